// norma show qk_norm --emit norm
norm.form @qk_norm.training(%q: !norm.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "q", norm.role = "input", norm.storage = f32}, %k: !norm.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "k", norm.role = "input", norm.storage = f32}, %q_gamma: !norm.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "q_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %k_gamma: !norm.array<f32, [D]> {norm.axes = ["D"], norm.first_value = 1.000000e+00 : f64, norm.name = "k_gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, T, H, D]> {norm.axes = ["N", "T", "H", "D"], norm.name = "qn", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, D, S, J]> {norm.axes = ["N", "S", "J", "D"], norm.name = "kn", norm.role = "output", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<T>, #norm.axis<H>, #norm.axis<D>, #norm.axis<S>, #norm.axis<J>], declaration = "qk_norm", form = "training"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%q, %0) : (<f32, [N, T, H, D]>, <f32, []>) -> <f32, [N, T, H, D]>
  %q_0 = norm.aggregate "mean" %1 over [D] : <f32, [N, T, H, D]> -> <f32, [N, T, H]>
  %2 = norm.elementwise "add"(%q_0, %eps) : (<f32, [N, T, H]>, <f32, []>) -> <f32, [N, T, H]>
  %3 = norm.elementwise "rsqrt"(%2) : (<f32, [N, T, H]>) -> <f32, [N, T, H]>
  %4 = norm.elementwise "multiply"(%q, %3) : (<f32, [N, T, H, D]>, <f32, [N, T, H]>) -> <f32, [N, T, H, D]>
  %qn = norm.elementwise "multiply"(%q_gamma, %4) : (<f32, [D]>, <f32, [N, T, H, D]>) -> <f32, [N, T, H, D]>
  %5 = norm.constant 2.000000e+00 : <f32, []>
  %6 = norm.elementwise "power"(%k, %5) : (<f32, [N, D, S, J]>, <f32, []>) -> <f32, [N, D, S, J]>
  %q_1 = norm.aggregate "mean" %6 over [D] : <f32, [N, D, S, J]> -> <f32, [N, S, J]>
  %7 = norm.elementwise "add"(%q_1, %eps) : (<f32, [N, S, J]>, <f32, []>) -> <f32, [N, S, J]>
  %8 = norm.elementwise "rsqrt"(%7) : (<f32, [N, S, J]>) -> <f32, [N, S, J]>
  %9 = norm.elementwise "multiply"(%k, %8) : (<f32, [N, D, S, J]>, <f32, [N, S, J]>) -> <f32, [N, D, S, J]>
  %kn = norm.elementwise "multiply"(%k_gamma, %9) : (<f32, [D]>, <f32, [N, D, S, J]>) -> <f32, [N, D, S, J]>
  norm.return %qn, %kn : !norm.array<f32, [N, T, H, D]>, !norm.array<f32, [N, D, S, J]>
}
