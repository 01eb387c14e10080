//===- fold_constants.cpp - values that are known already -----------------===//
//
//   2 * 3            =>   6
//   convert 1 : i64  =>   1.0
//
// Computed in double by the table of elementary functions; what would not be finite stays.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

#include "compiler/elementary/elementary.h"

#include <cmath>

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

struct FoldElementwise : OpRewritePattern<ElementwiseOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const elementary::Function *function = elementary::find(op.getFunction());
    if (!function || function->arity != op.getOperands().size()) return failure();
    SmallVector<double> operands;
    for (Value operand : op.getOperands()) {
      const std::optional<double> value = constant_value(operand);
      if (!value) return failure();
      operands.push_back(*value);
    }
    const double value = function->value(operands.data());
    if (!std::isfinite(value)) return failure();
    Math math = math_at(rewriter, op);
    replace(rewriter, op, math.constant(value, array_type(op.getResult()).getElement()));
    return success();
  }
};

struct FoldConvert : OpRewritePattern<ConvertOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ConvertOp op, PatternRewriter &rewriter) const override {
    const std::optional<double> value = constant_value(op.getSource());
    if (!value || !array_type(op.getResult()).is_real()) return failure();
    Math math = math_at(rewriter, op);
    replace(rewriter, op, math.constant(*value, array_type(op.getResult()).getElement()));
    return success();
  }
};

} // namespace

void add_fold_constants(RewritePatternSet &rewrites) {
  rewrites.add<FoldElementwise, FoldConvert>(rewrites.getContext());
}

} // namespace norma::compiler::simplification
