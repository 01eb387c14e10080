// RUN: norma-opt %s --plan-build --split-input-file --verify-diagnostics | FileCheck %s
// RUN: norma-opt %s --plan-build --plan-choose --split-input-file --verify-diagnostics | FileCheck %s --check-prefix=CHOSEN

// One kernel per aggregate and per result; mean and var of the same elements share their moments.
// CHECK-LABEL: plan.form @pair.training
// CHECK: plan.kernel @moments for [N]
// CHECK:   traverse [C] ({{.*}}) accumulate (moments [])
// CHECK: plan.kernel @y for [N]
// CHECK:   plan.project "mean"
// CHECK:   plan.project "m2"
// CHECK: plan.kernel @m for [N]
// CHECK-NOT: plan.kernel

// CHOSEN-LABEL: plan.form @pair.training
// CHOSEN: plan.kernel @y for [N] placed {lanes = "C"
// CHOSEN:   %[[H:.*]] = hold
// CHOSEN:   %[[M:.*]] = traverse [C] (%[[H]][N, C]{{.*}}) accumulate (moments [])
// CHOSEN:   traverse [] (%[[M]][]
// CHOSEN:   traverse [C] (%[[H]][N, C]
// CHOSEN-NOT: plan.kernel
norm.form @pair.training(%x: !norm.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "x", norm.role = "input", norm.storage = f32})
    -> (!norm.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "y", norm.role = "output", norm.storage = f32},
        !norm.array<f32, [N]> {norm.axes = ["N"], norm.name = "m", norm.role = "statistic", norm.storage = f32})
    attributes {axes = [#norm.axis<N>, #norm.axis<C>], declaration = "pair", form = "training"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  %v = norm.aggregate "var" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  %1 = norm.elementwise "rsqrt"(%v) : (<f32, [N]>) -> <f32, [N]>
  %2 = norm.elementwise "multiply"(%0, %1) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>
  norm.return %2, %m : !norm.array<f32, [N, C]>, !norm.array<f32, [N]>
}

// -----

// A window is named, and the way out.
norm.form @window.training(%x: !norm.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "x", norm.role = "input", norm.storage = f32})
    -> (!norm.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "y", norm.role = "output", norm.storage = f32})
    attributes {axes = [#norm.axis<N>, #norm.axis<C>], declaration = "window", form = "training"} {
  // expected-error @below {{no kernel can be made for an aggregate over a window; expected aggregates over whole axes and elementwise expressions, or use --target reference}}
  %m = norm.aggregate "sum" %x over [C within from -2 to 2] : <f32, [N, C]> -> <f32, [N, C]>
  norm.return %m : !norm.array<f32, [N, C]>
}
