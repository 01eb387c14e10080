// norma show positional_norm --emit derivative
norm.form @positional_norm.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %dm: !norm.array<f32, [N, ...]> {norm.axes = ["N", "..."], norm.name = "dm", norm.role = "cotangent", norm.storage = f32}, %ds: !norm.array<f32, [N, ...]> {norm.axes = ["N", "..."], norm.name = "ds", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "positional_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %0 = norm.aggregate "var" %x over [C] unbiased : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %1 = norm.elementwise "add"(%0, %eps) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %s = norm.elementwise "sqrt"(%1) : (<f32, [N, ...]>) -> <f32, [N, ...]>
  %2 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "divide"(%2, %s) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %3 = norm.constant 1.000000e+00 : <f32, []>
  %4 = norm.elementwise "divide"(%3, %s) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %5 = norm.elementwise "multiply"(%dy, %4) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %6 = norm.constant 1.000000e+00 : <f32, []>
  %7 = norm.elementwise "divide"(%6, %s) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %8 = norm.elementwise "multiply"(%y, %7) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %9 = norm.elementwise "multiply"(%dy, %8) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %10 = norm.elementwise "negate"(%9) : (<f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %11 = norm.aggregate "sum" %10 over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %12 = norm.elementwise "add"(%ds, %11) : (<f32, [N, ...]>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %13 = norm.elementwise "negate"(%5) : (<f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %14 = norm.aggregate "sum" %13 over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %15 = norm.elementwise "add"(%dm, %14) : (<f32, [N, ...]>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %16 = norm.constant 5.000000e-01 : <f32, []>
  %17 = norm.elementwise "divide"(%16, %s) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %18 = norm.elementwise "multiply"(%12, %17) : (<f32, [N, ...]>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %19 = norm.aggregate "mean" %x over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %20 = norm.constant 2.000000e+00 : <f32, []>
  %21 = norm.elementwise "multiply"(%18, %20) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %22 = norm.extent C : <i64, []>
  %23 = norm.convert %22 : <i64, []> to <f32, []>
  %24 = norm.constant 1.000000e+00 : <f32, []>
  %25 = norm.elementwise "subtract"(%23, %24) : (<f32, []>, <f32, []>) -> <f32, []>
  %26 = norm.elementwise "divide"(%21, %25) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %27 = norm.elementwise "subtract"(%x, %19) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %28 = norm.elementwise "multiply"(%26, %27) : (<f32, [N, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %29 = norm.elementwise "add"(%5, %28) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %30 = norm.extent C : <i64, []>
  %31 = norm.convert %30 : <i64, []> to <f32, []>
  %32 = norm.elementwise "divide"(%15, %31) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %dx = norm.elementwise "add"(%29, %32) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  norm.return %dx : !norm.array<f32, [N, C, ...]>
}
