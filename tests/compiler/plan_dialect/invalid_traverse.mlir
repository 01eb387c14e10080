// Every refusal of the walk of a traversal, after the same text made right.
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

// wrong: outside
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{stands outside a kernel}}
  %o = plan.traverse [c] (%x[n from c, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
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

// wrong: an unknown axis
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{axis k is not in the axis table of @f}}
    %s = plan.traverse [c, k] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: the instance's axis
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{walks axis n, which is fixed by the kernel's instance}}
    %s = plan.traverse [c, n] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an axis twice
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{walks axis c twice}}
    %s = plan.traverse [c, c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a foreign symmetry
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{is symmetric in axis d, which it does not walk}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) symmetric [c, d] {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a body without the element
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{its body takes 2 elements, its reads are 1}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32, %a: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: points too few
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{read 0 names not all axes of its array}}
    %s = plan.traverse [c] (%x[n] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: points of other axes
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{read 0 names axes that its array lacks}}
    %s = plan.traverse [c] (%x[c, n] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a point out of sight
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{read 0 is at axis d, which is neither walked nor the instance's}}
    %s = plan.traverse [c] (%x[n, c from d] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an offset that is no window
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{read 0 is offset by c, which is no window}}
    %s = plan.traverse [c] (%x[n, c plus c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// right
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
}

// -----

// wrong: no value beyond the border
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c, w]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{emits what it reads beyond the border along c: give a value by else}}
    %s = plan.traverse [c, w] (%x[n, c plus w] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c, w]>
    plan.return %s : !plan.array<f32, [c, w]>
  } : !plan.array<f32, [n, c, w]>
  plan.return %y : !plan.array<f32, [n, c, w]>
}

// -----

// wrong: another element
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{read 0 gives 'f32', its body takes 'i64'}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: i64):
      plan.yield %e : i64
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a bound of what is not walked
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{bounds axis d, which it does not walk}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) where (d below %length : !plan.array<i64, [n]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a bound of another type
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{bounds axis c by elements of type 'f32', expected i64}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) where (c below %x : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a bound out of sight
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [d]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{bounds axis c along axis d, which is neither walked nor the instance's}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) where (c below %length : !plan.array<i64, [d]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: yields too many
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{its body yields not one value for each accumulator and each emitted array}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e, %e : f32, f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an array in the body
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      // expected-error@+1 {{is no scalar in the body of a traversal}}
      %v = arith.constant dense<1.0> : vector<2xf32>
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}
