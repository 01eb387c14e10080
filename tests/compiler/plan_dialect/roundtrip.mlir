// Every operation, attribute and type as text, read back from both its forms. The examples beside this file have the
// rest: blocks, holds, repetitions, exchanges, symmetry.
// RUN: norma-opt %s | norma-opt | FileCheck %s
// RUN: norma-opt %s --mlir-print-op-generic | norma-opt | FileCheck %s

// CHECK: plan.form @everything
// CHECK-SAME: #plan.axis<n, plain>, #plan.axis<c, plain, extent = 8>, #plan.axis<"...", pack>
// CHECK-SAME: #plan.axis<C, composite, factors = [g, k]>
// CHECK-SAME: #plan.axis<"c'", twin, of = c>
// CHECK-SAME: #plan.axis<w, window, low = -2, high = 2>
// CHECK-SAME: #plan.axis<t, bounded, of = n>, #plan.axis<s, indexed, extent = 3>
// CHECK-SAME: layout = ["n", "c", "..."]
plan.form @everything(%x: !plan.array<bf16, [n, c, "..."]>, %length: !plan.array<i64, [c]>, %mask: !plan.array<i1, [n]>,
                      %A: !plan.array<f64, [c, "c'"]>, %grouped: !plan.array<f32, [g, k]>)
    -> (!plan.array<f64, [c, "c'"]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain, extent = 8>, #plan.axis<"...", pack>,
                        #plan.axis<C, composite, factors = [g, k]>, #plan.axis<g, plain>, #plan.axis<k, plain>,
                        #plan.axis<"c'", twin, of = c>, #plan.axis<w, window, low = -2, high = 2>,
                        #plan.axis<t, bounded, of = n>, #plan.axis<s, indexed, extent = 3>, #plan.axis<b, block, of = c>],
                declaration = "everything", form = "training", layout = ["n", "c", "..."]} {
  // CHECK: plan.kernel @walks for [c, "..."] block [c by 64 as b] reversed placed {task = "rows"} {
  plan.kernel @walks for [c, "..."] block [c by 64 as b] reversed placed {task = "rows"} {
    // CHECK: hold %{{.*}} placed {level = "near"} : <bf16, [n, c, "..."]>
    %h = plan.hold %x placed {level = "near"} : !plan.array<bf16, [n, c, "..."]>
    // CHECK: traverse [t, w] (%{{.*}}[n from t plus w else -1.500000e+00, c, "..."] : !plan.array<bf16, [n, c, "..."]>)
    // CHECK-SAME: where (t below %{{.*}} : !plan.array<i64, [c]>)
    // CHECK-SAME: accumulate (max [t] running t, sum [] across [c], product [t, w] running t reversed)
    // CHECK-SAME: in_order placed {lanes = ["t"]} {
    %m, %p, %q = plan.traverse [t, w] (%h[n from t plus w else -1.5, c, "..."] : !plan.array<bf16, [n, c, "..."]>)
        where (t below %length : !plan.array<i64, [c]>)
        accumulate (max [t] running t, sum [] across [c], product [t, w] running t reversed) in_order placed {lanes = ["t"]} {
      ^bb0(%e: f32):
      // CHECK: plan.extent "n"
      // CHECK: plan.narrow %{{.*}} to bf16 : f32
      %k = plan.extent "n"
      %r = plan.narrow %e to bf16 : f32
      plan.yield %e, %r, %e : f32, f32, f32
    } : !plan.array<f32, [t]>, !plan.array<f32, []>, !plan.array<f32, [t, w]>
    // CHECK: where (s at %{{.*}} : !plan.array<i64, [c]>) accumulate (min [s]) symmetric [s] {
    %l = plan.traverse [s] () where (s at %length : !plan.array<i64, [c]>) accumulate (min [s]) symmetric [s] {
      %one = arith.constant 1.0 : f32
      plan.yield %one : f32
    } : !plan.array<f32, [s]>
    plan.return
  }
  // CHECK: plan.kernel @states for [] {
  plan.kernel @states for [] {
    // CHECK: accumulate (affine [], moments [n])
    %f, %t = plan.traverse [n] (%mask[n] : !plan.array<i1, [n]>) accumulate (affine [], moments [n]) {
      ^bb0(%e: i1):
      // CHECK: plan.random "normal"(%{{.*}}) stream 3 over ["n"] : f32
      // CHECK: plan.lift %{{.*}}, %{{.*}} : f32, f32 -> !plan.affine<f32>
      // CHECK: plan.project "offset" of %{{.*}} : !plan.affine<f32> -> f32
      %seed = plan.index "n"
      %z = plan.random "normal"(%seed) stream 3 over ["n"] : f32
      %a = plan.lift %z, %z : f32, f32 -> !plan.affine<f32>
      %o = plan.project "offset" of %a : !plan.affine<f32> -> f32
      plan.yield %a, %o : !plan.affine<f32>, f32
    } : !plan.array<!plan.affine<f32>, []>, !plan.array<!plan.moments<f32>, [n]>
    plan.return
  }
  // CHECK: plan.kernel @composite for [g, k] {
  plan.kernel @composite for [g, k] {
    %e = plan.traverse [] (%grouped[g, k] : !plan.array<f32, [g, k]>) {
      ^bb0(%v: f32):
      // CHECK: plan.index "C"
      %i = plan.index "C"
      plan.yield %i : i64
    } : !plan.array<i64, []>
    plan.return
  }
  // CHECK: plan.factor "lyapunov_solve"(%{{.*}}, %{{.*}}) over ["c", "c'"]
  %X = plan.factor "lyapunov_solve"(%A, %A) over ["c", "c'"] : (!plan.array<f64, [c, "c'"]>, !plan.array<f64, [c, "c'"]>) -> !plan.array<f64, [c, "c'"]>
  plan.return %X : !plan.array<f64, [c, "c'"]>
}
