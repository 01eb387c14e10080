// RUN: norma-opt %s --plan-share-traversals | FileCheck %s

// The same sum twice, once more as a maximum, and one result that nobody uses.
// CHECK-LABEL: plan.form @twice
// CHECK: %[[K:.*]]:2 = plan.kernel @rows for [N]
// CHECK: %[[T:.*]]:2 = traverse [C] (%{{.*}}[N, C] : !plan.array<f32, [N, C]>) accumulate (sum [], max [])
// CHECK: mulf
// CHECK-NOT: mulf
// CHECK: return %[[T]]#0, %[[T]]#1
// CHECK: plan.return %[[K]]#0, %[[K]]#0, %[[K]]#1
plan.form @twice(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"})
    -> (!plan.array<f32, [N]> {norm.name = "s"}, !plan.array<f32, [N]> {norm.name = "t"}, !plan.array<f32, [N]> {norm.name = "u"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s, %t, %u, %v = plan.kernel @rows for [N] {
    %s, %t, %u, %v = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %x[N, C] : !plan.array<f32, [N, C]>)
        accumulate (sum [], sum [], max [], min []) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      %1 = arith.mulf %b, %a : f32
      plan.yield %0, %1, %0, %0 : f32, f32, f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    plan.return %s, %t, %u, %v : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } : !plan.array<f32, [N]>, !plan.array<f32, [N]>, !plan.array<f32, [N]>, !plan.array<f32, [N]>
  plan.return %s, %t, %u : !plan.array<f32, [N]>, !plan.array<f32, [N]>, !plan.array<f32, [N]>
}
