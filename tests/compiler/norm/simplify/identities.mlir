// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// CHECK-LABEL: @nothing_changes.training
norm.form @nothing_changes.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-NEXT: norm.return %x
  %one = norm.constant 1.0 : <f32, []>
  %zero = norm.constant 0.0 : <f32, []>
  %a = norm.elementwise "multiply"(%one, %x) : (<f32, []>, <f32, [N, C]>) -> <f32, [N, C]>
  %b = norm.elementwise "add"(%a, %zero) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  %c = norm.elementwise "divide"(%b, %one) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  %d = norm.elementwise "subtract"(%c, %zero) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  norm.return %d : !norm.array<f32, [N, C]>
}

// 0 * x is NaN where x is, and 0 - x is not x.
// CHECK-LABEL: @something_changes.training
norm.form @something_changes.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.elementwise "multiply"
  // CHECK: norm.elementwise "subtract"
  %zero = norm.constant 0.0 : <f32, []>
  %a = norm.elementwise "multiply"(%zero, %x) : (<f32, []>, <f32, [N, C]>) -> <f32, [N, C]>
  %b = norm.elementwise "subtract"(%zero, %a) : (<f32, []>, <f32, [N, C]>) -> <f32, [N, C]>
  norm.return %b : !norm.array<f32, [N, C]>
}

// CHECK-LABEL: @twice.training
norm.form @twice.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[SIX:.*]] = norm.constant 6.0
  // CHECK: norm.elementwise "multiply"(%x, %[[SIX]])
  %three = norm.constant 3.0 : <f32, []>
  %a = norm.elementwise "add"(%x, %x) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  %b = norm.elementwise "multiply"(%three, %a) : (<f32, []>, <f32, [N, C]>) -> <f32, [N, C]>
  norm.return %b : !norm.array<f32, [N, C]>
}
