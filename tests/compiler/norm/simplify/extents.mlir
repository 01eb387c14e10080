// RUN: %norma-opt %s --norm-simplify | FileCheck %s

// C is fixed by the table.
// CHECK-LABEL: @fixed.training
norm.form @fixed.training() -> (!norm.array<f32, []> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = []})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.constant 3.2{{0*}}e+01 : <f32, []>
  %n = norm.extent C : <i64, []>
  %f = norm.convert %n : <i64, []> to <f32, []>
  norm.return %f : !norm.array<f32, []>
}

// N is known at run time only.
// CHECK-LABEL: @open.training
norm.form @open.training() -> (!norm.array<f32, []> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = []})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK: norm.extent N
  %n = norm.extent N : <i64, []>
  %f = norm.convert %n : <i64, []> to <f32, []>
  norm.return %f : !norm.array<f32, []>
}

// Without filter a count is an extent, with a mask it is not.
// CHECK-LABEL: @count.training
norm.form @count.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}, %r: !norm.array<f32, [N]> {norm.name = "r", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C = 32>, #norm.axis<K = 4>]} {
  // CHECK-NOT: norm.aggregate "count" %x over [C] : 
  // CHECK: norm.aggregate "count" %x over [C] where
  %n = norm.aggregate "count" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  %t = norm.elementwise "less"(%x, %r) : (<f32, [N, C]>, <f32, [N]>) -> <i1, [N, C]>
  %k = norm.aggregate "count" %x over [C] where %t : !norm.array<i1, [N, C]> : <f32, [N, C]> -> <f32, [N]>
  %s = norm.elementwise "add"(%n, %k) : (<f32, [N]>, <f32, [N]>) -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}
