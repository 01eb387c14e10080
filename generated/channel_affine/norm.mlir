// norma show channel_affine --emit norm
norm.form @channel_affine.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "channel_affine", form = "training"} {
  %0 = norm.elementwise "multiply"(%gamma, %x) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%0, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %y : !norm.array<f32, [N, C, ...]>
}
