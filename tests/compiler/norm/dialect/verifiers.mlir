// RUN: %norma-opt %s --split-input-file --verify-diagnostics

// The positive twin of all below.
norm.form @right.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

norm.form @axes_of_aggregate.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{has a result over [C]; its operands make it [N]}}
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [C]>
  norm.return %s : !norm.array<f32, [C]>
}

// -----

norm.form @axis_not_there.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  // expected-error @+1 {{is over axis C, which its operand [N] does not have}}
  %t = norm.aggregate "sum" %s over [C] : <f32, [N]> -> <f32, [N]>
  norm.return %t : !norm.array<f32, [N]>
}

// -----

norm.form @unknown_aggregate.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{knows no aggregate 'median'; expected sum, mean, var, min, max, norm, count, product or quantile}}
  %s = norm.aggregate "median" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

norm.form @unbiased_sum.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{may be unbiased only when it is a var}}
  %s = norm.aggregate "sum" %x over [C] unbiased : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

norm.form @axes_of_union.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  // expected-error @+1 {{has a result over [N]; its operands make it [N, C]}}
  %t = norm.elementwise "add"(%x, %s) : (<f32, [N, C]>, <f32, [N]>) -> <f32, [N]>
  norm.return %t : !norm.array<f32, [N]>
}

// -----

norm.form @lost_axis.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{loses axis C; only an aggregate may}}
  %t = norm.broadcast %x : <f32, [N, C]> to <f32, [N]>
  norm.return %t : !norm.array<f32, [N]>
}

// -----

norm.form @no_twin.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  // expected-error @+1 {{has joint axis C, which has no twin in the axis table}}
  %t = norm.twin %x of [C] : <f32, [N, C]> -> <f32, [N, C]>
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

// expected-error @+1 {{argument x has norm.role 'guest'; expected one of input parameter scalar state saved cotangent tangent}}
norm.form @role.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "guest", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

// expected-error @+1 {{argument x has [N] in memory and [N, C] in its type}}
norm.form @memory.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<N>, #norm.axis<C>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}

// -----

// expected-error @+1 {{argument x has its axes out of order; the axis table says [C, N]}}
norm.form @order.training(%x: !norm.array<f32, [N, C]> {norm.name = "x", norm.role = "input", norm.storage = f32, norm.axes = ["N", "C"]}) -> (!norm.array<f32, [N]> {norm.name = "y", norm.role = "output", norm.storage = f32, norm.axes = ["N"]})
  attributes {declaration = "f", form = "training", axes = [#norm.axis<C>, #norm.axis<N>]} {
  %s = norm.aggregate "sum" %x over [C] : <f32, [N, C]> -> <f32, [N]>
  norm.return %s : !norm.array<f32, [N]>
}
