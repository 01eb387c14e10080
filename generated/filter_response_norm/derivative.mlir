// norma show filter_response_norm --emit derivative
norm.form @filter_response_norm.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 9.9999999999999995E-7 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "filter_response_norm", form = "vjp"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%x, %0) : (<f32, [N, C, ...]>, <f32, []>) -> <f32, [N, C, ...]>
  %q = norm.aggregate "mean" %1 over [...] : <f32, [N, C, ...]> -> <f32, [N, C]>
  %2 = norm.elementwise "add"(%q, %eps) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  %3 = norm.elementwise "rsqrt"(%2) : (<f32, [N, C]>) -> <f32, [N, C]>
  %4 = norm.elementwise "multiply"(%x, %3) : (<f32, [N, C, ...]>, <f32, [N, C]>) -> <f32, [N, C, ...]>
  %5 = norm.elementwise "multiply"(%gamma, %4) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%5, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %6 = norm.elementwise "multiply"(%dy, %4) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %7 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dgamma = norm.aggregate "sum" %6 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %8 = norm.elementwise "multiply"(%7, %3) : (<f32, [N, C, ...]>, <f32, [N, C]>) -> <f32, [N, C, ...]>
  %9 = norm.elementwise "multiply"(%7, %x) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %10 = norm.aggregate "sum" %9 over [...] : <f32, [N, C, ...]> -> <f32, [N, C]>
  %11 = norm.elementwise "multiply"(%3, %3) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  %12 = norm.elementwise "multiply"(%3, %11) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  %13 = norm.constant -5.000000e-01 : <f32, []>
  %14 = norm.elementwise "multiply"(%13, %12) : (<f32, []>, <f32, [N, C]>) -> <f32, [N, C]>
  %15 = norm.elementwise "multiply"(%10, %14) : (<f32, [N, C]>, <f32, [N, C]>) -> <f32, [N, C]>
  %16 = norm.extent ... : <i64, []>
  %17 = norm.convert %16 : <i64, []> to <f32, []>
  %18 = norm.elementwise "divide"(%15, %17) : (<f32, [N, C]>, <f32, []>) -> <f32, [N, C]>
  %19 = norm.constant 0.000000e+00 : <f32, []>
  %20 = norm.constant 1.000000e+00 : <f32, []>
  %21 = norm.elementwise "subtract"(%0, %20) : (<f32, []>, <f32, []>) -> <f32, []>
  %22 = norm.elementwise "power"(%x, %21) : (<f32, [N, C, ...]>, <f32, []>) -> <f32, [N, C, ...]>
  %23 = norm.elementwise "multiply"(%0, %22) : (<f32, []>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %24 = norm.elementwise "multiply"(%18, %23) : (<f32, [N, C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %25 = norm.elementwise "equal"(%0, %19) : (<f32, []>, <f32, []>) -> <i1, []>
  %26 = norm.elementwise "where"(%25, %19, %24) : (<i1, []>, <f32, []>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %dx = norm.elementwise "add"(%8, %26) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
