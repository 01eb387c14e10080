// norma show l2_norm --emit norm
norm.form @l2_norm.training(%x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999998E-13 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [...]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "l2_norm", form = "training"} {
  %q = norm.aggregate "norm" %x over [C] order 2.000000e+00 : <f32, [..., C]> -> <f32, [...]>
  %0 = norm.elementwise "max"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %y = norm.elementwise "divide"(%x, %0) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  norm.return %y, %q : !norm.array<f32, [..., C]>, !norm.array<f32, [...]>
}
