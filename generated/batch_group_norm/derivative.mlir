// norma show batch_group_norm --emit derivative
norm.form @batch_group_norm.vjp(%dy: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %momentum: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 8>, #norm.axis<K>, #norm.axis<... pack>], declaration = "batch_group_norm", form = "vjp"} {
  %m = norm.aggregate "mean" %x over [N, K, ...] : <f32, [N, G, K, ...]> -> <f32, [G]>
  %0 = norm.elementwise "subtract"(%m, %state_m) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %1 = norm.elementwise "multiply"(%momentum, %0) : (<f32, []>, <f32, [G]>) -> <f32, [G]>
  %state_m_0 = norm.elementwise "add"(%state_m, %1) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %v = norm.aggregate "var" %x over [N, K, ...] : <f32, [N, G, K, ...]> -> <f32, [G]>
  %2 = norm.aggregate "var" %x over [N, K, ...] unbiased : <f32, [N, G, K, ...]> -> <f32, [G]>
  %3 = norm.elementwise "subtract"(%2, %state_v) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %4 = norm.elementwise "multiply"(%momentum, %3) : (<f32, []>, <f32, [G]>) -> <f32, [G]>
  %state_v_1 = norm.elementwise "add"(%state_v, %4) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %5 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %6 = norm.elementwise "add"(%v, %eps) : (<f32, [G]>, <f32, []>) -> <f32, [G]>
  %7 = norm.elementwise "rsqrt"(%6) : (<f32, [G]>) -> <f32, [G]>
  %8 = norm.elementwise "multiply"(%5, %7) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %9 = norm.elementwise "multiply"(%gamma, %8) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%9, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %10 = norm.elementwise "multiply"(%dy, %8) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %11 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dgamma = norm.aggregate "sum" %10 over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %12 = norm.elementwise "multiply"(%11, %7) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %13 = norm.elementwise "multiply"(%11, %5) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %14 = norm.aggregate "sum" %13 over [N, K, ...] : <f32, [N, G, K, ...]> -> <f32, [G]>
  %15 = norm.elementwise "multiply"(%7, %7) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %16 = norm.elementwise "multiply"(%7, %15) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %17 = norm.constant -5.000000e-01 : <f32, []>
  %18 = norm.elementwise "multiply"(%17, %16) : (<f32, []>, <f32, [G]>) -> <f32, [G]>
  %19 = norm.elementwise "multiply"(%14, %18) : (<f32, [G]>, <f32, [G]>) -> <f32, [G]>
  %20 = norm.elementwise "negate"(%12) : (<f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %21 = norm.aggregate "sum" %20 over [N, K, ...] : <f32, [N, G, K, ...]> -> <f32, [G]>
  %22 = norm.aggregate "mean" %x over [N, K, ...] : <f32, [N, G, K, ...]> -> <f32, [G]>
  %23 = norm.constant 2.000000e+00 : <f32, []>
  %24 = norm.elementwise "multiply"(%19, %23) : (<f32, [G]>, <f32, []>) -> <f32, [G]>
  %25 = norm.extent N : <i64, []>
  %26 = norm.extent K : <i64, []>
  %27 = norm.elementwise "multiply"(%25, %26) : (<i64, []>, <i64, []>) -> <i64, []>
  %28 = norm.extent ... : <i64, []>
  %29 = norm.elementwise "multiply"(%27, %28) : (<i64, []>, <i64, []>) -> <i64, []>
  %30 = norm.convert %29 : <i64, []> to <f32, []>
  %31 = norm.elementwise "divide"(%24, %30) : (<f32, [G]>, <f32, []>) -> <f32, [G]>
  %32 = norm.elementwise "subtract"(%x, %22) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %33 = norm.elementwise "multiply"(%31, %32) : (<f32, [G]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %34 = norm.elementwise "add"(%12, %33) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %35 = norm.extent N : <i64, []>
  %36 = norm.extent K : <i64, []>
  %37 = norm.elementwise "multiply"(%35, %36) : (<i64, []>, <i64, []>) -> <i64, []>
  %38 = norm.extent ... : <i64, []>
  %39 = norm.elementwise "multiply"(%37, %38) : (<i64, []>, <i64, []>) -> <i64, []>
  %40 = norm.convert %39 : <i64, []> to <f32, []>
  %41 = norm.elementwise "divide"(%21, %40) : (<f32, [G]>, <f32, []>) -> <f32, [G]>
  %dx = norm.elementwise "add"(%34, %41) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
norm.form @batch_group_norm.inference_vjp(%dy: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dy", norm.role = "cotangent", norm.storage = f32}, %x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [G]> {norm.axes = ["G"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "dx", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dgamma", norm.role = "gradient", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "dbeta", norm.role = "gradient", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 8>, #norm.axis<K>, #norm.axis<... pack>], declaration = "batch_group_norm", form = "inference_vjp"} {
  %0 = norm.elementwise "subtract"(%x, %state_m) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %1 = norm.elementwise "add"(%state_v, %eps) : (<f32, [G]>, <f32, []>) -> <f32, [G]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [G]>) -> <f32, [G]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dbeta = norm.aggregate "sum" %dy over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %5 = norm.elementwise "multiply"(%dy, %3) : (<f32, [N, G, K, ...]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %6 = norm.elementwise "multiply"(%dy, %gamma) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %dgamma = norm.aggregate "sum" %5 over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %dx = norm.elementwise "multiply"(%6, %2) : (<f32, [N, G, K, ...]>, <f32, [G]>) -> <f32, [N, G, K, ...]>
  norm.return %dx, %dgamma, %dbeta : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
