//===- arithmetic.cpp - add subtract multiply divide negate ---------------===//
//
// And the integers' quotient and remainder, which round down. Additions and multiplications stay separate: what
// is fused is decided nowhere but in a lowering that says so.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

#include <cmath>

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

using norm::Math;

Value of_add(Math &, Value factor, const Point &, unsigned) { return factor; }

Value of_subtract(Math &math, Value factor, const Point &, unsigned index) {
  return index == 0 ? factor : math.negate(factor);
}

Value of_multiply(Math &math, Value factor, const Point &at, unsigned index) {
  return math.multiply(factor, at.operands[1 - index]);
}

/// One division per element of the divisor, which is often one per area, not one per element of the result.
Value of_divide(Math &math, Value factor, const Point &at, unsigned index) {
  const Value inverse = math.divide(math.constant(1), at.operands[1]);
  if (index == 0) return math.multiply(factor, inverse);
  return math.negate(math.multiply(factor, math.multiply(at.result, inverse)));
}

Value of_negate(Math &math, Value factor, const Point &, unsigned) { return math.negate(factor); }

Value lower_negate(OpBuilder &builder, Location location, ValueRange operands) {
  if (is_float(operands[0])) return arith::NegFOp::create(builder, location, operands[0]);
  return arith::SubIOp::create(builder, location, number_like(builder, location, operands[0], 0), operands[0]);
}

Value lower_divide(OpBuilder &builder, Location location, ValueRange operands) {
  return arith::DivFOp::create(builder, location, operands[0], operands[1]);
}

Value lower_quotient(OpBuilder &builder, Location location, ValueRange operands) {
  return arith::FloorDivSIOp::create(builder, location, operands[0], operands[1]);
}

Value lower_remainder(OpBuilder &builder, Location location, ValueRange operands) {
  const Value quotient = lower_quotient(builder, location, operands);
  const Value whole = arith::MulIOp::create(builder, location, quotient, operands[1]);
  return arith::SubIOp::create(builder, location, operands[0], whole);
}

const Function rows[] = {
    {"add", 2, [](const double *a) { return a[0] + a[1]; }, of_add, lower_to<arith::AddFOp, arith::AddIOp>},
    {"subtract", 2, [](const double *a) { return a[0] - a[1]; }, of_subtract, lower_to<arith::SubFOp, arith::SubIOp>},
    {"multiply", 2, [](const double *a) { return a[0] * a[1]; }, of_multiply, lower_to<arith::MulFOp, arith::MulIOp>},
    {"divide", 2, [](const double *a) { return a[0] / a[1]; }, of_divide, lower_divide},
    {"negate", 1, [](const double *a) { return -a[0]; }, of_negate, lower_negate},
    {"quotient", 2, [](const double *a) { return std::floor(a[0] / a[1]); }, nullptr, lower_quotient},
    {"remainder", 2, [](const double *a) { return a[0] - a[1] * std::floor(a[0] / a[1]); }, nullptr, lower_remainder},
};

} // namespace

ArrayRef<Function> arithmetic() { return rows; }

} // namespace norma::compiler::elementary
