// RUN: norma-opt %s --plan-fuse-traversals 2> %t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REASON < %t

// Two sums over one space: one walk.
// CHECK-LABEL: plan.form @independent
// CHECK: traverse [C] (%{{.*}}[N, C] : !plan.array<f32, [N, C]>) accumulate (sum [], max [])
// CHECK-NOT: traverse
plan.form @independent(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"})
    -> (!plan.array<f32, [N]> {norm.name = "s"}, !plan.array<f32, [N]> {norm.name = "t"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s, %t = plan.kernel @rows for [N] {
    %s = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    %t = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (max []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %s, %t : !plan.array<f32, []>, !plan.array<f32, []>
  } : !plan.array<f32, [N]>, !plan.array<f32, [N]>
  plan.return %s, %t : !plan.array<f32, [N]>, !plan.array<f32, [N]>
}

// The second sum is of deviations from the first.
// REASON-NOT: remark
// REASON: remark: not fused: t needs s, which the first traversal completes
// CHECK-LABEL: plan.form @dependent
// CHECK-COUNT-2: traverse [C]
plan.form @dependent(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"})
    -> (!plan.array<f32, [N]> {norm.name = "s"}, !plan.array<f32, [N]> {norm.name = "t"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s, %t = plan.kernel @rows for [N] {
    %s = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    %t = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %s[] : !plan.array<f32, []>) accumulate (sum []) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, []>
    plan.return %s, %t : !plan.array<f32, []>, !plan.array<f32, []>
  } : !plan.array<f32, [N]>, !plan.array<f32, [N]>
  plan.return %s, %t : !plan.array<f32, [N]>, !plan.array<f32, [N]>
}
