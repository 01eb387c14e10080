//===- power.cpp - a to the power of b ------------------------------------===//
//
// exp(b · log a), and 1 where b is 0. Small constant integer exponents never come here: the simplifier writes
// them as multiplications.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

Value of_power(norm::Math &math, Value factor, const Point &at, unsigned index) {
  const Value base = at.operands[0], exponent = at.operands[1], zero = math.constant(0);
  if (index == 0) {
    const Value lower = math.apply("power", {base, math.subtract(exponent, math.constant(1))});
    const Value slope = math.multiply(factor, math.multiply(exponent, lower));
    // Without the choice 0⁰ would have the slope 0 · ∞.
    return math.where(math.apply("equal", {exponent, zero}), zero, slope);
  }
  const Value slope = math.multiply(factor, math.multiply(at.result, math.apply("log", {base})));
  return math.where(math.apply("greater", {base, zero}), slope, zero);
}

Value lower_power(OpBuilder &builder, Location location, ValueRange operands) {
  const Value logarithm = math::LogOp::create(builder, location, operands[0]);
  const Value scaled = arith::MulFOp::create(builder, location, operands[1], logarithm);
  const Value value = math::ExpOp::create(builder, location, scaled);
  const Value zero = number_like(builder, location, operands[1], 0);
  const Value one = number_like(builder, location, operands[1], 1);
  const Value none = arith::CmpFOp::create(builder, location, arith::CmpFPredicate::OEQ, operands[1], zero);
  return arith::SelectOp::create(builder, location, none, one, value);
}

const Function rows[] = {{"power", 2, [](const double *a) { return std::pow(a[0], a[1]); }, of_power, lower_power}};

} // namespace

ArrayRef<Function> power() { return rows; }

} // namespace norma::compiler::elementary
