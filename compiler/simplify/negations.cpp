//===- negations.cpp - minus signs move outwards and vanish ---------------===//
//
//   -(-x)                   =>   x
//   -1 * x                  =>   -x
//   -c * x                  =>   -(c * x)       c a positive constant
//   (-a) * b, (-a) / b      =>   -(a * b), -(a / b)
//   a + (-b)                =>   a - b
//   a - (-b)                =>   a + b
//   (-a) + (-b), (-a) - b   =>   -(a + b)
//   sum(-x)                 =>   -sum(x)
//
// All exact. `-(a - b)` stays: where a is b, `b - a` would have the other sign of zero.
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

/// x of a `-x`.
Value negated(Value value) {
  auto op = made_by(value, "negate");
  return op ? op.getOperands()[0] : Value();
}

struct Negate : OnFunction {
  explicit Negate(MLIRContext *context) : OnFunction(context, "negate") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &) const override { return negated(op.getOperands()[0]); }
};

struct Product : OnFunction {
  using OnFunction::OnFunction;
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    Math math = math_at(rewriter, op);
    for (unsigned index : {0u, 1u}) {
      SmallVector<Value> operands(op.getOperands());
      const std::optional<double> factor = constant_value(operands[index]);
      if (factor && *factor < 0)
        operands[index] = math.constant(-*factor, array_type(operands[index]).getElement());
      else if (Value inner = negated(operands[index]))
        operands[index] = inner;
      else
        continue;
      return math.negate(math.apply(op.getFunction(), operands));
    }
    return {};
  }
};

struct Add : OnFunction {
  explicit Add(MLIRContext *context) : OnFunction(context, "add") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const Value left = negated(op.getOperands()[0]), right = negated(op.getOperands()[1]);
    if (!left && !right) return {};
    Math math = math_at(rewriter, op);
    if (left && right) return math.negate(math.add(left, right));
    return right ? math.subtract(op.getOperands()[0], right) : math.subtract(op.getOperands()[1], left);
  }
};

struct Subtract : OnFunction {
  explicit Subtract(MLIRContext *context) : OnFunction(context, "subtract") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const Value left = negated(op.getOperands()[0]), right = negated(op.getOperands()[1]);
    if (!left && !right) return {};
    Math math = math_at(rewriter, op);
    if (right) return math.add(op.getOperands()[0], right);
    return math.negate(math.add(left, op.getOperands()[1]));
  }
};

struct Sum : OpRewritePattern<AggregateOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(AggregateOp op, PatternRewriter &rewriter) const override {
    const Value inner = negated(op.getSource());
    if (op.getFunction() != "sum" || !inner) return failure();
    Math math = math_at(rewriter, op);
    replace(rewriter, op, math.negate(math.aggregate_like(op, "sum", inner)));
    return success();
  }
};

} // namespace

void add_negations(RewritePatternSet &rewrites) {
  MLIRContext *context = rewrites.getContext();
  rewrites.add<Negate, Add, Subtract, Sum>(context);
  rewrites.add<Product>(context, "multiply");
  rewrites.add<Product>(context, "divide");
}

} // namespace norma::compiler::simplification
