// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// b and gamma have the same axes: together first.
// CHECK-LABEL: @together.training
norm.form @together.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %b: !norm.array<f32, [C]> {norm.name = "b", norm.role = "parameter", norm.storage = f32, norm.axes = ["C"]}, %gamma: !norm.array<f32, [C]> {norm.name = "gamma", norm.role = "parameter", norm.storage = f32, norm.axes = ["C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[S:.*]] = norm.elementwise "multiply"(%b, %gamma) : (<f32, [C]>, <f32, [C]>)
  // CHECK: norm.elementwise "multiply"(%x, %[[S]])
  %a = norm.elementwise "multiply"(%x, %b) : (<f32, [N, C]>, <f32, [C]>) -> <f32, [N, C]>
  %c = norm.elementwise "multiply"(%a, %gamma) : (<f32, [N, C]>, <f32, [C]>) -> <f32, [N, C]>
  norm.return %c : !norm.array<f32, [N, C]>
}

// r and gamma together are as large as x: nothing is won.
// CHECK-LABEL: @apart.training
norm.form @apart.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}, %gamma: !norm.array<f32, [C]> {norm.name = "gamma", norm.role = "parameter", norm.storage = f32, norm.axes = ["C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[A:.*]] = norm.elementwise "multiply"(%x, %r)
  // CHECK: norm.elementwise "multiply"(%gamma, %[[A]])
  %a = norm.elementwise "multiply"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %c = norm.elementwise "multiply"(%a, %gamma) : (<f32, [N, C]>, <f32, [C]>) -> <f32, [N, C]>
  norm.return %c : !norm.array<f32, [N, C]>
}
