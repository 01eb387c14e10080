//===- elementwise_names.h - the elementwise functions of the language ----===//
//
// One row per function that works element by element: its name, how many operands it takes and what kinds of
// numbers go in and come out. Operators have rows too; their names cannot be called.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace norma::dsl {

/// What an elementwise function takes and gives.
enum class ElementwiseKind : unsigned char {
  real,    ///< reals to a real
  number,  ///< integers to an integer, else reals to a real
  integer, ///< integers to an integer
  compare, ///< integers or reals to a boolean
  logical, ///< booleans to a boolean
  choice   ///< a boolean and two values of one kind to that kind
};

/// A row of the table.
struct ElementwiseFunction {
  std::string_view name;
  int arity = 1;
  ElementwiseKind kind = ElementwiseKind::real;
  bool callable = true; ///< false for operators and for what elaboration alone uses
};

/// All rows.
std::span<const ElementwiseFunction> elementwise_functions();

/// The row called `name`, or null.
const ElementwiseFunction *find_elementwise(std::string_view name);

/// The function's value at `operands` (booleans are 0 or 1), where it can be computed before the kernel runs.
std::optional<double> evaluate_elementwise(std::string_view name, std::span<const double> operands);

} // namespace norma::dsl
