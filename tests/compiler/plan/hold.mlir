// RUN: norma-opt %s --plan-hold | FileCheck %s
// RUN: norma-opt %s --plan-hold --plan-place | FileCheck %s --check-prefix=PLACED
// RUN: norma-opt %s --plan-hold --plan-place --plan-explain -o %t | FileCheck %s --check-prefix=EXPLAIN

// x is read twice and held; g lacks the kernel's axis and is not.
// CHECK-LABEL: plan.form @twice
// CHECK: %[[H:.*]] = hold %{{.*}} : <f32, [N, C]>
// CHECK-NOT: hold
// CHECK: traverse [C] (%[[H]][N, C]
// CHECK: traverse [C] (%[[H]][N, C]

// PLACED: plan.kernel @rows for [N] placed {lanes = "C", tasks = [#plan.block<N by 64 as N>]}
// PLACED: hold %{{.*}} placed {level = "L1"}
// PLACED: placed {order = ["C"]}
// PLACED: placed {order = ["C"], store = "stream"}

// EXPLAIN: kernel rows        parallel over (N), 1 area = (C) = 4 KB of x, kept in L1
// EXPLAIN-NEXT:   traversal 1      reads x                     s = sum x·g over (C)
// EXPLAIN-NEXT:   traversal 2      reads x (in L1)             writes y past the cache
// EXPLAIN-NEXT: bytes              2.00 tensors of x's size; least possible 2.00
plan.form @twice(%x: !plan.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.axes = ["N", "C"]},
    %g: !plan.array<f32, [C]> {norm.name = "g", norm.role = "parameter"})
    -> (!plan.array<f32, [N, C]> {norm.name = "y"})
    attributes {axes = [#plan.axis<N, plain>, #plan.axis<C, plain, extent = 1024>], declaration = "d", form = "f"} {
  %y = plan.kernel @rows for [N] {
    %s = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %g[C] : !plan.array<f32, [C]>) accumulate (sum []) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      plan.yield %0 : f32
    } {names = ["s"]} : !plan.array<f32, []>
    %e = plan.traverse [C] (%x[N, C] : !plan.array<f32, [N, C]>, %g[C] : !plan.array<f32, [C]>, %s[] : !plan.array<f32, []>) {
      ^bb0(%a: f32, %b: f32, %c: f32):
      %0 = arith.mulf %a, %b : f32
      %1 = arith.subf %0, %c : f32
      plan.yield %1 : f32
    } : !plan.array<f32, [C]>
    plan.return %e : !plan.array<f32, [C]>
  } : !plan.array<f32, [N, C]>
  plan.return %y : !plan.array<f32, [N, C]>
}
