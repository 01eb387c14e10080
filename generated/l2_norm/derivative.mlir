// norma show l2_norm --emit derivative
norm.form @l2_norm.vjp(%dy: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999998E-13 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "l2_norm", form = "vjp"} {
  %q = norm.aggregate "norm" %x over [C] order 2.000000e+00 : <f32, [..., C]> -> <f32, [...]>
  %0 = norm.elementwise "max"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %y = norm.elementwise "divide"(%x, %0) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %1 = norm.constant 1.000000e+00 : <f32, []>
  %2 = norm.elementwise "divide"(%1, %0) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %3 = norm.elementwise "multiply"(%dy, %2) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %4 = norm.constant 1.000000e+00 : <f32, []>
  %5 = norm.elementwise "divide"(%4, %0) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %6 = norm.elementwise "multiply"(%y, %5) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %7 = norm.elementwise "multiply"(%dy, %6) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %8 = norm.elementwise "negate"(%7) : (<f32, [..., C]>) -> <f32, [..., C]>
  %9 = norm.aggregate "sum" %8 over [C] : <f32, [..., C]> -> <f32, [...]>
  %10 = norm.constant 5.000000e-01 : <f32, []>
  %11 = norm.elementwise "multiply"(%9, %10) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %12 = norm.elementwise "equal"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <i1, [...]>
  %13 = norm.constant 0.000000e+00 : <f32, []>
  %14 = norm.elementwise "where"(%12, %11, %13) : (<i1, [...]>, <f32, [...]>, <f32, []>) -> <f32, [...]>
  %15 = norm.elementwise "greater"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <i1, [...]>
  %16 = norm.elementwise "where"(%15, %9, %14) : (<i1, [...]>, <f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %17 = norm.constant 0.000000e+00 : <f32, []>
  %18 = norm.elementwise "greater"(%q, %17) : (<f32, [...]>, <f32, []>) -> <i1, [...]>
  %19 = norm.elementwise "divide"(%16, %q) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %20 = norm.elementwise "where"(%18, %19, %17) : (<i1, [...]>, <f32, [...]>, <f32, []>) -> <f32, [...]>
  %21 = norm.elementwise "multiply"(%x, %20) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %dx = norm.elementwise "add"(%3, %21) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  norm.return %dx : !norm.array<f32, [..., C]>
}
