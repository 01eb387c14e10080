// norma show crms_norm --emit derivative
norm.form @crms_norm.vjp(%dy: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [..., C]> {norm.axes = ["...", "C"], norm.name = "dx", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<... pack>, #norm.axis<C>], declaration = "crms_norm", form = "vjp"} {
  %0 = norm.constant 2.000000e+00 : <f32, []>
  %1 = norm.elementwise "power"(%x, %0) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %2 = norm.aggregate "sum" %1 over [C] : <f32, [..., C]> -> <f32, [...]>
  %3 = norm.aggregate "sum" %x over [C] : <f32, [..., C]> -> <f32, [...]>
  %4 = norm.constant 2.000000e+00 : <f32, []>
  %5 = norm.elementwise "power"(%3, %4) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %6 = norm.elementwise "add"(%2, %5) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %7 = norm.extent C : <i64, []>
  %8 = norm.constant 1.000000e+00 : <i64, []>
  %9 = norm.elementwise "add"(%7, %8) : (<i64, []>, <i64, []>) -> <i64, []>
  %10 = norm.convert %9 : <i64, []> to <f32, []>
  %q = norm.elementwise "divide"(%6, %10) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %11 = norm.elementwise "add"(%q, %eps) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %12 = norm.elementwise "rsqrt"(%11) : (<f32, [...]>) -> <f32, [...]>
  %y = norm.elementwise "multiply"(%x, %12) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %13 = norm.elementwise "multiply"(%dy, %12) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %14 = norm.elementwise "multiply"(%dy, %x) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  %15 = norm.aggregate "sum" %14 over [C] : <f32, [..., C]> -> <f32, [...]>
  %16 = norm.elementwise "multiply"(%12, %12) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %17 = norm.elementwise "multiply"(%12, %16) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %18 = norm.constant -5.000000e-01 : <f32, []>
  %19 = norm.elementwise "multiply"(%18, %17) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %20 = norm.elementwise "multiply"(%15, %19) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %21 = norm.constant 1.000000e+00 : <f32, []>
  %22 = norm.elementwise "divide"(%21, %10) : (<f32, []>, <f32, []>) -> <f32, []>
  %23 = norm.elementwise "multiply"(%20, %22) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %24 = norm.constant 0.000000e+00 : <f32, []>
  %25 = norm.constant 1.000000e+00 : <f32, []>
  %26 = norm.elementwise "subtract"(%4, %25) : (<f32, []>, <f32, []>) -> <f32, []>
  %27 = norm.elementwise "power"(%3, %26) : (<f32, [...]>, <f32, []>) -> <f32, [...]>
  %28 = norm.elementwise "multiply"(%4, %27) : (<f32, []>, <f32, [...]>) -> <f32, [...]>
  %29 = norm.elementwise "multiply"(%23, %28) : (<f32, [...]>, <f32, [...]>) -> <f32, [...]>
  %30 = norm.elementwise "equal"(%4, %24) : (<f32, []>, <f32, []>) -> <i1, []>
  %31 = norm.elementwise "where"(%30, %24, %29) : (<i1, []>, <f32, []>, <f32, [...]>) -> <f32, [...]>
  %32 = norm.elementwise "add"(%13, %31) : (<f32, [..., C]>, <f32, [...]>) -> <f32, [..., C]>
  %33 = norm.constant 0.000000e+00 : <f32, []>
  %34 = norm.constant 1.000000e+00 : <f32, []>
  %35 = norm.elementwise "subtract"(%0, %34) : (<f32, []>, <f32, []>) -> <f32, []>
  %36 = norm.elementwise "power"(%x, %35) : (<f32, [..., C]>, <f32, []>) -> <f32, [..., C]>
  %37 = norm.elementwise "multiply"(%0, %36) : (<f32, []>, <f32, [..., C]>) -> <f32, [..., C]>
  %38 = norm.elementwise "multiply"(%23, %37) : (<f32, [...]>, <f32, [..., C]>) -> <f32, [..., C]>
  %39 = norm.elementwise "equal"(%0, %33) : (<f32, []>, <f32, []>) -> <i1, []>
  %40 = norm.elementwise "where"(%39, %33, %38) : (<i1, []>, <f32, []>, <f32, [..., C]>) -> <f32, [..., C]>
  %dx = norm.elementwise "add"(%32, %40) : (<f32, [..., C]>, <f32, [..., C]>) -> <f32, [..., C]>
  norm.return %dx : !norm.array<f32, [..., C]>
}
