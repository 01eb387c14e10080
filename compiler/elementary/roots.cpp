//===- roots.cpp - sqrt and rsqrt -----------------------------------------===//
//
// Both exact: rsqrt is a correctly rounded root and a correctly rounded division, which costs nothing once per
// area and has the same bits on every machine.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

Value of_sqrt(norm::Math &math, Value factor, const Point &at, unsigned) {
  return math.multiply(factor, math.divide(math.constant(0.5), at.result));
}

/// −½ r³ in terms of the result r, which is saved anyway.
Value of_rsqrt(norm::Math &math, Value factor, const Point &at, unsigned) {
  const Value cube = math.multiply(at.result, math.multiply(at.result, at.result));
  return math.multiply(factor, math.multiply(math.constant(-0.5), cube));
}

Value lower_sqrt(OpBuilder &builder, Location location, ValueRange operands) {
  return math::SqrtOp::create(builder, location, operands[0]);
}

Value lower_rsqrt(OpBuilder &builder, Location location, ValueRange operands) {
  const Value one = number_like(builder, location, operands[0], 1);
  return arith::DivFOp::create(builder, location, one, lower_sqrt(builder, location, operands));
}

const Function rows[] = {
    {"sqrt", 1, [](const double *a) { return std::sqrt(a[0]); }, of_sqrt, lower_sqrt},
    {"rsqrt", 1, [](const double *a) { return 1 / std::sqrt(a[0]); }, of_rsqrt, lower_rsqrt},
};

} // namespace

ArrayRef<Function> roots() { return rows; }

} // namespace norma::compiler::elementary
