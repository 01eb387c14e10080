//===- elementary.h - functions of single numbers -------------------------===//
//
// The table of everything that is computed element by element: value and partial derivatives.
// Conventions where a derivative is a choice: abs'(0) = 0, relu'(0) = 0, clip passes at its ends, max
// and min share among ties, and x^0 has slope 0.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/value.h"

#include <span>
#include <string_view>

namespace norma::reference {

/// `compute` returns the value and writes one partial derivative per argument.
struct Elementary {
  std::string_view name;
  std::size_t arity;
  double (*compute)(const double *arguments, double *partials);
};

/// The function of that name and number of arguments, null where there is none.
const Elementary *elementary(std::string_view name, std::size_t arity);
/// Whether any function has the name.
bool is_elementary(std::string_view name);

/// Applies it over the union of the operands' axes.
Value apply(Machine &machine, const Elementary &function, std::span<const Value> operands);
Value apply(Machine &machine, std::string_view name, const Value &a);
Value apply(Machine &machine, std::string_view name, const Value &a, const Value &b);

} // namespace norma::reference
