// Every refusal of holds, repetitions, factorizations, exchanges and scalars, after the same text made right.
// RUN: norma-opt %s --split-input-file --verify-diagnostics

// right
plan.form @f(%x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %h = plan.hold %x : !plan.array<f32, [n]>
    %e = plan.traverse [] (%h[n] : !plan.array<f32, [n]>) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a hold between kernels
plan.form @f(%x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  // expected-error@+1 {{stands outside a kernel}}
  %o = plan.hold %x : !plan.array<f32, [n]>
  %y = plan.kernel @k for [n] {
    %h = plan.hold %x : !plan.array<f32, [n]>
    %e = plan.traverse [] (%h[n] : !plan.array<f32, [n]>) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// right
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  %L = plan.factor "cholesky"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: a negative repetition
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  %L = plan.factor "cholesky"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  // expected-error@+1 {{repeats a negative number of times}}
  %R = plan.repeat -2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: carries another type
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  %L = plan.factor "cholesky"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  // expected-error@+1 {{carries types that differ from its initial values'}}
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [e, d]>):
    plan.yield %P : !plan.array<f32, [e, d]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: yields less
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  %L = plan.factor "cholesky"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  // expected-error@+1 {{yields not what it carries}}
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: an unknown factorization
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  // expected-error@+1 {{unknown factorization lu}}
  %L = plan.factor "lu"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: too few operands
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  // expected-error@+1 {{takes 2 arrays and gives one, found 1 and 1}}
  %L = plan.factor "triangular_solve"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: one joint axis
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  // expected-error@+1 {{needs the axis of the rows and that of the columns}}
  %L = plan.factor "cholesky"(%A) over ["d"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: a joint axis that the matrix lacks
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  // expected-error@+1 {{its matrix lacks axis q}}
  %L = plan.factor "cholesky"(%A) over ["d", "q"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [q, d, e]>
  plan.return %R : !plan.array<f32, [d, e]>
}

// -----

// wrong: replicas in the wrong place
plan.form @f(%A: !plan.array<f32, [d, e]>) -> (!plan.array<f32, [d, e]>)
    attributes {axes = [#plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<q, replica>], declaration = "f", form = "training"} {
  %L = plan.factor "cholesky"(%A) over ["d", "e"] : (!plan.array<f32, [d, e]>) -> !plan.array<f32, [d, e]>
  %R = plan.repeat 2(%L : !plan.array<f32, [d, e]>) {
    ^bb0(%P: !plan.array<f32, [d, e]>):
    plan.yield %P : !plan.array<f32, [d, e]>
  } : !plan.array<f32, [d, e]>
  // expected-error@+1 {{gives not its array with q as the first axis}}
  %Q = plan.exchange %R over replicas as "q" : !plan.array<f32, [d, e]> -> !plan.array<f32, [d, e, q]>
  plan.return %R : !plan.array<f32, [d, e]>
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

// wrong: a part that a state lacks
plan.form @f(%x: !plan.array<f32, [n, c]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>, #plan.axis<c, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (moments []) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<!plan.moments<f32>, []>
    %m = plan.traverse [] (%s[] : !plan.array<!plan.moments<f32>, []>) {
      ^bb0(%t: !plan.moments<f32>):
      // expected-error@+1 {{has no part scale of '!plan.moments<f32>'}}
      %mean = plan.project "scale" of %t : !plan.moments<f32> -> f32
      %u = plan.lift %mean, %mean, %mean : f32, f32, f32 -> !plan.moments<f32>
      plan.yield %mean : f32
    } : !plan.array<f32, []>
    plan.return %m : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: parts too few
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
      // expected-error@+1 {{makes '!plan.moments<f32>' from 2 parts, expected 3}}
      %u = plan.lift %mean, %mean : f32, f32 -> !plan.moments<f32>
      plan.yield %mean : f32
    } : !plan.array<f32, []>
    plan.return %m : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// right
plan.form @f(%seed: !plan.array<i64, []>, %x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [] (%seed[] : !plan.array<i64, []>) {
      ^bb0(%s: i64):
      %u = plan.random "uniform"(%s) stream 1 over ["n"] : f32
      %i = plan.index "n"
      %k = plan.extent "n"
      plan.yield %u : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: an unknown distribution
plan.form @f(%seed: !plan.array<i64, []>, %x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [] (%seed[] : !plan.array<i64, []>) {
      ^bb0(%s: i64):
      // expected-error@+1 {{unknown distribution cauchy}}
      %u = plan.random "cauchy"(%s) stream 1 over ["n"] : f32
      %i = plan.index "n"
      %k = plan.extent "n"
      plan.yield %u : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: a draw over an unknown axis
plan.form @f(%seed: !plan.array<i64, []>, %x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [] (%seed[] : !plan.array<i64, []>) {
      ^bb0(%s: i64):
      // expected-error@+1 {{axis k is not in the axis table of @f}}
      %u = plan.random "uniform"(%s) stream 1 over ["k"] : f32
      %i = plan.index "n"
      %k = plan.extent "n"
      plan.yield %u : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: the index of an unknown axis
plan.form @f(%seed: !plan.array<i64, []>, %x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [] (%seed[] : !plan.array<i64, []>) {
      ^bb0(%s: i64):
      %u = plan.random "uniform"(%s) stream 1 over ["n"] : f32
      // expected-error@+1 {{axis k is not in the axis table of @f}}
      %i = plan.index "k"
      %k = plan.extent "n"
      plan.yield %u : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}

// -----

// wrong: the extent of an unknown axis
plan.form @f(%seed: !plan.array<i64, []>, %x: !plan.array<f32, [n]>) -> (!plan.array<f32, [n]>)
    attributes {axes = [#plan.axis<n, plain>], declaration = "f", form = "training"} {
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [] (%seed[] : !plan.array<i64, []>) {
      ^bb0(%s: i64):
      %u = plan.random "uniform"(%s) stream 1 over ["n"] : f32
      %i = plan.index "n"
      // expected-error@+1 {{axis k is not in the axis table of @f}}
      %k = plan.extent "k"
      plan.yield %u : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
}
