// RUN: norma-opt %s --plan-fuse-kernels 2> %t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REASON < %t

// The second kernel reads what the first made at its own instance: they become one.
// CHECK-LABEL: plan.form @own_instance
// CHECK: %[[K:.*]]:2 = plan.kernel @sums for [N]
// CHECK:   %[[S:.*]] = traverse [C] (%{{.*}}[N, C]{{.*}}) accumulate (sum [])
// CHECK:   traverse [C] (%{{.*}}[N, C] : {{.*}}, %[[S]][] : !plan.array<f32, []>)
// CHECK-NOT: plan.kernel
plan.form @own_instance(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @sums for [N] {
    %t = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  %y = plan.kernel @apply for [N] {
    %e = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %s[N] : !plan.array<f32, [N]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [C]>
    plan.return %e : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %y : !plan.array<f32, [N, C]>
}

// The second kernel reads the sum of another instance, so all must be complete: they stay two.
// REASON-NOT: remark
// REASON: remark: not fused: y needs s of other instances
// CHECK-LABEL: plan.form @other_instances
// CHECK: plan.kernel @sums
// CHECK: plan.kernel @apply
plan.form @other_instances(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input"})
    -> (!plan.array<f32, [N, M]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<M, twin, of = N>], declaration = "d", form = "f"} {
  %s = plan.kernel @sums for [N] {
    %t = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } {names = ["s"]} : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  %y = plan.kernel @apply for [N] {
    %e = plan.traverse [M] (%s[N] : !plan.array<f32, [N]>, %s[N from M] : !plan.array<f32, [N]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.subf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [M]>
    plan.return %e : !plan.array<f32, [M]>
  } : !plan.array<f32, [N, M]>
  plan.return %y : !plan.array<f32, [N, M]>
}

// Kernels that read different arrays, each along an axis of its own, stay two: lanes lie along one axis of a kernel.
// REASON: remark: not fused: z shares no array with y
// CHECK-LABEL: plan.form @nothing_shared
// CHECK: plan.kernel @of_x
// CHECK: plan.kernel @of_h
plan.form @nothing_shared(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]},
                          %h: !plan.array<f32, [N, S]> {norm.name = "h", norm.role = "input", norm.axes = ["N", "S"]})
    -> (!plan.array<f32, [N]> {norm.name = "y"}, !plan.array<f32, [N]> {norm.name = "z"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>, #plan.axis<S, plain>], declaration = "d", form = "f"} {
  %y = plan.kernel @of_x for [N] {
    %a = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } {names = ["y"]} : !plan.array<f32, []>
    plan.return %a : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  %z = plan.kernel @of_h for [N] {
    %b = plan.traverse [S] (%h[N, S] : !plan.array<f32, [N, S]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } {names = ["z"]} : !plan.array<f32, []>
    plan.return %b : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  plan.return %y, %z : !plan.array<f32, [N]>, !plan.array<f32, [N]>
}

// Along the same axis they become one.
// CHECK-LABEL: plan.form @same_axis
// CHECK: plan.kernel @of_x
// CHECK-NOT: plan.kernel
plan.form @same_axis(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]},
                     %h: !plan.array<f32, [N, C]> {norm.name = "h", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [N]> {norm.name = "y"}, !plan.array<f32, [N]> {norm.name = "z"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %y = plan.kernel @of_x for [N] {
    %a = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %a : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  %z = plan.kernel @of_h for [N] {
    %b = plan.traverse [C] (%h[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %b : !plan.array<f32, []>
  } : !plan.array<f32, [N]>
  plan.return %y, %z : !plan.array<f32, [N]>, !plan.array<f32, [N]>
}
