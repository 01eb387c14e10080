//===- identities.cpp - operations that change nothing --------------------===//
//
//   1 * x, x / 1, x + 0, x - 0   =>   x
//   x + x                        =>   2 * x
//   a * (b * x)                  =>   (a b) * x      a, b constants
//
// 0 * x stays: it is NaN where x is, and the gradient of what x depends on must say so.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

/// Operand `index` where the other one is this constant.
Value beside(ElementwiseOp op, unsigned index, double constant) {
  const std::optional<double> other = constant_value(op.getOperands()[1 - index]);
  return other == constant ? op.getOperands()[index] : Value();
}

struct Multiply : OnFunction {
  explicit Multiply(MLIRContext *context) : OnFunction(context, "multiply") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    for (unsigned index : {0u, 1u}) {
      if (Value same = beside(op, index, 1)) return same;
      const std::optional<double> outer = constant_value(op.getOperands()[1 - index]);
      auto inner = made_by(op.getOperands()[index], "multiply");
      if (!outer || !inner) continue;
      for (unsigned deeper : {0u, 1u})
        if (const std::optional<double> factor = constant_value(inner.getOperands()[1 - deeper])) {
          Math math = math_at(rewriter, op);
          const Value both = math.constant(*outer * *factor, array_type(op.getResult()).getElement());
          return math.multiply(both, inner.getOperands()[deeper]);
        }
    }
    return {};
  }
};

struct Divide : OnFunction {
  explicit Divide(MLIRContext *context) : OnFunction(context, "divide") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &) const override { return beside(op, 0, 1); }
};

struct Add : OnFunction {
  explicit Add(MLIRContext *context) : OnFunction(context, "add") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    if (Value same = beside(op, 0, 0)) return same;
    if (Value same = beside(op, 1, 0)) return same;
    if (op.getOperands()[0] != op.getOperands()[1]) return {};
    Math math = math_at(rewriter, op);
    return math.multiply(math.constant(2, array_type(op.getResult()).getElement()), op.getOperands()[0]);
  }
};

struct Subtract : OnFunction {
  explicit Subtract(MLIRContext *context) : OnFunction(context, "subtract") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &) const override { return beside(op, 0, 0); }
};

struct Broadcast : OpRewritePattern<BroadcastOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(BroadcastOp op, PatternRewriter &rewriter) const override {
    if (op.getSource().getType() != op.getResult().getType()) return failure();
    replace(rewriter, op, op.getSource());
    return success();
  }
};

} // namespace

void add_identities(RewritePatternSet &rewrites) {
  rewrites.add<Multiply, Divide, Add, Subtract, Broadcast>(rewrites.getContext());
}

} // namespace norma::compiler::simplification
