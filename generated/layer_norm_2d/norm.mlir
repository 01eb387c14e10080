// norma show layer_norm_2d --emit norm
norm.form @layer_norm_2d.training(%x: !norm.array<f32, [N, C, H, W]> {norm.axes = ["N", "C", "H", "W"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, H, W]> {norm.axes = ["N", "C", "H", "W"], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, H, W]> {norm.axes = ["N", "H", "W"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [N, H, W]> {norm.axes = ["N", "H", "W"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<H>, #norm.axis<W>], declaration = "layer_norm_2d", form = "training"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %v = norm.aggregate "var" %x over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [N, H, W]>, <f32, []>) -> <f32, [N, H, W]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, H, W]>) -> <f32, [N, H, W]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, C, H, W]>, <f32, [C]>) -> <f32, [N, C, H, W]>
  norm.return %y, %m, %v : !norm.array<f32, [N, C, H, W]>, !norm.array<f32, [N, H, W]>, !norm.array<f32, [N, H, W]>
}
