// norma show layer_norm_2d --emit derivative
norm.form @layer_norm_2d.vjp(%dy: !norm.array<f32, [N, C, H, W]> {norm.axes = ["N", "C", "H", "W"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, H, W]> {norm.axes = ["N", "C", "H", "W"], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, H, W]> {norm.axes = ["N", "C", "H", "W"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<H>, #norm.axis<W>], declaration = "layer_norm_2d", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %v = norm.aggregate "var" %x over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %0 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %1 = norm.elementwise "add"(%v, %eps) : (<f32, [N, H, W]>, <f32, []>) -> <f32, [N, H, W]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, H, W]>) -> <f32, [N, H, W]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, C, H, W]>, <f32, [C]>) -> <f32, [N, C, H, W]>
  %dbeta = norm.aggregate "sum" %dy over [N, H, W] : <f32, [N, C, H, W]> -> <f32, [C]>
  %5 = norm.elementwise "multiply"(%dy, %3) : (<f32, [N, C, H, W]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, C, H, W]>, <f32, [C]>) -> <f32, [N, C, H, W]>
  %dgamma = norm.aggregate "sum" %5 over [N, H, W] : <f32, [N, C, H, W]> -> <f32, [C]>
  %7 = norm.elementwise "multiply"(%6, %2) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %8 = norm.elementwise "multiply"(%6, %0) : (<f32, [N, C, H, W]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %9 = norm.aggregate "sum" %8 over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %10 = norm.elementwise "multiply"(%2, %2) : (<f32, [N, H, W]>, <f32, [N, H, W]>) -> <f32, [N, H, W]>
  %11 = norm.elementwise "multiply"(%2, %10) : (<f32, [N, H, W]>, <f32, [N, H, W]>) -> <f32, [N, H, W]>
  %12 = norm.constant -5.000000e-01 : <f32, []>
  %13 = norm.elementwise "multiply"(%12, %11) : (<f32, []>, <f32, [N, H, W]>) -> <f32, [N, H, W]>
  %14 = norm.elementwise "multiply"(%9, %13) : (<f32, [N, H, W]>, <f32, [N, H, W]>) -> <f32, [N, H, W]>
  %15 = norm.elementwise "negate"(%7) : (<f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %16 = norm.aggregate "sum" %15 over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %17 = norm.aggregate "mean" %x over [C] : <f32, [N, C, H, W]> -> <f32, [N, H, W]>
  %18 = norm.constant 2.000000e+00 : <f32, []>
  %19 = norm.elementwise "multiply"(%14, %18) : (<f32, [N, H, W]>, <f32, []>) -> <f32, [N, H, W]>
  %20 = norm.extent C : <i64, []>
  %21 = norm.convert %20 : <i64, []> to <f32, []>
  %22 = norm.elementwise "divide"(%19, %21) : (<f32, [N, H, W]>, <f32, []>) -> <f32, [N, H, W]>
  %23 = norm.elementwise "subtract"(%x, %17) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  %24 = norm.elementwise "multiply"(%22, %23) : (<f32, [N, H, W]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %25 = norm.elementwise "add"(%7, %24) : (<f32, [N, C, H, W]>, <f32, [N, C, H, W]>) -> <f32, [N, C, H, W]>
  %26 = norm.extent C : <i64, []>
  %27 = norm.convert %26 : <i64, []> to <f32, []>
  %28 = norm.elementwise "divide"(%16, %27) : (<f32, [N, H, W]>, <f32, []>) -> <f32, [N, H, W]>
  %dx = norm.elementwise "add"(%25, %28) : (<f32, [N, C, H, W]>, <f32, [N, H, W]>) -> <f32, [N, C, H, W]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, C, H, W]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
