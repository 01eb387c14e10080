//===- monoid.cpp - how a reduction begins, takes an element and merges ----===//

#include "compiler/plan/interpreter/monoid.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace norma::compiler::plan {
namespace {

// A NaN reaches every result that depends on it, so min and max keep it.
double lesser(double first, double second) {
  return std::isnan(first) || std::isnan(second) ? std::numeric_limits<double>::quiet_NaN() : std::min(first, second);
}
double greater(double first, double second) { return -lesser(-first, -second); }

// The pairwise update of Chan, Golub and LeVeque (1979).
State merge_moments(const State &first, const State &second) {
  if (first[0] == 0) return second;
  if (second[0] == 0) return first;
  double count = first[0] + second[0], distance = second[1] - first[1];
  double mean = first[1] + distance * (second[0] / count);
  double squares = first[2] + second[2] + distance * distance * (first[0] * second[0] / count);
  return {count, mean, squares};
}

// s => a2 (a1 s + b1) + b2
State compose(const State &first, const State &second) {
  return {second[0] * first[0], second[0] * first[1] + second[1], 0};
}

template <typename Number> Number combine(llvm::StringRef monoid, Number first, Number second) {
  if (monoid == "sum") return first + second;
  if (monoid == "product") return first * second;
  bool least = monoid == "min";
  if (!least && monoid != "max") llvm::report_fatal_error("internal error: no monoid " + monoid);
  if constexpr (std::is_same_v<Number, double>)
    return least ? lesser(first, second) : greater(first, second);
  else
    return least ? std::min(first, second) : std::max(first, second);
}

} // namespace

Scalar identity(llvm::StringRef monoid, mlir::Type type) {
  if (monoid == "moments") return State{0, 0, 0};
  if (monoid == "affine") return State{1, 0, 0};
  bool whole = type.isIntOrIndex();
  if (monoid == "min")
    return whole ? Scalar(std::numeric_limits<int64_t>::max()) : Scalar(std::numeric_limits<double>::infinity());
  if (monoid == "max")
    return whole ? Scalar(std::numeric_limits<int64_t>::min()) : Scalar(-std::numeric_limits<double>::infinity());
  int64_t neutral = monoid == "product" ? 1 : 0;
  return whole ? Scalar(neutral) : Scalar(static_cast<double>(neutral));
}

Scalar lift(llvm::StringRef monoid, const Scalar &element) {
  if (monoid == "moments" && std::holds_alternative<double>(element)) return State{1, real(element), 0};
  return element;
}

Scalar merge(llvm::StringRef monoid, const Scalar &first, const Scalar &second) {
  if (monoid == "moments") return merge_moments(state(first), state(second));
  if (monoid == "affine") return compose(state(first), state(second));
  if (std::holds_alternative<double>(first)) return combine(monoid, real(first), real(second));
  return combine(monoid, integer(first), integer(second));
}

} // namespace norma::compiler::plan
