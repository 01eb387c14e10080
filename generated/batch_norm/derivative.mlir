// norma show batch_norm --emit derivative
norm.form @batch_norm.vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %momentum: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "batch_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %0 = norm.elementwise "subtract"(%m, %state_m) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %1 = norm.elementwise "multiply"(%momentum, %0) : (<f32, []>, <f32, [C]>) -> <f32, [C]>
  %state_m_0 = norm.elementwise "add"(%state_m, %1) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %v = norm.aggregate "var" %x over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %2 = norm.aggregate "var" %x over [N, ...] unbiased : <f32, [N, C, ...]> -> <f32, [C]>
  %3 = norm.elementwise "subtract"(%2, %state_v) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %4 = norm.elementwise "multiply"(%momentum, %3) : (<f32, []>, <f32, [C]>) -> <f32, [C]>
  %state_v_1 = norm.elementwise "add"(%state_v, %4) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %5 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %6 = norm.elementwise "add"(%v, %eps) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %7 = norm.elementwise "rsqrt"(%6) : (<f32, [C]>) -> <f32, [C]>
  %8 = norm.elementwise "multiply"(%5, %7) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %9 = norm.elementwise "multiply"(%gamma, %8) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%9, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %10 = norm.elementwise "multiply"(%dy, %8) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %11 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dgamma = norm.aggregate "sum" %10 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %12 = norm.elementwise "multiply"(%11, %7) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %13 = norm.elementwise "multiply"(%11, %5) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %14 = norm.aggregate "sum" %13 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %15 = norm.elementwise "multiply"(%7, %7) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %16 = norm.elementwise "multiply"(%7, %15) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %17 = norm.constant -5.000000e-01 : <f32, []>
  %18 = norm.elementwise "multiply"(%17, %16) : (<f32, []>, <f32, [C]>) -> <f32, [C]>
  %19 = norm.elementwise "multiply"(%14, %18) : (<f32, [C]>, <f32, [C]>) -> <f32, [C]>
  %20 = norm.elementwise "negate"(%12) : (<f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %21 = norm.aggregate "sum" %20 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %22 = norm.aggregate "mean" %x over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %23 = norm.constant 2.000000e+00 : <f32, []>
  %24 = norm.elementwise "multiply"(%19, %23) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %25 = norm.extent N : <i64, []>
  %26 = norm.extent ... : <i64, []>
  %27 = norm.elementwise "multiply"(%25, %26) : (<i64, []>, <i64, []>) -> <i64, []>
  %28 = norm.convert %27 : <i64, []> to <f32, []>
  %29 = norm.elementwise "divide"(%24, %28) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %30 = norm.elementwise "subtract"(%x, %22) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %31 = norm.elementwise "multiply"(%29, %30) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %32 = norm.elementwise "add"(%12, %31) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %33 = norm.extent N : <i64, []>
  %34 = norm.extent ... : <i64, []>
  %35 = norm.elementwise "multiply"(%33, %34) : (<i64, []>, <i64, []>) -> <i64, []>
  %36 = norm.convert %35 : <i64, []> to <f32, []>
  %37 = norm.elementwise "divide"(%21, %36) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %dx = norm.elementwise "add"(%32, %37) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
norm.form @batch_norm.inference_vjp(%dy: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "batch_norm", form = "inference_vjp"} {
  %0 = norm.elementwise "subtract"(%x, %state_m) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %1 = norm.elementwise "add"(%state_v, %eps) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [C]>) -> <f32, [C]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %5 = norm.elementwise "multiply"(%dy, %3) : (<f32, [N, C, ...]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %dgamma = norm.aggregate "sum" %5 over [N, ...] : <f32, [N, C, ...]> -> <f32, [C]>
  %dx = norm.elementwise "multiply"(%6, %2) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
