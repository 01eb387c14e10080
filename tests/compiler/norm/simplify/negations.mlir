// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// -(-1 * x * r) + ...: the signs meet and vanish.
// CHECK-LABEL: @vanish.training
norm.form @vanish.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-NOT: negate
  // CHECK: %[[P:.*]] = norm.elementwise "multiply"(%x, %r)
  // CHECK: norm.elementwise "subtract"(%x, %[[P]])
  %minus = norm.constant -1.0 : <f32, []>
  %a = norm.elementwise "multiply"(%minus, %r) : (<f32, []>, <f32, [N]>) -> <f32, [N]>
  %b = norm.elementwise "multiply"(%x, %a) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %c = norm.elementwise "add"(%b, %x) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  norm.return %c : !norm.array<f32, [N, C]>
}

// x - r and r - x differ in the sign of zero where x is r.
// CHECK-LABEL: @stay.training
norm.form @stay.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[D:.*]] = norm.elementwise "subtract"(%x, %r)
  // CHECK: norm.elementwise "negate"(%[[D]])
  %a = norm.elementwise "subtract"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %c = norm.elementwise "negate"(%a) : (<f32, [N, C]>) -> <f32, [N, C]>
  norm.return %c : !norm.array<f32, [N, C]>
}

// CHECK-LABEL: @sum.training
norm.form @sum.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[S:.*]] = norm.aggregate "sum" %x
  // CHECK: norm.elementwise "negate"(%[[S]])
  %a = norm.elementwise "negate"(%x) : (<f32, [N, C]>) -> <f32, [N, C]>
  %s = norm.aggregate "sum" %a over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// CHECK-LABEL: @both.training
norm.form @both.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[S:.*]] = norm.elementwise "add"(%x, %r)
  // CHECK: norm.elementwise "negate"(%[[S]])
  %a = norm.elementwise "negate"(%x) : (<f32, [N, C]>) -> <f32, [N, C]>
  %b = norm.elementwise "negate"(%r) : (<f32, [N]>) -> <f32, [N]>
  %c = norm.elementwise "add"(%a, %b) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  norm.return %c : !norm.array<f32, [N, C]>
}
