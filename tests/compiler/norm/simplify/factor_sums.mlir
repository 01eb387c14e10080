// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// The factor r lacks C, the axis of the sum: it multiplies once per area.
// CHECK-LABEL: @factor.training
norm.form @factor.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[S:.*]] = norm.aggregate "sum" %x over [C]
  // CHECK: norm.elementwise "multiply"(%r, %[[S]]) : (<f32, [N]>, <f32, [N]>)
  %p = norm.elementwise "multiply"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %s = norm.aggregate "sum" %p over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// gamma varies along C and stays.
// CHECK-LABEL: @vary.training
norm.form @vary.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %gamma: !norm.array<f32, [C]> {norm.name = "gamma", norm.role = "parameter", norm.storage = f32, norm.axes = ["C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[P:.*]] = norm.elementwise "multiply"(%x, %gamma)
  // CHECK: norm.aggregate "sum" %[[P]] over [C]
  %p = norm.elementwise "multiply"(%x, %gamma) : (<f32, [N, C]>, <f32, [C]>) -> <f32, [N, C]>
  %s = norm.aggregate "sum" %p over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// sum(x * (x - r)) must not become sum(x * x) - r * sum(x): two large numbers would cancel.
// CHECK-LABEL: @difference.training
norm.form @difference.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[D:.*]] = norm.elementwise "subtract"(%x, %r)
  // CHECK: %[[P:.*]] = norm.elementwise "multiply"(%x, %[[D]])
  // CHECK: norm.aggregate "sum" %[[P]] over [C]
  // CHECK-NOT: norm.aggregate
  %d = norm.elementwise "subtract"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %p = norm.elementwise "multiply"(%x, %d) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  %s = norm.aggregate "sum" %p over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// In windows each element meets several areas: r is not the same over them once N is windowed.
// CHECK-LABEL: @window.training
norm.form @window.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: %[[P:.*]] = norm.elementwise "multiply"(%x, %r)
  // CHECK: norm.aggregate "sum" %[[P]] over [C within from -2 to 2]
  %p = norm.elementwise "multiply"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %s = norm.aggregate "sum" %p over [C within from -2 to 2] : <f32, [N, C]> -> <f32, [N, C]>
  norm.return %s : !norm.array<f32, [N, C]>
}

// What remains lacks N: the extent of N times its sum over C.
// CHECK-LABEL: @absent.training
norm.form @absent.training(%gamma: !norm.array<f32, [C]> {norm.name = "gamma", norm.role = "parameter", norm.storage = f32, norm.axes = ["C"]}) -> (!norm.array<f32, []> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = []})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-DAG: %[[S:.*]] = norm.aggregate "sum" %gamma over [C] : <f32, [C]> -> <f32, []>
  // CHECK-DAG: norm.extent N
  // CHECK: norm.elementwise "multiply"
  %w = norm.broadcast %gamma : <f32, [C]> to <f32, [N, C]>
  %s = norm.aggregate "sum" %w over [N, C] : <f32, [N, C]> -> <f32, []>
  norm.return %s : !norm.array<f32, []>
}
