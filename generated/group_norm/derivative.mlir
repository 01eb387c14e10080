// norma show group_norm --emit derivative
norm.form @group_norm.vjp(%dy: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 32>, #norm.axis<K>, #norm.axis<... pack>], declaration = "group_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %v = norm.aggregate "var" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, G]>) -> <f32, [N, G]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %5 = norm.elementwise "multiply"(%dy, %3) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dgamma = norm.aggregate "sum" %5 over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %7 = norm.elementwise "multiply"(%6, %2) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %8 = norm.elementwise "multiply"(%6, %0) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %9 = norm.aggregate "sum" %8 over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %10 = norm.elementwise "multiply"(%2, %2) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %11 = norm.elementwise "multiply"(%2, %10) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %12 = norm.constant -5.000000e-01 : <f32, []>
  %13 = norm.elementwise "multiply"(%12, %11) : (<f32, []>, <f32, [N, G]>) -> <f32, [N, G]>
  %14 = norm.elementwise "multiply"(%9, %13) : (<f32, [N, G]>, <f32, [N, G]>) -> <f32, [N, G]>
  %15 = norm.elementwise "negate"(%7) : (<f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %16 = norm.aggregate "sum" %15 over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %17 = norm.aggregate "mean" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %18 = norm.constant 2.000000e+00 : <f32, []>
  %19 = norm.elementwise "multiply"(%14, %18) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %20 = norm.extent K : <i64, []>
  %21 = norm.extent ... : <i64, []>
  %22 = norm.elementwise "multiply"(%20, %21) : (<i64, []>, <i64, []>) -> <i64, []>
  %23 = norm.convert %22 : <i64, []> to <f32, []>
  %24 = norm.elementwise "divide"(%19, %23) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %25 = norm.elementwise "subtract"(%x, %17) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %26 = norm.elementwise "multiply"(%24, %25) : (<f32, [N, G]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %27 = norm.elementwise "add"(%7, %26) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %28 = norm.extent K : <i64, []>
  %29 = norm.extent ... : <i64, []>
  %30 = norm.elementwise "multiply"(%28, %29) : (<i64, []>, <i64, []>) -> <i64, []>
  %31 = norm.convert %30 : <i64, []> to <f32, []>
  %32 = norm.elementwise "divide"(%16, %31) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %dx = norm.elementwise "add"(%27, %32) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
