// Group norm's backward, from the naive plan to the chosen one: the same results, a third of the traffic.
// RUN: norma-opt %s --plan-build -o %t.naive
// RUN: norma-opt %t.naive --plan-choose -o %t.chosen
// RUN: norma-plan-run %t.naive --digits 8 --shape N=17,G=2,K=3,S=5 > %t.naive.txt
// RUN: norma-plan-run %t.chosen --digits 8 --shape N=17,G=2,K=3,S=5 > %t.chosen.txt
// RUN: diff %t.naive.txt %t.chosen.txt
// RUN: norma-opt %t.naive --plan-choose --plan-explain -o %t.again | FileCheck %s

// The sums of gamma and beta ride along across N alone: G is kept, though the kernel has its instances too.
// CHECK: kernel dx          parallel over (N, G), 1 area = (K, S) of x and of dy, kept near
// CHECK:   dbeta += {{.*}} over (N), one partial per block
// CHECK:   dgamma += {{.*}} over (N), one partial per block
// CHECK: kernel combine     parallel over (G, K)
// CHECK: bytes              3.00 tensors of x's size; least possible 3.00
// CHECK: refused            separate dbeta, dgamma kernel: 5.00 tensors
// CHECK:                    a kernel for each aggregate: 9.00 tensors
norm.form @group_norm.vjp(%dy: !norm.array<f32, [N, G, K, S]> {norm.axes = ["N", "C", "S"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, G, K, S]> {norm.axes = ["N", "C", "S"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %m: !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "m", norm.role = "saved", norm.storage = f32}, %r: !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "r", norm.role = "saved", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, S]> {norm.axes = ["N", "C", "S"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G>, #norm.axis<K>, #norm.axis<S>], declaration = "group_norm", form = "vjp"} {
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, G, K, S]>, <f32, [N, G]>) -> <f32, [N, G, K, S]>
  %1 = norm.elementwise "multiply"(%r, %0) : (<f32, [N, G]>, <f32, [N, G, K, S]>) -> <f32, [N, G, K, S]>
  %dbeta = norm.aggregate "sum" %dy over [N, S] : <f32, [N, G, K, S]> -> <f32, [G, K]>
  %2 = norm.elementwise "multiply"(%dy, %1) : (<f32, [N, G, K, S]>, <f32, [N, G, K, S]>) -> <f32, [N, G, K, S]>
  %3 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, G, K, S]>, <f32, [G, K]>) -> <f32, [N, G, K, S]>
  %dgamma = norm.aggregate "sum" %2 over [N, S] : <f32, [N, G, K, S]> -> <f32, [G, K]>
  %4 = norm.elementwise "multiply"(%r, %3) : (<f32, [N, G]>, <f32, [N, G, K, S]>) -> <f32, [N, G, K, S]>
  %5 = norm.elementwise "multiply"(%0, %3) : (<f32, [N, G, K, S]>, <f32, [N, G, K, S]>) -> <f32, [N, G, K, S]>
  %6 = norm.aggregate "sum" %5 over [K, S] : <f32, [N, G, K, S]> -> <f32, [N, G]>
  %7 = norm.aggregate "sum" %3 over [K, S] : <f32, [N, G, K, S]> -> <f32, [N, G]>
  %8 = norm.elementwise "multiply"(%r, %7) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %9 = norm.elementwise "multiply"(%r, %6) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %10 = norm.elementwise "multiply"(%r, %9) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %11 = norm.elementwise "multiply"(%r, %10) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %12 = norm.extent K : <i64, []>
  %13 = norm.extent S : <i64, []>
  %14 = norm.elementwise "multiply"(%12, %13) : (<i64, []>, <i64, []>) -> <i64, []>
  %15 = norm.convert %14 : <i64, []> to <f32, []>
  %16 = norm.elementwise "divide"(%11, %15) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %17 = norm.elementwise "multiply"(%0, %16) : (<f32, [N, G, K, S]>, <f32, [N, G]>) -> <f32, [N, G, K, S]>
  %18 = norm.elementwise "subtract"(%4, %17) : (<f32, [N, G, K, S]>, <f32, [N, G, K, S]>) -> <f32, [N, G, K, S]>
  %19 = norm.elementwise "divide"(%8, %15) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %dx = norm.elementwise "subtract"(%18, %19) : (<f32, [N, G, K, S]>, <f32, [N, G]>) -> <f32, [N, G, K, S]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, G, K, S]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
