// norma show filter_response_norm --emit norm
norm.form @filter_response_norm.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, C]> {norm.axes = ["N", "C"], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "filter_response_norm", form = "training"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%x, %0) : (<f32, [N, C, ...]>, <f32, []>) -> <f32, [N, C, ...]>
  %q = norm.aggregate "mean" %1 over [...] : <f32, [N, C, ...]> -> <f32, [N, C]>
  %2 = norm.elementwise "add"(%q, %eps) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  %3 = norm.elementwise "rsqrt"(%2) : (<f32, [N, C]>) -> <f32, [N, C]>
  %4 = norm.elementwise "multiply"(%x, %3) : (<f32, [N, C, ...]>, <f32, [N, C]>) -> <f32, [N, C, ...]>
  %5 = norm.elementwise "multiply"(%gamma, %4) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%5, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %y, %q : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [N, C]>
}
