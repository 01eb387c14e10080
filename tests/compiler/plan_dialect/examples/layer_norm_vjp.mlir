// Layer norm backward: sums over c and, riding along, partial sums across n.
// RUN: norma-opt %s | norma-opt | FileCheck %s
// RUN: norma-opt %s --mlir-print-op-generic | norma-opt | FileCheck %s
// CHECK: plan.form @layer_norm.vjp
// CHECK: block [n by 3 as b]
// CHECK: accumulate (sum [], sum [], sum [c] across [n], sum [c] across [n])
plan.form @layer_norm.vjp(
    %dy: !plan.array<bf16, [n, c]> {norm.name = "dy", norm.role = "cotangent", norm.axes = ["n", "c"]},
    %x: !plan.array<bf16, [n, c]> {norm.name = "x", norm.role = "input", norm.axes = ["n", "c"]},
    %gamma: !plan.array<f32, [c]> {norm.name = "gamma", norm.role = "parameter", norm.axes = ["c"]},
    %m: !plan.array<f32, [n]> {norm.name = "m", norm.role = "saved", norm.axes = ["n"]},
    %r: !plan.array<f32, [n]> {norm.name = "r", norm.role = "saved", norm.axes = ["n"]})
  -> (!plan.array<bf16, [n, c]> {norm.name = "dx", norm.role = "gradient"},
      !plan.array<f32, [c]> {norm.name = "dgamma", norm.role = "gradient"},
      !plan.array<f32, [c]> {norm.name = "dbeta", norm.role = "gradient"})
  attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "layer_norm", form = "vjp"} {
  %dx, %G, %B = plan.kernel @rows for [n] block [n by 3 as b] {
    %hx = plan.hold %x placed {level = "near"} : !plan.array<bf16, [n, c]>
    %hdy = plan.hold %dy placed {level = "register", capacity = 8192 : i64} : !plan.array<bf16, [n, c]>
    %a, %q, %g, %bb = plan.traverse [c] (%hx[n, c] : !plan.array<bf16, [n, c]>, %hdy[n, c] : !plan.array<bf16, [n, c]>, %gamma[c] : !plan.array<f32, [c]>, %m[n] : !plan.array<f32, [n]>, %r[n] : !plan.array<f32, [n]>)
        accumulate (sum [], sum [], sum [c] across [n], sum [c] across [n]) {
      ^bb0(%ex: f32, %edy: f32, %eg: f32, %em: f32, %er: f32):
      %0 = arith.subf %ex, %em : f32
      %h = arith.mulf %0, %er : f32
      %t = arith.mulf %edy, %eg : f32
      %th = arith.mulf %t, %h : f32
      %dh = arith.mulf %edy, %h : f32
      plan.yield %t, %th, %dh, %edy : f32, f32, f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>, !plan.array<f32, [c]>, !plan.array<f32, [c]>
    %e = plan.traverse [c] (%hx[n, c] : !plan.array<bf16, [n, c]>, %hdy[n, c] : !plan.array<bf16, [n, c]>, %gamma[c] : !plan.array<f32, [c]>, %m[n] : !plan.array<f32, [n]>, %r[n] : !plan.array<f32, [n]>, %a[] : !plan.array<f32, []>, %q[] : !plan.array<f32, []>)
        placed {store = "stream"} {
      ^bb0(%ex: f32, %edy: f32, %eg: f32, %em: f32, %er: f32, %ea: f32, %eq: f32):
      %0 = arith.subf %ex, %em : f32
      %1 = arith.mulf %0, %er : f32
      %2 = arith.mulf %1, %eq : f32
      %3 = arith.addf %ea, %2 : f32
      %n = plan.extent "c"
      %count = arith.sitofp %n : i64 to f32
      %4 = arith.divf %3, %count : f32
      %5 = arith.mulf %edy, %eg : f32
      %6 = arith.subf %5, %4 : f32
      %7 = arith.mulf %er, %6 : f32
      plan.yield %7 : f32
    } : !plan.array<bf16, [c]>
    plan.return %e, %g, %bb : !plan.array<bf16, [c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>
  } : !plan.array<bf16, [n, c]>, !plan.array<f32, [b, c]>, !plan.array<f32, [b, c]>
  %dgamma, %dbeta = plan.kernel @combine for [c] {
    %s, %t = plan.traverse [b] (%G[b, c] : !plan.array<f32, [b, c]>, %B[b, c] : !plan.array<f32, [b, c]>) accumulate (sum [], sum []) in_order {
      ^bb0(%g: f32, %h: f32):
      plan.yield %g, %h : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, []>
    plan.return %s, %t : !plan.array<f32, []>, !plan.array<f32, []>
  } : !plan.array<f32, [c]>, !plan.array<f32, [c]>
  plan.return %dx, %dgamma, %dbeta : !plan.array<bf16, [n, c]>, !plan.array<f32, [c]>, !plan.array<f32, [c]>
}
