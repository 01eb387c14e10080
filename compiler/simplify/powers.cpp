//===- powers.cpp - constant exponents ------------------------------------===//
//
//   x ^ 2     =>   x * x          and so on for whole exponents up to 8, by squaring
//   x ^ -n    =>   1 / x ^ n
//   x ^ 0.5   =>   sqrt(x)
//   x ^ -0.5  =>   rsqrt(x)
//
// Other exponents stay: exp(b log x) takes them.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

#include <cmath>

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

/// x to a whole positive power.
Value whole_power(Math &math, Value x, int exponent) {
  if (exponent == 1) return x;
  const Value half = whole_power(math, x, exponent / 2);
  const Value even = math.multiply(half, half);
  return exponent % 2 ? math.multiply(even, x) : even;
}

struct Power : OnFunction {
  explicit Power(MLIRContext *context) : OnFunction(context, "power") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const std::optional<double> exponent = constant_value(op.getOperands()[1]);
    if (!exponent) return {};
    const Value x = op.getOperands()[0];
    Math math = math_at(rewriter, op);
    if (*exponent == 0.5) return math.apply("sqrt", {x});
    if (*exponent == -0.5) return math.apply("rsqrt", {x});
    constexpr int largest = 8;
    const double size = std::fabs(*exponent);
    if (size != std::floor(size) || size < 1 || size > largest) return {};
    const Value value = whole_power(math, x, static_cast<int>(size));
    return *exponent > 0 ? value : math.divide(math.constant(1, array_type(x).getElement()), value);
  }
};

} // namespace

void add_powers(RewritePatternSet &rewrites) { rewrites.add<Power>(rewrites.getContext()); }

} // namespace norma::compiler::simplification
