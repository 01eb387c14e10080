// norma show layer_norm --emit derivative
norm.form @layer_norm.vjp(%dy: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "layer_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %v = norm.aggregate "var" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [...]>) -> <f32, [...]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [..., C]>, <f32, [C]>) -> <f32, [..., C]>
  %dbeta = norm.aggregate "sum" %dy over [...] : <f32, [..., C]> -> <f32, [C]>
  %5 = norm.elementwise "multiply"(%dy, %3) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [..., C]>, <f32, [C]>) -> <f32, [..., C]>
  %dgamma = norm.aggregate "sum" %5 over [...] : <f32, [..., C]> -> <f32, [C]>
  %7 = norm.elementwise "multiply"(%6, %2) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %8 = norm.elementwise "multiply"(%6, %0) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %9 = norm.aggregate "sum" %8 over [C] : <f32, [..., C]> -> <f32, [...]>
  %10 = norm.elementwise "multiply"(%2, %2) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %11 = norm.elementwise "multiply"(%2, %10) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %12 = norm.constant -5.000000e-01 : <f32, []>
  %13 = norm.elementwise "multiply"(%12, %11) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %14 = norm.elementwise "multiply"(%9, %13) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %15 = norm.elementwise "negate"(%7) : (<f32, [..., C]>) -> <f32, [..., C]>
  %16 = norm.aggregate "sum" %15 over [C] : <f32, [..., C]> -> <f32, [...]>
  %17 = norm.aggregate "mean" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %18 = norm.constant 2.000000e+00 : <f32, []>
  %19 = norm.elementwise "multiply"(%14, %18) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %20 = norm.extent C : <i64, []>
  %21 = norm.convert %20 : <i64, []> to <f32, []>
  %22 = norm.elementwise "divide"(%19, %21) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %23 = norm.elementwise "subtract"(%x, %17) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %24 = norm.elementwise "multiply"(%22, %23) : (<f32, [...]>, <f32, [..., C]>) -> <f32, [..., C]>
  %25 = norm.elementwise "add"(%7, %24) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %26 = norm.extent C : <i64, []>
  %27 = norm.convert %26 : <i64, []> to <f32, []>
  %28 = norm.elementwise "divide"(%16, %27) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %dx = norm.elementwise "add"(%25, %28) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [..., C]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
