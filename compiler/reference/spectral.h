//===- spectral.h - eigenvalues, and functions of a matrix by them --------===//
//
// `let (u, l) = eigen(s)` has no derivative where eigenvalues meet, but `(u * f(l)') @ u'` has. Values
// remember that they come from eigenvectors; once the product is seen, its derivative is taken as a
// whole, by divided differences of f, which become f' where eigenvalues meet.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/value.h"

#include <utility>

namespace norma::reference {

/// Eigenvectors as columns, eigenvalues along D in ascending order.
std::pair<Value, Value> eigen_decomposed(Machine &machine, const Value &a, const Axes &joint);

/// Marks `product` where it is eigenvectors times a row of factors; `turned` where it is u'.
void remember_scaled(Machine &machine, Value &product, const Value &a, const Value &b, const Axes &joint);
void remember_transposed(Value &turned, const Value &from);

/// Gives `product = a @ b` its own derivative where a is `u * g'` and b is `u'`.
void differentiate_whole(Machine &machine, Value &product, const Value &a, const Value &b, const Axes &joint);

} // namespace norma::reference
