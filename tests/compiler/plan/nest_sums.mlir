// RUN: norma-opt %s --plan-nest-sums | FileCheck %s

// K lies inside the kept G, and G inside S: the sum goes down the columns (g, k) first. The factor u is the same down a
// column and leaves the inner sum; the sum across instances follows.
// CHECK-LABEL: plan.form @nests
// CHECK: %[[C:.*]]:2 = traverse [S, G, K] (%arg0[N, S, G, K] : !plan.array<f32, [N, S, G, K]>) accumulate (sum [G, K], sum [G, K])
// CHECK:   ^bb0(%[[A:.*]]: f32):
// CHECK:   plan.yield %[[A]], %[[A]] : f32, f32
// CHECK: traverse [G, K] ({{.*}}%arg1[G, K] : {{.*}}) accumulate (sum [G], sum [G, K] across [N])
// CHECK:   %[[P:.*]] = mulf
// CHECK:   plan.yield %[[P]], %{{.*}} : f32, f32
plan.form @nests(%x: !plan.array<f32, [N, S, G, K]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "S", "G", "K"]},
                 %u: !plan.array<f32, [G, K]> {norm.name = "u", norm.role = "parameter"})
    -> (!plan.array<f32, [N, G]> {norm.name = "s"}, !plan.array<f32, [b, G, K]> {norm.name = "p"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<S, plain>, #plan.axis<G, plain>, #plan.axis<K, plain>,
                        #plan.axis<b, block, of = "N">], declaration = "d", form = "f"} {
  %s, %p = plan.kernel @areas for [N] block [N by 8 as b] {
    %t:2 = plan.traverse [S, G, K] (%x[N, S, G, K] : !plan.array<f32, [N, S, G, K]>, %u[G, K] : !plan.array<f32, [G, K]>)
        accumulate (sum [G], sum [G, K] across [N]) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      plan.yield %0, %a : f32, f32
    } : !plan.array<f32, [G]>, !plan.array<f32, [G, K]>
    plan.return %t#0, %t#1 : !plan.array<f32, [G]>, !plan.array<f32, [G, K]>
  } : !plan.array<f32, [N, G]>, !plan.array<f32, [b, G, K]>
  plan.return %s, %p : !plan.array<f32, [N, G]>, !plan.array<f32, [b, G, K]>
}

// All of what is inside S is kept: the sum goes down columns as it is.
// CHECK-LABEL: plan.form @down
// CHECK: traverse [S, C] (%arg0[N, S, C] : !plan.array<f32, [N, S, C]>) accumulate (sum [C])
// CHECK-NOT: traverse
plan.form @down(%x: !plan.array<f32, [N, S, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "S", "C"]})
    -> (!plan.array<f32, [N, C]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<S, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @areas for [N] {
    %t = plan.traverse [S, C] (%x[N, S, C] : !plan.array<f32, [N, S, C]>) accumulate (sum [C]) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, [C]>
    plan.return %t : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %s : !plan.array<f32, [N, C]>
}
