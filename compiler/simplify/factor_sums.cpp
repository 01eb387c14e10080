//===- factor_sums.cpp - factors that are the same over an area leave its sum ---===//
//
//   sum(u * w over A)   =>   u * sum(w over A)       u lacks every axis of A
//   sum(w / u over A)   =>   sum(w over A) / u
//   and along axes of A that what remains lacks, the extent times it
//
// `sum(a * (b - m))` stays as it is, whatever m lacks: taken apart, two large numbers would cancel. Not under
// windows, where the area that an element is in is not the area that it asks for.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

/// A product taken apart: `rest` times `factors` over `divisors`.
struct Parts {
  Value rest; ///< null: 1
  SmallVector<Value> factors, divisors;
};

bool is_invariant(Value value, ArrayRef<StringAttr> area) {
  return llvm::none_of(array_type(value).getAxes(), [&](StringAttr axis) { return llvm::is_contained(area, axis); });
}

/// What does not vary over the area goes to `parts`; the rest is returned, the value itself where nothing goes.
Value strip(Math &math, Value value, ArrayRef<StringAttr> area, Parts &parts) {
  if (is_invariant(value, area)) {
    parts.factors.push_back(value);
    return {};
  }
  if (auto product = made_by(value, "multiply")) {
    const Value left = product.getOperands()[0], right = product.getOperands()[1];
    const Value left_rest = strip(math, left, area, parts), right_rest = strip(math, right, area, parts);
    if (left_rest == left && right_rest == right) return value;
    if (!left_rest || !right_rest) return left_rest ? left_rest : right_rest;
    return math.multiply(left_rest, right_rest);
  }
  if (auto quotient = made_by(value, "divide"); quotient && is_invariant(quotient.getOperands()[1], area)) {
    parts.divisors.push_back(quotient.getOperands()[1]);
    return strip(math, quotient.getOperands()[0], area, parts);
  }
  return value;
}

struct FactorSum : OpRewritePattern<AggregateOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(AggregateOp op, PatternRewriter &rewriter) const override {
    if (op.getFunction() != "sum" || !op.is_plain()) return failure();
    const SmallVector<StringAttr> area = op.over_axes();
    Math math = math_at(rewriter, op);
    Parts parts;
    parts.rest = strip(math, op.getSource(), area, parts);
    if (parts.factors.empty() && parts.divisors.empty()) return failure();
    Axes present, absent;
    for (StringAttr axis : area)
      (parts.rest && array_type(parts.rest).has_axis(axis) ? present : absent).push_back(axis);
    Value total = parts.rest ? math.sum(parts.rest, present) : Value();
    if (!absent.empty()) total = total ? math.multiply(math.extent(absent), total) : math.extent(absent);
    for (Value factor : parts.factors) total = math.multiply(factor, total);
    for (Value divisor : parts.divisors) total = math.divide(total, divisor);
    replace(rewriter, op, math.broadcast(total, array_type(op.getResult()).getAxes()));
    return success();
  }
};

} // namespace

void add_factor_sums(RewritePatternSet &rewrites) { rewrites.add<FactorSum>(rewrites.getContext()); }

} // namespace norma::compiler::simplification
