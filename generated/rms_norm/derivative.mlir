// norma show rms_norm --emit derivative
norm.form @rms_norm.vjp(%dy: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "rms_norm", form = "vjp"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%x, %0) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %q = norm.aggregate "mean" %1 over [C] : <f32, [..., C]> -> <f32, [...]>
  %2 = norm.elementwise "add"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %3 = norm.elementwise "rsqrt"(%2) : (<f32, [...]>) -> <f32, [...]>
  %4 = norm.elementwise "multiply"(%x, %3) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %y = norm.elementwise "multiply"(%gamma, %4) : (<f32, [C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %5 = norm.elementwise "multiply"(%dy, %4) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [..., C]>, <f32, [C]>) -> <f32, [..., C]>
  %dgamma = norm.aggregate "sum" %5 over [...] : <f32, [..., C]> -> <f32, [C]>
  %7 = norm.elementwise "multiply"(%6, %3) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %8 = norm.elementwise "multiply"(%6, %x) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %9 = norm.aggregate "sum" %8 over [C] : <f32, [..., C]> -> <f32, [...]>
  %10 = norm.elementwise "multiply"(%3, %3) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %11 = norm.elementwise "multiply"(%3, %10) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %12 = norm.constant -5.000000e-01 : <f32, []>
  %13 = norm.elementwise "multiply"(%12, %11) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %14 = norm.elementwise "multiply"(%9, %13) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %15 = norm.extent C : <i64, []>
  %16 = norm.convert %15 : <i64, []> to <f32, []>
  %17 = norm.elementwise "divide"(%14, %16) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %18 = norm.constant 0.000000e+00 : <f32, []>
  %19 = norm.constant 1.000000e+00 : <f32, []>
  %20 = norm.elementwise "subtract"(%0, %19) : (<f32, []>, <f32, []>) -> <f32, []>
  %21 = norm.elementwise "power"(%x, %20) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %22 = norm.elementwise "multiply"(%0, %21) : (<f32, []>, <f32, [..., C]>) -> <f32, [..., C]>
  %23 = norm.elementwise "multiply"(%17, %22) : (<f32, [...]>, <f32, [..., C]>) -> <f32, [..., C]>
  %24 = norm.elementwise "equal"(%0, %18) : (<f32, []>, <f32, []>) -> <i1, []>
  %25 = norm.elementwise "where"(%24, %18, %23) : (<i1, []>, <f32, []>, <f32, [..., C]>) -> <f32, [..., C]>
  %dx = norm.elementwise "add"(%7, %25) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  norm.return %dx, %dgamma : !norm.array<f32, [..., C]>, !norm.array<f32, [C]>
}
