//===- elementwise_names.cpp - the elementwise functions of the language --===//
//
// The table, and the values that settings and constants take in it when they are folded.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/elementwise_names.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace norma::dsl {
namespace {

using enum ElementwiseKind;

constexpr std::array table = {
    ElementwiseFunction{"add", 2, number, false},
    ElementwiseFunction{"subtract", 2, number, false},
    ElementwiseFunction{"multiply", 2, number, false},
    ElementwiseFunction{"divide", 2, real, false},
    ElementwiseFunction{"power", 2, real, false},
    ElementwiseFunction{"negate", 1, number, false},
    ElementwiseFunction{"less", 2, compare, false},
    ElementwiseFunction{"less_equal", 2, compare, false},
    ElementwiseFunction{"greater", 2, compare, false},
    ElementwiseFunction{"greater_equal", 2, compare, false},
    ElementwiseFunction{"equal", 2, compare, false},
    ElementwiseFunction{"not_equal", 2, compare, false},
    ElementwiseFunction{"logical_and", 2, logical, false},
    ElementwiseFunction{"logical_or", 2, logical, false},
    ElementwiseFunction{"logical_not", 1, logical, false},
    ElementwiseFunction{"quotient", 2, integer, false},
    ElementwiseFunction{"remainder", 2, integer, false},
    ElementwiseFunction{"where", 3, choice, true},
    ElementwiseFunction{"abs", 1, number, true},
    ElementwiseFunction{"min", 2, number, true},
    ElementwiseFunction{"max", 2, number, true},
    ElementwiseFunction{"clip", 3, number, true},
    ElementwiseFunction{"floor", 1, real, true},
    ElementwiseFunction{"sqrt", 1, real, true},
    ElementwiseFunction{"rsqrt", 1, real, true},
    ElementwiseFunction{"exp", 1, real, true},
    ElementwiseFunction{"log", 1, real, true},
    ElementwiseFunction{"tanh", 1, real, true},
    ElementwiseFunction{"sigmoid", 1, real, true},
    ElementwiseFunction{"erf", 1, real, true},
    ElementwiseFunction{"relu", 1, real, true},
    ElementwiseFunction{"silu", 1, real, true},
};

double unary(std::string_view name, double a) {
  if (name == "negate") return -a;
  if (name == "logical_not") return a == 0;
  if (name == "abs") return std::abs(a);
  if (name == "floor") return std::floor(a);
  if (name == "sqrt") return std::sqrt(a);
  if (name == "rsqrt") return 1 / std::sqrt(a);
  if (name == "exp") return std::exp(a);
  if (name == "log") return std::log(a);
  if (name == "tanh") return std::tanh(a);
  if (name == "sigmoid") return 1 / (1 + std::exp(-a));
  if (name == "erf") return std::erf(a);
  if (name == "relu") return std::max(a, 0.0);
  return a / (1 + std::exp(-a)); // silu
}

double binary(std::string_view name, double a, double b) {
  if (name == "add") return a + b;
  if (name == "subtract") return a - b;
  if (name == "multiply") return a * b;
  if (name == "divide") return a / b;
  if (name == "power") return std::pow(a, b);
  if (name == "less") return a < b;
  if (name == "less_equal") return a <= b;
  if (name == "greater") return a > b;
  if (name == "greater_equal") return a >= b;
  if (name == "equal") return a == b;
  if (name == "not_equal") return a != b;
  if (name == "logical_and") return a != 0 && b != 0;
  if (name == "logical_or") return a != 0 || b != 0;
  if (name == "quotient") return std::floor(a / b);
  if (name == "remainder") return a - b * std::floor(a / b);
  if (name == "min") return std::min(a, b);
  return std::max(a, b); // max
}

} // namespace

std::span<const ElementwiseFunction> elementwise_functions() { return table; }

const ElementwiseFunction *find_elementwise(std::string_view name) {
  const auto *found = std::ranges::find(table, name, &ElementwiseFunction::name);
  return found == table.end() ? nullptr : &*found;
}

std::optional<double> evaluate_elementwise(std::string_view name, std::span<const double> operands) {
  const ElementwiseFunction *function = find_elementwise(name);
  if (!function || std::size_t(function->arity) != operands.size()) return std::nullopt;
  if (operands.size() == 1) return unary(name, operands[0]);
  if (operands.size() == 2) return binary(name, operands[0], operands[1]);
  if (name == "where") return operands[0] != 0 ? operands[1] : operands[2];
  return std::max(operands[1], std::min(operands[0], operands[2])); // clip
}

} // namespace norma::dsl
