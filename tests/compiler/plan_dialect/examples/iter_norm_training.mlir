// Iterative normalization after the mean: a covariance over twin axes, Newton's iteration, a product.
// RUN: norma-opt %s | norma-opt | FileCheck %s
// RUN: norma-opt %s --mlir-print-op-generic | norma-opt | FileCheck %s
// CHECK: %{{.*}}[p, g, d from e]
// CHECK: symmetric [d, e]
// CHECK: repeat 5
plan.form @iter_norm.training(
    %x: !plan.array<f32, [p, g, d]> {norm.name = "x", norm.role = "input", norm.axes = ["p", "g", "d"]},
    %m: !plan.array<f32, [g, d]> {norm.name = "m", norm.role = "saved", norm.axes = ["g", "d"]},
    %gamma: !plan.array<f32, [g, d]> {norm.name = "gamma", norm.role = "parameter", norm.axes = ["g", "d"]},
    %beta: !plan.array<f32, [g, d]> {norm.name = "beta", norm.role = "parameter", norm.axes = ["g", "d"]},
    %eps: !plan.array<f32, []> {norm.name = "eps", norm.role = "scalar", norm.axes = []})
  -> (!plan.array<f32, [p, g, d]> {norm.name = "y", norm.role = "output"}, !plan.array<f32, [g, d, e]> {norm.name = "w", norm.role = "saved"})
  attributes {axes = [#plan.axis<p, plain>, #plan.axis<C, composite, factors = [g, d]>, #plan.axis<g, plain>, #plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<f, twin, of = d>, #plan.axis<b, block, of = p>], declaration = "iter_norm", form = "training"} {
  %S = plan.kernel @covariance for [p] block [p by 2 as b] {
    %s = plan.traverse [g, d, e] (%x[p, g, d] : !plan.array<f32, [p, g, d]>, %x[p, g, d from e] : !plan.array<f32, [p, g, d]>, %m[g, d] : !plan.array<f32, [g, d]>, %m[g, d from e] : !plan.array<f32, [g, d]>)
        accumulate (sum [g, d, e] across [p]) symmetric [d, e] {
      ^bb0(%u: f32, %v: f32, %a: f32, %c: f32):
      %0 = arith.subf %u, %a : f32
      %1 = arith.subf %v, %c : f32
      %2 = arith.mulf %0, %1 : f32
      plan.yield %2 : f32
    } : !plan.array<f32, [g, d, e]>
    plan.return %s : !plan.array<f32, [g, d, e]>
  } : !plan.array<f32, [b, g, d, e]>
  %W = plan.kernel @newton for [g] {
    %s = plan.traverse [b, d, e] (%S[b, g, d, e] : !plan.array<f32, [b, g, d, e]>) accumulate (sum [d, e]) in_order {
      ^bb0(%es: f32):
      plan.yield %es : f32
    } : !plan.array<f32, [d, e]>
    %A, %A0 = plan.traverse [d, e] (%s[d, e] : !plan.array<f32, [d, e]>, %eps[] : !plan.array<f32, []>) {
      ^bb0(%es: f32, %ee: f32):
      %n = plan.extent "p"
      %count = arith.sitofp %n : i64 to f32
      %0 = arith.divf %es, %count : f32
      %row = plan.index "d"
      %column = plan.index "e"
      %diagonal = arith.cmpi eq, %row, %column : i64
      %zero = arith.constant 0.0 : f32
      %one = arith.constant 1.0 : f32
      %1 = arith.select %diagonal, %ee, %zero : f32
      %2 = arith.addf %0, %1 : f32
      %identity = arith.select %diagonal, %one, %zero : f32
      plan.yield %2, %identity : f32, f32
    } : !plan.array<f32, [d, e]>, !plan.array<f32, [d, e]>
    %t = plan.traverse [d] (%A[d, e from d] : !plan.array<f32, [d, e]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    %P = plan.repeat 5(%A0 : !plan.array<f32, [d, e]>) {
      ^bb0(%P: !plan.array<f32, [d, e]>):
      %P2 = plan.traverse [d, e, f] (%P[d, e from f] : !plan.array<f32, [d, e]>, %P[d from f, e] : !plan.array<f32, [d, e]>) accumulate (sum [d, e]) {
        ^bb0(%a: f32, %c: f32):
        %0 = arith.mulf %a, %c : f32
        plan.yield %0 : f32
      } : !plan.array<f32, [d, e]>
      %P3 = plan.traverse [d, e, f] (%P2[d, e from f] : !plan.array<f32, [d, e]>, %P[d from f, e] : !plan.array<f32, [d, e]>) accumulate (sum [d, e]) {
        ^bb0(%a: f32, %c: f32):
        %0 = arith.mulf %a, %c : f32
        plan.yield %0 : f32
      } : !plan.array<f32, [d, e]>
      %PA = plan.traverse [d, e, f] (%P3[d, e from f] : !plan.array<f32, [d, e]>, %A[d from f, e] : !plan.array<f32, [d, e]>, %t[] : !plan.array<f32, []>) accumulate (sum [d, e]) {
        ^bb0(%a: f32, %c: f32, %et: f32):
        %0 = arith.mulf %a, %c : f32
        %1 = arith.divf %0, %et : f32
        plan.yield %1 : f32
      } : !plan.array<f32, [d, e]>
      %N = plan.traverse [d, e] (%P[d, e] : !plan.array<f32, [d, e]>, %PA[d, e] : !plan.array<f32, [d, e]>) {
        ^bb0(%a: f32, %c: f32):
        %half = arith.constant 0.5 : f32
        %more = arith.constant 1.5 : f32
        %0 = arith.mulf %more, %a : f32
        %1 = arith.mulf %half, %c : f32
        %2 = arith.subf %0, %1 : f32
        plan.yield %2 : f32
      } : !plan.array<f32, [d, e]>
      plan.yield %N : !plan.array<f32, [d, e]>
    } : !plan.array<f32, [d, e]>
    %W = plan.traverse [d, e] (%P[d, e] : !plan.array<f32, [d, e]>, %t[] : !plan.array<f32, []>) {
      ^bb0(%a: f32, %et: f32):
      %0 = math.sqrt %et : f32
      %1 = arith.divf %a, %0 : f32
      plan.yield %1 : f32
    } : !plan.array<f32, [d, e]>
    plan.return %W : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [g, d, e]>
  %y = plan.kernel @whiten for [p] block [p by 2 as b] {
    %z = plan.traverse [g, d, e] (%W[g, d, e] : !plan.array<f32, [g, d, e]>, %x[p, g, d from e] : !plan.array<f32, [p, g, d]>, %m[g, d from e] : !plan.array<f32, [g, d]>) accumulate (sum [g, d]) {
      ^bb0(%w: f32, %ex: f32, %em: f32):
      %0 = arith.subf %ex, %em : f32
      %1 = arith.mulf %w, %0 : f32
      plan.yield %1 : f32
    } : !plan.array<f32, [g, d]>
    %e = plan.traverse [g, d] (%z[g, d] : !plan.array<f32, [g, d]>, %gamma[g, d] : !plan.array<f32, [g, d]>, %beta[g, d] : !plan.array<f32, [g, d]>) {
      ^bb0(%ez: f32, %k: f32, %h: f32):
      %0 = arith.mulf %k, %ez : f32
      %1 = arith.addf %0, %h : f32
      plan.yield %1 : f32
    } : !plan.array<f32, [g, d]>
    plan.return %e : !plan.array<f32, [g, d]>
  } : !plan.array<f32, [p, g, d]>
  plan.return %y, %W : !plan.array<f32, [p, g, d]>, !plan.array<f32, [g, d, e]>
}
