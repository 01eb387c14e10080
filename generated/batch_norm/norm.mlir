// norma show batch_norm --emit norm
norm.form @batch_norm.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %momentum: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-01 : f64, norm.name = "momentum", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.optional = true, norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.optional = true, norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_m", norm.role = "state", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "state_v", norm.role = "state", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "batch_norm", form = "training"} {
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
  norm.return %y, %m, %v, %state_m_0, %state_v_1 : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
norm.form @batch_norm.inference(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %gamma: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "gamma", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %beta: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "beta", norm.optional = true, norm.role = "parameter", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}, %state_m: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 0.000000e+00 : f64, norm.name = "state_m", norm.role = "state", norm.storage = f32}, %state_v: !norm.array<f32, [C]> {norm.axes = ["C"], norm.first_value = 1.000000e+00 : f64, norm.name = "state_v", norm.role = "state", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "m", norm.role = "statistic", norm.storage = f32}, !norm.array<f32, [C]> {norm.axes = ["C"], norm.name = "v", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "batch_norm", form = "inference"} {
  %0 = norm.elementwise "subtract"(%x, %state_m) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %1 = norm.elementwise "add"(%state_v, %eps) : (<f32, [C]>, <f32, []>) -> <f32, [C]>
  %2 = norm.elementwise "rsqrt"(%1) : (<f32, [C]>) -> <f32, [C]>
  %3 = norm.elementwise "multiply"(%0, %2) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  %4 = norm.elementwise "multiply"(%gamma, %3) : (<f32, [C]>, <f32, [N, C, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "add"(%4, %beta) : (<f32, [N, C, ...]>, <f32, [C]>) -> <f32, [N, C, ...]>
  norm.return %y, %state_m, %state_v : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [C]>, !norm.array<f32, [C]>
}
