// Every refusal of what a traversal gives, after the same text made right.
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

// wrong: an unknown monoid
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{unknown monoid median}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (median []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: keeps what is not walked
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{keeps axis d, which is neither walked nor the instance's}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [d]) {
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

// wrong: across no instance
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] block [n by 4 as b] {
    // expected-error@+1 {{runs across c, which is no axis of the kernel}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [c]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: across without blocks
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{runs across n, which the kernel does not block}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: running along what is reduced
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{is running along c, which it does not walk and keep}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [] running c) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: running across instances
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] block [n by 4 as b] {
    // expected-error@+1 {{accumulator 0 is running and runs across instances}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n] running c) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
}

// -----

// wrong: an accumulator of other axes
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{accumulator 0 has other axes than it keeps}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// right
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (moments []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<!plan.moments<f32>, []>
    %m = plan.traverse [] (%s[] : !plan.array<!plan.moments<f32>, []>) {
      ^bb0(%t: !plan.moments<f32>):
      %mean = plan.project "mean" of %t : !plan.moments<f32> -> f32
      %u = plan.lift %mean, %mean, %mean : f32, f32, f32 -> !plan.moments<f32>
      plan.yield %mean : f32
    } : !plan.array<f32, []>
    plan.return %m : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a state that is not the monoid's
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{accumulator 0 has an element type that is not its monoid's state}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<!plan.moments<f32>, []>
    %m = plan.traverse [] (%s[] : !plan.array<!plan.moments<f32>, []>) {
      ^bb0(%t: !plan.moments<f32>):
      %mean = plan.project "mean" of %t : !plan.moments<f32> -> f32
      %u = plan.lift %mean, %mean, %mean : f32, f32, f32 -> !plan.moments<f32>
      plan.yield %mean : f32
    } : !plan.array<f32, []>
    plan.return %m : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an accumulator of another type
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<d, twin, of = c>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{accumulator 0 is of 'f32', its body yields 'i64'}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      %i = plan.index "c"
      plan.yield %i : i64
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a partial used at once
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [b, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] block [n by 4 as b] {
    // expected-error@+1 {{accumulator 0 runs across instances and is used before they all ran}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [c] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    %early = plan.traverse [c] (%s[c] : !plan.array<f32, [c]>) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [b, c]>
  plan.return %y : !plan.array<f32, [b, c]>
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

// wrong: emits other axes
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{emits an array whose axes are not those of its space}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
}

// -----

// wrong: emits another type
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    // expected-error@+1 {{emits elements of 'f32', its body yields 'i64'}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      %i = plan.index "c"
      plan.yield %i : i64
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
}

// -----

// wrong: a value from outside the body
plan.form @f(%x: !plan.array<f32, [n, c]>, %length: !plan.array<i64, [n]>) -> (!plan.array<f32, [n, c]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 1>, #plan.axis<s, indexed, of = n>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %k = arith.constant 1.0 : f32
    // expected-note@+1 {{required by region isolation constraints}}
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) {
      ^bb0(%e: f32):
      // expected-error@+1 {{using value defined outside the region}}
      plan.yield %k : f32
    } : !plan.array<f32, [c]>
    plan.return %s : !plan.array<f32, [c]>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
}
