// RUN: norma-opt %s --plan-place | FileCheck %s

// The rows of C that become moments of each place lie next to the innermost axis, so that they are lifted together; a sum
// of them needs no such order.
// CHECK-LABEL: plan.form @lifts
// CHECK: accumulate (moments [H, W]) placed {order = ["H", "C", "W"]}
// CHECK: accumulate (sum [H, W]) placed {order = ["C", "H", "W"]}
plan.form @lifts(%x: !plan.array<f32, [N, C, H, W]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C", "H", "W"]})
    -> (!plan.array<f32, [N, H, W]> {norm.name = "m"}, !plan.array<f32, [N, H, W]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<H, plain>, #plan.axis<W, plain>],
                declaration = "d", form = "f"} {
  %m, %s = plan.kernel @areas for [N] {
    %a = plan.traverse [C, H, W] (%x[N, C, H, W] : !plan.array<f32, [N, C, H, W]>) accumulate (moments [H, W]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<!plan.moments<f32>, [H, W]>
    %b = plan.traverse [H, W] (%a[H, W] : !plan.array<!plan.moments<f32>, [H, W]>) {
      ^bb0(%e: !plan.moments<f32>):
      %mean = plan.project "mean" of %e : !plan.moments<f32> -> f32
      plan.yield %mean : f32
    } : !plan.array<f32, [H, W]>
    %c = plan.traverse [C, H, W] (%x[N, C, H, W] : !plan.array<f32, [N, C, H, W]>) accumulate (sum [H, W]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [H, W]>
    plan.return %b, %c : !plan.array<f32, [H, W]>, !plan.array<f32, [H, W]>
  } : !plan.array<f32, [N, H, W]>, !plan.array<f32, [N, H, W]>
  plan.return %m, %s : !plan.array<f32, [N, H, W]>, !plan.array<f32, [N, H, W]>
}
