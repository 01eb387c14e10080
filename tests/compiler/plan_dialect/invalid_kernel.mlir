// Every refusal of a kernel, after the same text made right.
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

// wrong: an unknown instance
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{axis k is not in the axis table of @f}}
  %y = plan.kernel @k for [k] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// right
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] block [n by 4 as b] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: a block of no instance
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{blocks axis c, which it has no instances along}}
  %y = plan.kernel @k for [n] block [c by 4 as b] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: an empty block
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{blocks axis n by less than one}}
  %y = plan.kernel @k for [n] block [n by 0 as b] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: blocks without a row
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{axis k is not in the axis table of @f}}
  %y = plan.kernel @k for [n] block [n by 4 as k] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: no return
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{ends without plan.return}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.yield
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: too few results
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{returns 0 arrays, its results are 1}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: another element type
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f64, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{returns an element type that differs from its result's}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f64, [n]>
  plan.return %y : !plan.array<f64, [n]>
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

// wrong: a returned axis lost
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{its result lacks axis c of what it returns}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an instance lost
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, []>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{its result lacks axis n of its instances}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, []>
  plan.return %y : !plan.array<f32, []>
}

// -----

// wrong: an axis too many
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{its result has axes beyond its instances and what it returns}}
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
}

// -----

// wrong: partials without blocks
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  // expected-error@+1 {{the partials of what it accumulates across its instances have axes ["c", "b"], its result is}}
  %y = plan.kernel @k for [n] block [n by 4 as b] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [c]>
  plan.return %y : !plan.array<f32, [c]>
}

// -----

// wrong: a kernel in a kernel
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    // expected-error@+1 {{stands inside another kernel}}
    plan.kernel @inner for [] {
      plan.return
    }
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}
