// RUN: norma-opt %s --plan-walk-inner-instances | FileCheck %s

// Memory holds G inside S: an instance (n, g) would meet but runs of K. G is walked instead, and every array that the
// instance made has it.
// CHECK-LABEL: plan.form @inside
// CHECK: plan.kernel @areas for [N] {
// CHECK:   %[[T:.*]] = traverse [S, G, K] (%arg0[N, S, G, K] : {{.*}}) accumulate (sum [G])
// CHECK:   %[[R:.*]] = traverse [G] (%[[T]][G] : !plan.array<f32, [G]>)
// CHECK:   %[[E:.*]] = traverse [S, G, K] (%arg0[N, S, G, K] : {{.*}}, %[[R]][G] : !plan.array<f32, [G]>)
// CHECK:   return %[[E]] : !plan.array<f32, [S, G, K]>
// CHECK: : !plan.array<f32, [N, S, G, K]>
plan.form @inside(%x: !plan.array<f32, [N, S, G, K]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "S", "G", "K"]})
    -> (!plan.array<f32, [N, S, G, K]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<S, plain>, #plan.axis<G, plain>, #plan.axis<K, plain>],
                declaration = "d", form = "f"} {
  %y = plan.kernel @areas for [N, G] {
    %t = plan.traverse [S, K] (%x[N, S, G, K] : !plan.array<f32, [N, S, G, K]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    %r = plan.traverse [] (%t[] : !plan.array<f32, []>) {
      ^bb0(%a: f32):
      %0 = math.sqrt %a : f32
      plan.yield %0 : f32
    } : !plan.array<f32, []>
    %e = plan.traverse [S, K] (%x[N, S, G, K] : !plan.array<f32, [N, S, G, K]>, %r[] : !plan.array<f32, []>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [S, K]>
    plan.return %e : !plan.array<f32, [S, K]>
  } : !plan.array<f32, [N, S, G, K]>
  plan.return %y : !plan.array<f32, [N, S, G, K]>
}

// Here memory holds the area inside all of the instances' axes: nothing to win.
// CHECK-LABEL: plan.form @outside
// CHECK: plan.kernel @areas for [N, G] {
// CHECK:   traverse [S]
plan.form @outside(%x: !plan.array<f32, [N, G, S]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "G", "S"]})
    -> (!plan.array<f32, [N, G]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<G, plain>, #plan.axis<S, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @areas for [N, G] {
    %t = plan.traverse [S] (%x[N, G, S] : !plan.array<f32, [N, G, S]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [N, G]>
  plan.return %s : !plan.array<f32, [N, G]>
}

// Here no instance would be left: that is for --plan-cut-columns.
// CHECK-LABEL: plan.form @columns
// CHECK: plan.kernel @areas for [C] {
// CHECK:   traverse [N]
plan.form @columns(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]})
    -> (!plan.array<f32, [C]> {norm.name = "s"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain>], declaration = "d", form = "f"} {
  %s = plan.kernel @areas for [C] {
    %t = plan.traverse [N] (%x[N, C] : !plan.array<f32, [N, C]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %t : !plan.array<f32, []>
  } : !plan.array<f32, [C]>
  plan.return %s : !plan.array<f32, [C]>
}
