//===- matrices.h - operations on values with joint axes ------------------===//
//
// The joint axes D, taken together, number the rows of a matrix, their twins D' its columns; whatever
// other axes there are number the matrices. Symmetric operations act on the symmetric part.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/value.h"

#include <string_view>

namespace norma::reference {

/// a's D' against b's D.
Value multiplied(Machine &machine, const Value &a, const Value &b, const Axes &joint);
/// where(D == D', 1, 0).
Value identity(Machine &machine, const Axes &joint);
Value trace(Machine &machine, const Value &a, const Axes &joint);
/// cholesky, inverse or sqrt_symmetric.
Value matrix_function(Machine &machine, std::string_view name, const Value &a, const Axes &joint);
/// The symmetric x with a @ x + x @ a = q, for a symmetric a.
Value lyapunov_solved(Machine &machine, const Value &a, const Value &q, const Axes &joint);
} // namespace norma::reference
