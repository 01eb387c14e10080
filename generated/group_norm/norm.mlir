// norma show group_norm --emit norm
norm.form @group_norm.training(%x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 32>, #norm.axis<K>, #norm.axis<... pack>], declaration = "group_norm", form = "training"} {
  %m = norm.aggregate "mean" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %v = norm.aggregate "var" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, G]>) -> <f32, [N, G]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  norm.return %y, %m, %v : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [N, G]>, !norm.array<f32, [N, G]>
}
