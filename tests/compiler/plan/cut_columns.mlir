// RUN: norma-opt %s --plan-cut-columns | FileCheck %s

// A column has no two elements in a row: the sums become partials over rows, the scalars a kernel of their own, and what
// is emitted a third, which begins where the first one ended.
// CHECK-LABEL: plan.form @cut
// CHECK: %[[P:.*]] = plan.kernel @columns for [N] block [N by 512 as b] {
// CHECK:   traverse [C] (%arg0[N, C] : {{.*}}) accumulate (moments [C] across [N])
// CHECK: : !plan.array<!plan.moments<f32>, [b, C]>
// CHECK: %[[S:.*]]:2 = plan.kernel @combine for [C] {
// CHECK:   %[[T:.*]] = traverse [b] (%[[P]][b, C] : {{.*}}) accumulate (moments []) in_order
// CHECK:   %[[M:.*]] = traverse [] (%[[T]][] :
// CHECK:   return %[[T]], %[[M]]
// CHECK: plan.kernel @columns for [N] reversed {
// CHECK:   %[[E:.*]] = traverse [C] (%arg0[N, C] : {{.*}}, %[[S]]#1[C] : !plan.array<f32, [C]>)
// CHECK:   return %[[E]] : !plan.array<f32, [C]>
plan.form @cut(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"}, !plan.array<f32, [C]> {norm.name = "m"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %y, %m = plan.kernel @columns for [C] {
    %t = plan.traverse [N] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (moments []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<!plan.moments<f32>, []>
    %s = plan.traverse [] (%t[] : !plan.array<!plan.moments<f32>, []>) {
      ^bb0(%a: !plan.moments<f32>):
      %0 = plan.project "mean" of %a : !plan.moments<f32> -> f32
      plan.yield %0 : f32
    } : !plan.array<f32, []>
    %e = plan.traverse [N] (%x[N, C] : !plan.array<f32, [N, C]>, %s[] : !plan.array<f32, []>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [N]>
    plan.return %e, %s : !plan.array<f32, [N]>, !plan.array<f32, []>
  } : !plan.array<f32, [N, C]>, !plan.array<f32, [C]>
  plan.return %y, %m : !plan.array<f32, [N, C]>, !plan.array<f32, [C]>
}

// The area is contiguous: the kernel stays.
// CHECK-LABEL: plan.form @rows
// CHECK: plan.kernel @rows for [N] {
// CHECK-NOT: across
plan.form @rows(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [N]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @rows for [N] {
    %t = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  plan.return %s : !plan.array<f32, [N]>
}
