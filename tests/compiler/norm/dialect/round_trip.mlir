// RUN: %norma-opt %s | %norma-opt | FileCheck %s

// Every operation once, those that later stages refuse included.
// CHECK: #norm.axis<D>, #norm.axis<"D'" twin of D>, #norm.axis<... pack>, #norm.axis<T>, #norm.axis<C into [G, K]>, #norm.axis<G = 2>
norm.form @all.training(
    %x: !norm.array<f32, [D, "D'", ..., T]> {norm.name = "x", norm.role = "input", norm.storage = bf16, norm.axes = ["D", "D'", "...", "T"]},
    %v: !norm.array<f32, [D]> {norm.name = "v", norm.role = "input", norm.storage = f32, norm.axes = ["D"]},
    %z: !norm.array<f32, [G, K]> {norm.name = "z", norm.role = "input", norm.storage = f32, norm.axes = ["C"]},
    %label: !norm.array<i64, [T]> {norm.name = "label", norm.role = "input", norm.storage = i64, norm.axes = ["T"]})
    -> (!norm.array<f32, [D, "D'", ..., T]> {norm.name = "y", norm.role = "output", norm.storage = bf16, norm.axes = ["D", "D'", "...", "T"]})
  attributes {declaration = "all", form = "training", merged = [#norm.merged<[..., T] into [A, B]>],
              axes = [#norm.axis<D>, #norm.axis<"D'" twin of D>, #norm.axis<... pack>, #norm.axis<T>, #norm.axis<C into [G, K]>,
                      #norm.axis<G = 2>, #norm.axis<K>, #norm.axis<A = 2>, #norm.axis<B>]} {
  // CHECK: norm.constant 2.0
  %k = norm.constant 2.0 : <f32, []>
  // CHECK: norm.coordinate T : <i64, [T]>
  %t = norm.coordinate T : <i64, [T]>
  // CHECK: norm.extent ... : <i64, []>
  %n = norm.extent ... : <i64, []>
  // CHECK: norm.convert %{{.*}} : <i64, []> to <f32, []>
  %f = norm.convert %n : <i64, []> to <f32, []>
  // CHECK: norm.random "normal"(%{{.*}}, %{{.*}}) : (<f32, []>, <f32, []>) -> <f32, [D]>
  %draw = norm.random "normal"(%k, %f) : (<f32, []>, <f32, []>) -> <f32, [D]>
  // CHECK: norm.elementwise "add"(%v, %x) : (<f32, [D]>, <f32, [D, "D'", ..., T]>) -> <f32, [D, "D'", ..., T]>
  %e = norm.elementwise "add"(%v, %x) : (<f32, [D]>, <f32, [D, "D'", ..., T]>) -> <f32, [D, "D'", ..., T]>
  // CHECK: norm.broadcast %v : <f32, [D]> to <f32, [D, T]>
  %b = norm.broadcast %v : <f32, [D]> to <f32, [D, T]>
  // CHECK: norm.narrow %v to bf16 : <f32, [D]>
  %r = norm.narrow %v to bf16 : <f32, [D]>
  // CHECK: norm.stop_gradient %v : <f32, [D]>
  %s = norm.stop_gradient %v : <f32, [D]>
  // CHECK: norm.aggregate "var" %x over [..., T within from -2 to 2] unbiased : <f32, [D, "D'", ..., T]> -> <f32, [D, "D'", T]>
  %a = norm.aggregate "var" %x over [..., T within from -2 to 2] unbiased : <f32, [D, "D'", ..., T]> -> <f32, [D, "D'", T]>
  // CHECK: norm.aggregate "norm" %x over [T within to 0, ... across replicas] order 2.0{{.*}} weighted by %v
  %o = norm.aggregate "norm" %x over [T within to 0, ... across replicas] order 2.0 weighted by %v : !norm.array<f32, [D]> : <f32, [D, "D'", ..., T]> -> <f32, [D, "D'", T]>
  // CHECK: norm.read %x at [D](%label)
  %p = norm.read %x at [D](%label) : <f32, [D, "D'", ..., T]>, (<i64, [T]>) -> <f32, ["D'", ..., T]>
  // CHECK: norm.regroup %x from [..., T] to [A, B]
  %g = norm.regroup %x from [..., T] to [A, B] : <f32, [D, "D'", ..., T]> -> <f32, [D, "D'", A, B]>
  // CHECK: norm.twin %x of [D]
  %w = norm.twin %x of [D] : <f32, [D, "D'", ..., T]> -> <f32, [D, "D'", ..., T]>
  // CHECK: norm.contract %x, %v along [D]
  %c = norm.contract %x, %v along [D] : <f32, [D, "D'", ..., T]>, <f32, [D]> -> <f32, [D, ..., T]>
  // CHECK: norm.matrix "trace"(%x) along [D]
  %m = norm.matrix "trace"(%x) along [D] : (<f32, [D, "D'", ..., T]>) -> <f32, [..., T]>
  // CHECK: norm.repeat 3(%v)
  %l = norm.repeat 3(%v) : (!norm.array<f32, [D]>) -> !norm.array<f32, [D]> {
  ^bb0(%i: !norm.array<f32, [D]>):
    %j = norm.elementwise "multiply"(%i, %i) : (<f32, [D]>, <f32, [D]>) -> <f32, [D]>
    norm.yield %j : !norm.array<f32, [D]>
  }
  // CHECK: norm.along T(%v)
  %u = norm.along T(%v) : (!norm.array<f32, [D]>) -> !norm.array<f32, [D]> {
  ^bb0(%i: !norm.array<f32, [D]>, %at: !norm.array<i64, []>):
    norm.yield %i : !norm.array<f32, [D]>
  }
  // CHECK: norm.custom_gradient %{{.*}} of %v
  %h = norm.custom_gradient %e of %v : <f32, [D, "D'", ..., T]>, <f32, [D]> {
  ^bb0(%q: !norm.array<f32, [D, "D'", ..., T]>):
    norm.yield %v : !norm.array<f32, [D]>
  }
  // CHECK: norm.return %{{.*}} : !norm.array<f32, [D, "D'", ..., T]>
  norm.return %h : !norm.array<f32, [D, "D'", ..., T]>
}
