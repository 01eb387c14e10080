//===- exponentials.cpp - exp log tanh sigmoid silu -----------------------===//
//
// Lowered to math.exp, math.log and math.tanh; expand-elementary turns those into polynomials.
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

Value of_exp(Math &math, Value factor, const Point &at, unsigned) { return math.multiply(factor, at.result); }

Value of_log(Math &math, Value factor, const Point &at, unsigned) { return math.divide(factor, at.operands[0]); }

Value of_tanh(Math &math, Value factor, const Point &at, unsigned) {
  return math.multiply(factor, math.subtract(math.constant(1), math.multiply(at.result, at.result)));
}

Value of_sigmoid(Math &math, Value factor, const Point &at, unsigned) {
  return math.multiply(factor, math.multiply(at.result, math.subtract(math.constant(1), at.result)));
}

/// s + y (1 − s) with s the sigmoid and y the result.
Value of_silu(Math &math, Value factor, const Point &at, unsigned) {
  const Value s = math.apply("sigmoid", {at.operands[0]});
  const Value falls = math.multiply(at.result, math.subtract(math.constant(1), s));
  return math.multiply(factor, math.add(s, falls));
}

template <typename Op> Value lower_one(OpBuilder &builder, Location location, ValueRange operands) {
  return Op::create(builder, location, operands[0]);
}

Value lower_sigmoid(OpBuilder &builder, Location location, ValueRange operands) {
  const Value one = number_like(builder, location, operands[0], 1);
  const Value falling = math::ExpOp::create(builder, location, arith::NegFOp::create(builder, location, operands[0]));
  return arith::DivFOp::create(builder, location, one, arith::AddFOp::create(builder, location, one, falling));
}

/// x / (1 + exp(−x)): one division, as the sigmoid's own.
Value lower_silu(OpBuilder &builder, Location location, ValueRange operands) {
  const Value one = number_like(builder, location, operands[0], 1);
  const Value falling = math::ExpOp::create(builder, location, arith::NegFOp::create(builder, location, operands[0]));
  return arith::DivFOp::create(builder, location, operands[0], arith::AddFOp::create(builder, location, one, falling));
}

double logistic(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

const Function rows[] = {
    {"exp", 1, [](const double *a) { return std::exp(a[0]); }, of_exp, lower_one<math::ExpOp>},
    {"log", 1, [](const double *a) { return std::log(a[0]); }, of_log, lower_one<math::LogOp>},
    {"tanh", 1, [](const double *a) { return std::tanh(a[0]); }, of_tanh, lower_one<math::TanhOp>},
    {"sigmoid", 1, [](const double *a) { return logistic(a[0]); }, of_sigmoid, lower_sigmoid},
    {"silu", 1, [](const double *a) { return a[0] * logistic(a[0]); }, of_silu, lower_silu},
};

} // namespace

ArrayRef<Function> exponentials() { return rows; }

} // namespace norma::compiler::elementary
