// norma show channel_affine --emit derivative
norm.form @channel_affine.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "channel_affine", form = "vjp"} {
  %0 = norm.elementwise "multiply"(%gamma, %x) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%0, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %1 = norm.elementwise "multiply"(%dy, %x) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %dx = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dgamma = norm.aggregate "sum" %1 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
