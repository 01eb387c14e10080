// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// The same aggregate twice, with its operands in either order, is computed once.
// CHECK-LABEL: @once.training
norm.form @once.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-COUNT-1: norm.aggregate
  // CHECK-NOT: norm.aggregate
  %a = norm.elementwise "add"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %b = norm.elementwise "add"(%r, %x) : (<f32, [N]>, <f32, [N, C]>) -> <f32, [N, C]>
  %s = norm.aggregate "max" %a over [C] : <f32, [N, C]> -> <f32, [N]>
  %t = norm.aggregate "max" %b over [C] : <f32, [N, C]> -> <f32, [N]>
  %u = norm.elementwise "add"(%s, %t) : (<f32, [N]>, <f32, [N]>) -> <f32, [N]>
  norm.return %u : !norm.array<f32, [N]>
}

// One is unbiased: two values.
// CHECK-LABEL: @twice.training
norm.form @twice.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-COUNT-2: norm.aggregate
  %s = norm.aggregate "var" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  %t = norm.aggregate "var" %x over [C] unbiased : <f32, [N, C]> -> <f32, [N]>
  %u = norm.elementwise "add"(%s, %t) : (<f32, [N]>, <f32, [N]>) -> <f32, [N]>
  norm.return %u : !norm.array<f32, [N]>
}
