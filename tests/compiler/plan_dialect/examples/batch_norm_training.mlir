// Batch norm in training, tracked, its moments exchanged between replicas.
// RUN: norma-opt %s | norma-opt | FileCheck %s
// RUN: norma-opt %s --mlir-print-op-generic | norma-opt | FileCheck %s
// CHECK: moments [c] across [p]
// CHECK: plan.exchange %{{.*}} over replicas as "q"
// CHECK: block [p by 4 as b] reversed
plan.form @batch_norm.training(
    %x: !plan.array<f32, [p, c]> {norm.name = "x", norm.role = "input", norm.axes = ["p", "c"]},
    %gamma: !plan.array<f32, [c]> {norm.name = "gamma", norm.role = "parameter", norm.axes = ["c"]},
    %beta: !plan.array<f32, [c]> {norm.name = "beta", norm.role = "parameter", norm.axes = ["c"]},
    %rm: !plan.array<f32, [c]> {norm.name = "rm", norm.role = "state", norm.axes = ["c"]},
    %rv: !plan.array<f32, [c]> {norm.name = "rv", norm.role = "state", norm.axes = ["c"]},
    %eps: !plan.array<f32, []> {norm.name = "eps", norm.role = "scalar", norm.axes = []},
    %k: !plan.array<f32, []> {norm.name = "k", norm.role = "scalar", norm.axes = []})
  -> (!plan.array<f32, [p, c]> {norm.name = "y", norm.role = "output"},
      !plan.array<f32, [c]> {norm.name = "m", norm.role = "saved"},
      !plan.array<f32, [c]> {norm.name = "r", norm.role = "saved"},
      !plan.array<f32, [c]> {norm.name = "rm", norm.role = "state"},
      !plan.array<f32, [c]> {norm.name = "rv", norm.role = "state"})
  attributes {axes = [#plan.axis<p, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = p>, #plan.axis<q, replica>], declaration = "batch_norm", form = "training"} {
  %M = plan.kernel @moments for [p] block [p by 4 as b] {
    %t = plan.traverse [c] (%x[p, c] : !plan.array<f32, [p, c]>) accumulate (moments [c] across [p]) {
      ^bb0(%ex: f32):
      plan.yield %ex : f32
    } : !plan.array<!plan.moments<f32>, [c]>
    plan.return %t : !plan.array<!plan.moments<f32>, [c]>
  } : !plan.array<!plan.moments<f32>, [b, c]>
  %L = plan.kernel @merge for [c] {
    %t = plan.traverse [b] (%M[b, c] : !plan.array<!plan.moments<f32>, [b, c]>) accumulate (moments []) in_order {
      ^bb0(%u: !plan.moments<f32>):
      plan.yield %u : !plan.moments<f32>
    } : !plan.array<!plan.moments<f32>, []>
    plan.return %t : !plan.array<!plan.moments<f32>, []>
  } : !plan.array<!plan.moments<f32>, [c]>
  %Q = plan.exchange %L over replicas as "q" : !plan.array<!plan.moments<f32>, [c]> -> !plan.array<!plan.moments<f32>, [q, c]>
  %m, %r, %rm1, %rv1 = plan.kernel @statistics for [c] {
    %t = plan.traverse [q] (%Q[q, c] : !plan.array<!plan.moments<f32>, [q, c]>) accumulate (moments []) in_order {
      ^bb0(%u: !plan.moments<f32>):
      plan.yield %u : !plan.moments<f32>
    } : !plan.array<!plan.moments<f32>, []>
    %s:4 = plan.traverse [] (%t[] : !plan.array<!plan.moments<f32>, []>, %rm[c] : !plan.array<f32, [c]>, %rv[c] : !plan.array<f32, [c]>, %k[] : !plan.array<f32, []>, %eps[] : !plan.array<f32, []>) {
      ^bb0(%et: !plan.moments<f32>, %a: f32, %v: f32, %ek: f32, %ee: f32):
      %count = plan.project "count" of %et : !plan.moments<f32> -> f32
      %mean = plan.project "mean" of %et : !plan.moments<f32> -> f32
      %m2 = plan.project "m2" of %et : !plan.moments<f32> -> f32
      %one = arith.constant 1.0 : f32
      %0 = arith.divf %m2, %count : f32
      %1 = arith.addf %0, %ee : f32
      %2 = math.sqrt %1 : f32
      %inverse = arith.divf %one, %2 : f32
      %3 = arith.subf %mean, %a : f32
      %4 = arith.mulf %ek, %3 : f32
      %5 = arith.addf %a, %4 : f32
      %6 = arith.subf %count, %one : f32
      %7 = arith.divf %m2, %6 : f32
      %8 = arith.subf %7, %v : f32
      %9 = arith.mulf %ek, %8 : f32
      %10 = arith.addf %v, %9 : f32
      plan.yield %mean, %inverse, %5, %10 : f32, f32, f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
    plan.return %s#0, %s#1, %s#2, %s#3 : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, []>
  } : !plan.array<f32, [c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>
  %y = plan.kernel @apply for [p] block [p by 4 as b] reversed {
    %e = plan.traverse [c] (%x[p, c] : !plan.array<f32, [p, c]>, %m[c] : !plan.array<f32, [c]>, %r[c] : !plan.array<f32, [c]>, %gamma[c] : !plan.array<f32, [c]>, %beta[c] : !plan.array<f32, [c]>) {
      ^bb0(%ex: f32, %em: f32, %er: f32, %eg: f32, %eb: f32):
      %0 = arith.subf %ex, %em : f32
      %1 = arith.mulf %er, %eg : f32
      %2 = arith.mulf %0, %1 : f32
      %3 = arith.addf %2, %eb : f32
      plan.yield %3 : f32
    } : !plan.array<f32, [c]>
    plan.return %e : !plan.array<f32, [c]>
  } : !plan.array<f32, [p, c]>
  plan.return %y, %m, %r, %rm1, %rv1 : !plan.array<f32, [p, c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>
}
