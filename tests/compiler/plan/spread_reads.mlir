// RUN: norma-opt %s --plan-spread-reads | FileCheck %s
// RUN: norma-opt %s --plan-spread-reads --plan-place | FileCheck %s --check-prefix=PLACED
// RUN: norma-opt %s --plan-place | FileCheck %s --check-prefix=APART

// G and K are the factors of C. m has but G: written out for both, all arrays of the walk have both or neither, and the
// loop over K may run on through G.
// CHECK-LABEL: plan.form @spreads
// CHECK: %[[W:.*]] = traverse [G, K] (%arg1[N, G] : !plan.array<f32, [N, G]>)
// CHECK: traverse [S, G, K] (%arg0[N, S, G, K] : {{.*}}, %[[W]][G, K] : !plan.array<f32, [G, K]>)
// PLACED: traverse [S, G, K] {{.*}} placed {collapsed = ["G"], order = ["S", "K"]
// APART-NOT: collapsed
plan.form @spreads(%x: !plan.array<f32, [N, S, G, K]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "S", "C"]},
                   %m: !plan.array<f32, [N, G]> {norm.name = "m", norm.role = "saved"})
    -> (!plan.array<f32, [N, S, G, K]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<S, plain>, #plan.axis<G, plain>, #plan.axis<K, plain>,
                        #plan.axis<C, composite, factors = ["G", "K"]>], declaration = "d", form = "f"} {
  %y = plan.kernel @areas for [N] {
    %e = plan.traverse [S, G, K] (%x[N, S, G, K] : !plan.array<f32, [N, S, G, K]>, %m[N, G] : !plan.array<f32, [N, G]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [S, G, K]>
    plan.return %e : !plan.array<f32, [S, G, K]>
  } : !plan.array<f32, [N, S, G, K]>
  plan.return %y : !plan.array<f32, [N, S, G, K]>
}
