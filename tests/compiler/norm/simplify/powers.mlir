// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// CHECK-LABEL: @whole.training
norm.form @whole.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[S:.*]] = norm.elementwise "multiply"(%x, %x)
  // CHECK: norm.elementwise "multiply"(%x, %[[S]])
  // CHECK-NOT: power
  %k = norm.constant 3.0 : <f32, []>
  %a = norm.elementwise "power"(%x, %k) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  norm.return %a : !norm.array<f32, [N, C]>
}

// CHECK-LABEL: @root.training
norm.form @root.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.elementwise "rsqrt"(%x)
  %k = norm.constant -0.5 : <f32, []>
  %a = norm.elementwise "power"(%x, %k) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  norm.return %a : !norm.array<f32, [N, C]>
}

// Neither whole nor a half.
// CHECK-LABEL: @other.training
norm.form @other.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.elementwise "power"
  %k = norm.constant -0.75 : <f32, []>
  %a = norm.elementwise "power"(%x, %k) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  norm.return %a : !norm.array<f32, [N, C]>
}
