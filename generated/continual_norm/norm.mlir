// norma show continual_norm --emit norm
norm.form @continual_norm.training(%x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %momentum: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_v", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 32>, #norm.axis<K>, #norm.axis<... pack>], declaration = "continual_norm", form = "training"} {
  %group_m = norm.aggregate "mean" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %group_v = norm.aggregate "var" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %0 = norm.elementwise "subtract"(%x, %group_m) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %1 = norm.elementwise "add"(%group_v, %eps) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, G]>) -> <f32, [N, G]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %m = norm.aggregate "mean" %3 over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %4 = norm.elementwise "subtract"(%m, %state_m) : (<f32, [G, K]>, <f32, [G, K]>) -> <f32, [G, K]>
  %5 = norm.elementwise "multiply"(%momentum, %4) : (<f32, []>, <f32, [G, K]>) -> <f32, [G, K]>
  %state_m_0 = norm.elementwise "add"(%state_m, %5) : (<f32, [G, K]>, <f32, [G, K]>) -> <f32, [G, K]>
  %v = norm.aggregate "var" %3 over [N, ...] : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %6 = norm.aggregate "var" %3 over [N, ...] unbiased : <f32, [N, G, K, ...]> -> <f32, [G, K]>
  %7 = norm.elementwise "subtract"(%6, %state_v) : (<f32, [G, K]>, <f32, [G, K]>) -> <f32, [G, K]>
  %8 = norm.elementwise "multiply"(%momentum, %7) : (<f32, []>, <f32, [G, K]>) -> <f32, [G, K]>
  %state_v_1 = norm.elementwise "add"(%state_v, %8) : (<f32, [G, K]>, <f32, [G, K]>) -> <f32, [G, K]>
  %9 = norm.elementwise "subtract"(%3, %m) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %10 = norm.elementwise "add"(%v, %eps) : (<f32, [G, K]>, <f32, []>) -> <f32, [G, K]>
  %11 = norm.elementwise "rsqrt"(%10) : (<f32, [G, K]>) -> <f32, [G, K]>
  %12 = norm.elementwise "multiply"(%9, %11) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %13 = norm.elementwise "multiply"(%gamma, %12) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%13, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  norm.return %y, %group_m, %group_v, %m, %v, %state_m_0, %state_v_1 : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [N, G]>, !norm.array<f32, [N, G]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
norm.form @continual_norm.inference(%x: !norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, G, K, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [N, G]> {norm.axes = ["N", "G"], norm.name = "group_v", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [G, K]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C into [G, K]>, #norm.axis<G = 32>, #norm.axis<K>, #norm.axis<... pack>], declaration = "continual_norm", form = "inference"} {
  %group_m = norm.aggregate "mean" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %group_v = norm.aggregate "var" %x over [K, ...] : <f32, [N, G, K, ...]> -> <f32, [N, G]>
  %0 = norm.elementwise "subtract"(%x, %group_m) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %1 = norm.elementwise "add"(%group_v, %eps) : (<f32, [N, G]>, <f32, []>) -> <f32, [N, G]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [N, G]>) -> <f32, [N, G]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, G, K, ...]>, <f32, [N, G]>) -> <f32, [N, G, K, ...]>
  %4 = norm.elementwise "subtract"(%3, %state_m) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %5 = norm.elementwise "add"(%state_v, %eps) : (<f32, [G, K]>, <f32, []>) -> <f32, [G, K]>
  %6 = norm.elementwise "rsqrt"(%5) : (<f32, [G, K]>) -> <f32, [G, K]>
  %7 = norm.elementwise "multiply"(%4, %6) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  %8 = norm.elementwise "multiply"(%gamma, %7) : (<f32, [G, K]>, <f32, [N, G, K, ...]>) -> <f32, [N, G, K, ...]>
  %y = norm.elementwise "add"(%8, %beta) : (<f32, [N, G, K, ...]>, <f32, [G, K]>) -> <f32, [N, G, K, ...]>
  norm.return %y, %group_m, %group_v, %state_m, %state_v : !norm.array<f32, [N, G, K, ...]>, !norm.array<f32, [N, G]>, !norm.array<f32, [N, G]>, !norm.array<f32, [G, K]>, !norm.array<f32, [G, K]>
}
