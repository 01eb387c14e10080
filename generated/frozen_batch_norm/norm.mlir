// norma show frozen_batch_norm --emit norm
norm.form @frozen_batch_norm.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "gamma", norm.role = "input", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "beta", norm.role = "input", norm.storage = f32}, %mean: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "mean", norm.role = "input", norm.storage = f32}, %variance: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "variance", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "frozen_batch_norm", form = "training"} {
  %0 = norm.elementwise "add"(%variance, %eps) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %1 = norm.elementwise "rsqrt"(%0) : (<f32, [C]>) -> <f32, [C]>
  %scale = norm.elementwise "multiply"(%gamma, %1) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %2 = norm.elementwise "multiply"(%x, %scale) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %3 = norm.elementwise "multiply"(%mean, %scale) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %4 = norm.elementwise "subtract"(%beta, %3) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %y = norm.elementwise "add"(%2, %4) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %y : !norm.array<f32, [N, C, ...]>
}
