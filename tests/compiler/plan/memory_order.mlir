// RUN: norma-opt %s --plan-place | FileCheck %s

// An argument that is not the first has its own axes where it writes them: lanes lie along the innermost of those, and
// not along the axis that it shares with the first.
// CHECK-LABEL: plan.form @two_inputs
// CHECK: plan.kernel @of_x for [N] placed {lanes = "C"
// CHECK: plan.kernel @of_h for [N] placed {lanes = "S"
// CHECK: placed {order = ["K", "S"]
plan.form @two_inputs(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]},
                      %h: !plan.array<f32, [N, K, S]> {norm.name = "h", norm.role = "input", norm.axes = ["N", "K", "S"]})
    -> (!plan.array<f32, [N]> {norm.name = "y"}, !plan.array<f32, [N]> {norm.name = "z"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<K, plain>, #plan.axis<S, plain>],
                declaration = "d", form = "f"} {
  %y = plan.kernel @of_x for [N] {
    %a = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %a : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  %z = plan.kernel @of_h for [N] {
    %b = plan.traverse [K, S] (%h[N, K, S] : !plan.array<f32, [N, K, S]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %b : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  plan.return %y, %z : !plan.array<f32, [N]>, !plan.array<f32, [N]>
}

// The axes that it adds lie outside the one that both have.
// CHECK-LABEL: plan.form @shared_innermost
// CHECK: plan.kernel @of_w for [N] placed {lanes = "C"
// CHECK: placed {order = ["J", "C"]
plan.form @shared_innermost(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]},
                            %w: !plan.array<f32, [N, C, J]> {norm.name = "w", norm.role = "input", norm.axes = ["N", "J", "C"]})
    -> (!plan.array<f32, [N]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<J, plain>], declaration = "d", form = "f"} {
  %y = plan.kernel @of_w for [N] {
    %a = plan.traverse [C, J] (%w[N, C, J] : !plan.array<f32, [N, C, J]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %a : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  plan.return %y : !plan.array<f32, [N]>
}
