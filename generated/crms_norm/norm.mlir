// norma show crms_norm --emit norm
norm.form @crms_norm.training(%x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [...]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "crms_norm", form = "training"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%x, %0) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %2 = norm.aggregate "sum" %1 over [C] : <f32, [..., C]> -> <f32, [...]>
  %3 = norm.aggregate "sum" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %4 = norm.constant 2.000000e+00 : <f32, []>
  %5 = norm.elementwise "power"(%3, %4) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %6 = norm.elementwise "add"(%2, %5) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %7 = norm.extent C : <i64, []>
  %8 = norm.constant 1.000000e+00 : <i64, []>
  %9 = norm.elementwise "add"(%7, %8) : (<i64, []>, <i64, []>) -> <i64, []>
  %10 = norm.convert %9 : <i64, []> to <f32, []>
  %q = norm.elementwise "divide"(%6, %10) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %11 = norm.elementwise "add"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %12 = norm.elementwise "rsqrt"(%11) : (<f32, [...]>) -> <f32, [...]>
  %y = norm.elementwise "multiply"(%x, %12) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  norm.return %y, %q : !norm.array<f32, [..., C]>, !norm.array<f32, [...]>
}
