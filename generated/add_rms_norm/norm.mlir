// norma show add_rms_norm --emit norm
norm.form @add_rms_norm.training(%x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %residual: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "residual", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "h", norm.role = "output", norm.storage = f32}, !norm.array<f32, [...]> {norm.axes = ["..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "add_rms_norm", form = "training"} {
  %h = norm.elementwise "add"(%x, %residual) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%h, %0) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %q = norm.aggregate "mean" %1 over [C] : <f32, [..., C]> -> <f32, [...]>
  %2 = norm.elementwise "add"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %3 = norm.elementwise "rsqrt"(%2) : (<f32, [...]>) -> <f32, [...]>
  %4 = norm.elementwise "multiply"(%h, %3) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %y = norm.elementwise "multiply"(%gamma, %4) : (<f32, [C]>, <f32, [..., C]>) -> <f32, [..., C]>
  norm.return %y, %h, %q : !norm.array<f32, [..., C]>, !norm.array<f32, [..., C]>, !norm.array<f32, [...]>
}
