// RUN: norma-opt %s --plan-hoist-scalars | FileCheck %s

// The root is the same along C; the difference from an element is not, nor what belongs to the walk's own axis.
// CHECK-LABEL: plan.form @root
// CHECK: %[[S:.*]] = traverse [] (%{{.*}}[N] : !plan.array<f32, [N]>)
// CHECK:   math.sqrt
// CHECK: traverse [C] (%{{.*}}[N, C] : {{.*}}, %[[S]][] : !plan.array<f32, []>)
// CHECK:   math.absf
// CHECK:   divf
plan.form @root(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"},
    %v: !plan.array<f32, [N]> {norm.name = "v", norm.role = "saved"}, %g: !plan.array<f32, [C]> {norm.name = "g", norm.role = "parameter"})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %y = plan.kernel @rows for [N] {
    %e = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %v[N] : !plan.array<f32, [N]>, %g[C] : !plan.array<f32, [C]>) {
      ^bb0(%a: f32, %b: f32, %c: f32):
      %0 = math.sqrt %b : f32
      %1 = math.absf %c : f32
      %2 = arith.mulf %a, %1 : f32
      %3 = arith.divf %2, %0 : f32
      plan.yield %3 : f32
    } : !plan.array<f32, [C]>
    plan.return %e : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %y : !plan.array<f32, [N, C]>
}
