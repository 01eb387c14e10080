// norma show edm2_norm --emit norm
norm.form @edm2_norm.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-04 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, ...]> {norm.axes = ["N", "..."], norm.name = "q", norm.role = "statistic", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "edm2_norm", form = "training"} {
  %q = norm.aggregate "norm" %x over [C] order 2.000000e+00 : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %0 = norm.extent C : <i64, []>
  %1 = norm.convert %0 : <i64, []> to <f32, []>
  %2 = norm.elementwise "sqrt"(%1) : (<f32, []>) -> <f32, []>
  %3 = norm.elementwise "divide"(%q, %2) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %4 = norm.elementwise "add"(%eps, %3) : (<f32, []>, <f32, [N, ...]>) -> <f32, [N, ...]>
  %y = norm.elementwise "divide"(%x, %4) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  norm.return %y, %q : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [N, ...]>
}
