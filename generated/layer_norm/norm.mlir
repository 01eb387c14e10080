// norma show layer_norm --emit norm
norm.form @layer_norm.training(%x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [...]> {norm.axes = ["..."], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [...]> {norm.axes = ["..."], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "layer_norm", form = "training"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %v = norm.aggregate "var" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [...]>) -> <f32, [...]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [..., C]>, <f32, [C]>) -> <f32, [..., C]>
  norm.return %y, %m, %v : !norm.array<f32, [..., C]>, !norm.array<f32, [...]>, !norm.array<f32, [...]>
}
