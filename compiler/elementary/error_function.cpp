//===- error_function.cpp - erf -------------------------------------------===//
//
// erf'(x) = 2/√π · exp(−x²).
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"

#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>
#include <numbers>

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

Value of_erf(norm::Math &math, Value factor, const Point &at, unsigned) {
  const Value square = math.multiply(at.operands[0], at.operands[0]);
  const Value bell = math.apply("exp", {math.negate(square)});
  return math.multiply(factor, math.multiply(math.constant(2 * std::numbers::inv_sqrtpi), bell));
}

Value lower_erf(OpBuilder &builder, Location location, ValueRange operands) {
  return math::ErfOp::create(builder, location, operands[0]);
}

const Function rows[] = {{"erf", 1, [](const double *a) { return std::erf(a[0]); }, of_erf, lower_erf}};

} // namespace

ArrayRef<Function> error_function() { return rows; }

} // namespace norma::compiler::elementary
