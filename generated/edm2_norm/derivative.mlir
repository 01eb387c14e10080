// norma show edm2_norm --emit derivative
norm.form @edm2_norm.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-04 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "edm2_norm", form = "vjp"} {
  %q = norm.aggregate "norm" %x over [C] order 2.000000e+00 : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %0 = norm.extent C : <i64, []>
  %1 = norm.convert %0 : <i64, []> to <f32, []>
  %2 = norm.elementwise "sqrt"(%1) : (<f32, []>) -> <f32, []>
  %3 = norm.elementwise "divide"(%q, %2) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %4 = norm.elementwise "add"(%eps, %3) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %y = norm.elementwise "divide"(%x, %4) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %5 = norm.constant 1.000000e+00 : <f32, []>
  %6 = norm.elementwise "divide"(%5, %4) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %7 = norm.elementwise "multiply"(%dy, %6) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %8 = norm.constant 1.000000e+00 : <f32, []>
  %9 = norm.elementwise "divide"(%8, %4) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %10 = norm.elementwise "multiply"(%y, %9) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %11 = norm.elementwise "multiply"(%dy, %10) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %12 = norm.elementwise "negate"(%11) : (<f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %13 = norm.aggregate "sum" %12 over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %14 = norm.constant 1.000000e+00 : <f32, []>
  %15 = norm.elementwise "divide"(%14, %2) : (<f32, []>, <f32, []>) -> <f32, []>
  %16 = norm.elementwise "multiply"(%13, %15) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %17 = norm.constant 0.000000e+00 : <f32, []>
  %18 = norm.elementwise "greater"(%q, %17) : (<f32, [N, ...]>, <f32, []>) -> <i1, [N, ...]>
  %19 = norm.elementwise "divide"(%16, %q) : (<f32, [N, ...]>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %20 = norm.elementwise "where"(%18, %19, %17) : (<i1, [N, ...]>, <f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %21 = norm.elementwise "multiply"(%x, %20) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %dx = norm.elementwise "add"(%7, %21) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  norm.return %dx : !norm.array<f32, [N, C, ...]>
}
