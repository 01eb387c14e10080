// Every refusal of a form, after the same text made right.
// RUN: norma-opt %s --split-input-file --verify-diagnostics

// right
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an axis twice
// expected-error@+1 {{axis c stands twice in the axis table}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an unknown kind
// expected-error@+1 {{axis c is of the unknown kind folded}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, folded>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a factor without a row
// expected-error@+1 {{factor k is not in the axis table}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<C, composite, factors = [c, k]>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a twin of nothing
// expected-error@+1 {{axis d is of k, which is not in the axis table}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = k>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an empty window
// expected-error@+1 {{axis w is a window without elements}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = 2, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: no return
// expected-error@+1 {{ends without plan.return}}
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
}

// -----

// wrong: other results
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  // expected-error@+1 {{returns types that differ from the form's results}}
  plan.return %y : !plan.array<f32, [n]>
}
