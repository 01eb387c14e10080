// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// CHECK-LABEL: @known.training
norm.form @known.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[B:.*]] = norm.broadcast %r
  // CHECK-NEXT: norm.return %[[B]]
  %t = norm.constant 0.0 : <i1, []>
  %a = norm.elementwise "where"(%t, %x, %r) : (<i1, []>, <f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  norm.return %a : !norm.array<f32, [N, C]>
}

// The condition is known at run time only.
// CHECK-LABEL: @unknown.training
norm.form @unknown.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.elementwise "where"
  %t = norm.elementwise "less"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <i1, [N, C]>
  %a = norm.elementwise "where"(%t, %x, %r) : (<i1, [N, C]>, <f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  norm.return %a : !norm.array<f32, [N, C]>
}
