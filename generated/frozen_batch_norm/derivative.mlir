// norma show frozen_batch_norm --emit derivative
norm.form @frozen_batch_norm.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "gamma", norm.role = "input", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "beta", norm.role = "input", norm.storage = f32}, %mean: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "mean", norm.role = "input", norm.storage = f32}, %variance: !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "variance", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dmean", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dvariance", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "frozen_batch_norm", form = "vjp"} {
  %0 = norm.elementwise "add"(%variance, %eps) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %1 = norm.elementwise "rsqrt"(%0) : (<f32, [C]>) -> <f32, [C]>
  %scale = norm.elementwise "multiply"(%gamma, %1) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %2 = norm.elementwise "multiply"(%x, %scale) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %3 = norm.elementwise "multiply"(%mean, %scale) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %4 = norm.elementwise "subtract"(%beta, %3) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %y = norm.elementwise "add"(%2, %4) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %5 = norm.elementwise "negate"(%dbeta) : (<f32, [C]>) -> <f32, [C]>
  %dmean = norm.elementwise "multiply"(%5, %scale) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %6 = norm.elementwise "multiply"(%5, %mean) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %dx = norm.elementwise "multiply"(%dy, %scale) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %7 = norm.elementwise "multiply"(%dy, %x) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %8 = norm.aggregate "sum" %7 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %9 = norm.elementwise "add"(%6, %8) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %dgamma = norm.elementwise "multiply"(%9, %1) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %10 = norm.elementwise "multiply"(%9, %gamma) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %11 = norm.elementwise "multiply"(%1, %1) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %12 = norm.elementwise "multiply"(%1, %11) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %13 = norm.constant -5.000000e-01 : <f32, []>
  %14 = norm.elementwise "multiply"(%13, %12) : (<f32, []>, <f32, [C]>) -> <f32, [C]>
  %dvariance = norm.elementwise "multiply"(%10, %14) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  norm.return %dx, %dgamma, %dbeta, %dmean, %dvariance : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
