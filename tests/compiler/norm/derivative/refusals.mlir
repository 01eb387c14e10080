// RUN: %norma-opt %s --norm-derive-vjp --split-input-file --verify-diagnostics

// A constant to the derivative: no rule is asked for.
norm.form @constant.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %q = norm.aggregate "quantile" %x over [C] order 0.5 : <f32, [N, C]> -> <f32, [N]>
  %s = norm.stop_gradient %q : <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

norm.form @quantile.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{a quantile has no derivative here; stop_gradient(quantile(x, q)) makes it a constant}}
  %q = norm.aggregate "quantile" %x over [C] order 0.5 : <f32, [N, C]> -> <f32, [N]>
  norm.return %q : !norm.array<f32, [N]>
}

// -----

norm.form @replicas.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{there is no derivative of an aggregate across replicas; take axis C without 'across replicas'}}
  %q = norm.aggregate "mean" %x over [C across replicas] : <f32, [N, C]> -> <f32, [N]>
  norm.return %q : !norm.array<f32, [N]>
}

// -----

norm.form @shift.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N, C]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N", "C"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %c = norm.coordinate C : <i64, [C]>
  // expected-error @+1 {{there is no derivative of reading along axis C at an index that depends on C}}
  %q = norm.read %x at [C](%c) : <f32, [N, C]>, (<i64, [C]>) -> <f32, [N, C]>
  norm.return %q : !norm.array<f32, [N, C]>
}

// -----

norm.form @matrix.training(%x: !norm.array<f32, [D, "D'"]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["D", "D'"]})
    -> (!norm.array<f32, [D, "D'"]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["D", "D'"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<D>, #norm.axis<"D'" twin of D>]} {
  // expected-error @+1 {{there is no derivative of cholesky here}}
  %c = norm.matrix "cholesky"(%x) along [D] : (<f32, [D, "D'"]>) -> <f32, [D, "D'"]>
  norm.return %c : !norm.array<f32, [D, "D'"]>
}
