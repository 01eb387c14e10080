// norma show positional_norm --emit norm
norm.form @positional_norm.training(%x: !norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "x", norm.role = "input", norm.storage = f32}, %eps: !norm.array<f32, []> {norm.axes = [], norm.first_value = 1.000000e-05 : f64, norm.name = "eps", norm.optional = true, norm.role = "scalar", norm.storage = f32}) -> (!norm.array<f32, [N, C, ...]> {norm.axes = ["N", "C", "..."], norm.name = "y", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, ...]> {norm.axes = ["N", "..."], norm.name = "m", norm.role = "output", norm.storage = f32}, !norm.array<f32, [N, ...]> {norm.axes = ["N", "..."], norm.name = "s", norm.role = "output", norm.storage = f32}) attributes {axes = [#norm.axis<N>, #norm.axis<C>, #norm.axis<... pack>], declaration = "positional_norm", form = "training"} {
  %m = norm.aggregate "mean" %x over [C] : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %0 = norm.aggregate "var" %x over [C] unbiased : <f32, [N, C, ...]> -> <f32, [N, ...]>
  %1 = norm.elementwise "add"(%0, %eps) : (<f32, [N, ...]>, <f32, []>) -> <f32, [N, ...]>
  %s = norm.elementwise "sqrt"(%1) : (<f32, [N, ...]>) -> <f32, [N, ...]>
  %2 = norm.elementwise "subtract"(%x, %m) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  %y = norm.elementwise "divide"(%2, %s) : (<f32, [N, C, ...]>, <f32, [N, ...]>) -> <f32, [N, C, ...]>
  norm.return %y, %m, %s : !norm.array<f32, [N, C, ...]>, !norm.array<f32, [N, ...]>, !norm.array<f32, [N, ...]>
}
