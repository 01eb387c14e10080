// RUN: norma-opt %s --plan-ride-along | FileCheck %s

// The kernel of rows reads x anyway: the sum over rows rides along, in runs of 64, and a small kernel adds the partials.
// CHECK-LABEL: plan.form @rides
// CHECK: %[[K:.*]]:2 = plan.kernel @rows for [N] block [N by 64 as b]
// CHECK:   %[[T:.*]]:2 = traverse [C] (%{{.*}}[N, C] : !plan.array<f32, [N, C]>) accumulate (sum [C] across [N])
// CHECK:     plan.yield %[[A:.*]], %{{.*}}
// CHECK:   return %[[T]]#1, %[[T]]#0
// CHECK: : !plan.array<f32, [N, C]>, !plan.array<f32, [b, C]>
// CHECK: plan.kernel @combine for [C]
// CHECK:   traverse [b] (%[[K]]#1[b, C] : !plan.array<f32, [b, C]>) accumulate (sum []) in_order
plan.form @rides(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"}, !plan.array<f32, [C]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @columns for [C] {
    %t = plan.traverse [N] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [C]>
  %y = plan.kernel @rows for [N] {
    %e = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) {
      ^bb0(%a: f32):
      %0 = arith.negf %a : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [C]>
    plan.return %e : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %y, %s : !plan.array<f32, [N, C]>, !plan.array<f32, [C]>
}

// Here the kernel of rows needs the sum over rows: it cannot also make it.
// CHECK-LABEL: plan.form @needed
// CHECK-NOT: across
plan.form @needed(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @columns for [C] {
    %t = plan.traverse [N] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [C]>
  %y = plan.kernel @rows for [N] {
    %e = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %s[C] : !plan.array<f32, [C]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [C]>
    plan.return %e : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %y : !plan.array<f32, [N, C]>
}
