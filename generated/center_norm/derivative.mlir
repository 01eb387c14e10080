// norma show center_norm --emit derivative
norm.form @center_norm.vjp(%dy: !norm.array<f32, [..., D]> {norm.axes = ["...", "D"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [..., D]> {norm.axes = ["...", "D"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}) -> (!norm.array<f32, [..., D]> {norm.axes = ["...", "D"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [D]> {norm.axes = ["D"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [D]> {norm.axes = ["D"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<D>], declaration = "center_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [D] : <f32, [..., D]> -> <f32, [...]>
  %0 = norm.extent D : <i64, []>
  %1 = norm.extent D : <i64, []>
  %2 = norm.constant 1.000000e+00 : <i64, []>
  %3 = norm.elementwise "subtract"(%1, %2) : (<i64, []>, <i64, []>) -> <i64, []>
  %4 = norm.constant 1.000000e+00 : <i64, []>
  %5 = norm.elementwise "max"(%3, %4) : (<i64, []>, <i64, []>) -> <i64, []>
  %6 = norm.convert %0 : <i64, []> to <f32, []>
  %7 = norm.convert %5 : <i64, []> to <f32, []>
  %8 = norm.elementwise "divide"(%6, %7) : (<f32, []>, <f32, []>) -> <f32, []>
  %9 = norm.elementwise "subtract"(%x, %m) : (<f32, [..., D]>, <f32, [...]>) -> <f32, [..., D]>
  %10 = norm.elementwise "multiply"(%8, %9) : (<f32, []>, <f32, [..., D]>) -> <f32, [..., D]>
  %11 = norm.elementwise "multiply"(%gamma, %10) : (<f32, [D]>, <f32, [..., D]>) -> <f32, [..., D]>
  %y = norm.elementwise "add"(%11, %beta) : (<f32, [..., D]>, <f32, [D]>) -> <f32, [..., D]>
  %dbeta = norm.aggregate "sum" %dy over [...] : <f32, [..., D]> -> <f32, [D]>
  %12 = norm.elementwise "multiply"(%dy, %10) : (<f32, [..., D]>, <f32, [..., D]>) -> <f32, [..., D]>
  %13 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [..., D]>, <f32, [D]>) -> <f32, [..., D]>
  %dgamma = norm.aggregate "sum" %12 over [...] : <f32, [..., D]> -> <f32, [D]>
  %14 = norm.elementwise "multiply"(%13, %8) : (<f32, [..., D]>, <f32, []>) -> <f32, [..., D]>
  %15 = norm.elementwise "negate"(%14) : (<f32, [..., D]>) -> <f32, [..., D]>
  %16 = norm.aggregate "sum" %15 over [D] : <f32, [..., D]> -> <f32, [...]>
  %17 = norm.extent D : <i64, []>
  %18 = norm.convert %17 : <i64, []> to <f32, []>
  %19 = norm.elementwise "divide"(%16, %18) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %dx = norm.elementwise "add"(%14, %19) : (<f32, [..., D]>, <f32, [...]>) -> <f32, [..., D]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [..., D]>, !norm.array<f32, [D]>, !norm.array<f32, [D]>
}
