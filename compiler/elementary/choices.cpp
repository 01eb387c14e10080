//===- choices.cpp - where min max clip relu abs floor --------------------===//
//
// Piecewise functions. Conventions: abs'(0) = 0, relu'(0) = 0, clip passes the gradient at its ends, max and min share
// it among ties, NaN goes through all of them.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

using norm::Math;

Value of_where(Math &math, Value factor, const Point &at, unsigned index) {
  const Value zero = math.constant(0);
  return index == 1 ? math.where(at.operands[0], factor, zero) : math.where(at.operands[0], zero, factor);
}

/// `wins`: the comparison by which this operand is chosen from the other.
Value shared_among_ties(Math &math, StringRef wins, Value factor, const Point &at, unsigned index) {
  const Value self = at.operands[index], other = at.operands[1 - index];
  const Value half = math.multiply(factor, math.constant(0.5));
  const Value tie = math.where(math.apply("equal", {self, other}), half, math.constant(0));
  return math.where(math.apply(wins, {self, other}), factor, tie);
}

Value of_max(Math &math, Value factor, const Point &at, unsigned index) {
  return shared_among_ties(math, "greater", factor, at, index);
}

Value of_min(Math &math, Value factor, const Point &at, unsigned index) {
  return shared_among_ties(math, "less", factor, at, index);
}

Value of_clip(Math &math, Value factor, const Point &at, unsigned index) {
  const Value x = at.operands[0], low = at.operands[1], high = at.operands[2];
  Value passes;
  if (index == 0)
    passes = math.apply("logical_and", {math.apply("less_equal", {low, x}), math.apply("less_equal", {x, high})});
  else
    passes = index == 1 ? math.apply("less", {x, low}) : math.apply("greater", {x, high});
  return math.where(passes, factor, math.constant(0));
}

Value of_relu(Math &math, Value factor, const Point &at, unsigned) {
  const Value zero = math.constant(0);
  return math.where(math.apply("greater", {at.operands[0], zero}), factor, zero);
}

Value of_abs(Math &math, Value factor, const Point &at, unsigned) {
  const Value zero = math.constant(0);
  const Value below = math.where(math.apply("less", {at.operands[0], zero}), math.negate(factor), zero);
  return math.where(math.apply("greater", {at.operands[0], zero}), factor, below);
}

Value lower_where(OpBuilder &builder, Location location, ValueRange operands) {
  return arith::SelectOp::create(builder, location, operands[0], operands[1], operands[2]);
}

constexpr Lowering lower_max = lower_to<arith::MaximumFOp, arith::MaxSIOp>;
constexpr Lowering lower_min = lower_to<arith::MinimumFOp, arith::MinSIOp>;

Value lower_clip(OpBuilder &builder, Location location, ValueRange operands) {
  const Value below = lower_min(builder, location, {operands[0], operands[2]});
  return lower_max(builder, location, {operands[1], below});
}

Value lower_relu(OpBuilder &builder, Location location, ValueRange operands) {
  return lower_max(builder, location, {operands[0], number_like(builder, location, operands[0], 0)});
}

Value lower_abs(OpBuilder &builder, Location location, ValueRange operands) {
  return lower_to<math::AbsFOp, math::AbsIOp>(builder, location, operands);
}

Value lower_floor(OpBuilder &builder, Location location, ValueRange operands) {
  return math::FloorOp::create(builder, location, operands[0]);
}

double larger(double a, double b) { return std::isnan(a) || std::isnan(b) ? a + b : std::fmax(a, b); }
double smaller(double a, double b) { return -larger(-a, -b); }

const Function rows[] = {
    {"where", 3, [](const double *a) { return a[0] != 0 ? a[1] : a[2]; }, of_where, lower_where},
    {"max", 2, [](const double *a) { return larger(a[0], a[1]); }, of_max, lower_max},
    {"min", 2, [](const double *a) { return smaller(a[0], a[1]); }, of_min, lower_min},
    {"clip", 3, [](const double *a) { return larger(a[1], smaller(a[0], a[2])); }, of_clip, lower_clip},
    {"relu", 1, [](const double *a) { return larger(a[0], 0); }, of_relu, lower_relu},
    {"abs", 1, [](const double *a) { return std::fabs(a[0]); }, of_abs, lower_abs},
    {"floor", 1, [](const double *a) { return std::floor(a[0]); }, nullptr, lower_floor},
};

} // namespace

ArrayRef<Function> choices() { return rows; }

} // namespace norma::compiler::elementary
