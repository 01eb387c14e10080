//===- choices.cpp - choices that are made already ------------------------===//
//
//   where(true, a, b)    =>   a        broadcast, if b has axes that a lacks
//   where(c, a, a)       =>   a
//   not (not c)          =>   c
//   true and c           =>   c        and its duals
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

struct Where : OnFunction {
  explicit Where(MLIRContext *context) : OnFunction(context, "where") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    const std::optional<double> condition = constant_value(op.getOperands()[0]);
    const bool same = op.getOperands()[1] == op.getOperands()[2];
    if (!condition && !same) return {};
    Math math = math_at(rewriter, op);
    const Value chosen = op.getOperands()[same || *condition != 0 ? 1 : 2];
    return math.broadcast(chosen, array_type(op.getResult()).getAxes());
  }
};

struct Not : OnFunction {
  explicit Not(MLIRContext *context) : OnFunction(context, "logical_not") {}
  Value rewrite(ElementwiseOp op, PatternRewriter &) const override {
    auto inner = made_by(op.getOperands()[0], "logical_not");
    return inner ? inner.getOperands()[0] : Value();
  }
};

/// `neutral`: true of `and`, false of `or`.
struct Logic : OnFunction {
  Logic(MLIRContext *context, StringRef function, bool neutral) : OnFunction(context, function), neutral(neutral) {}
  Value rewrite(ElementwiseOp op, PatternRewriter &rewriter) const override {
    for (unsigned index : {0u, 1u}) {
      const std::optional<double> known = constant_value(op.getOperands()[index]);
      if (!known) continue;
      Math math = math_at(rewriter, op);
      const Value decides = (*known != 0) == neutral ? op.getOperands()[1 - index] : op.getOperands()[index];
      return math.broadcast(decides, array_type(op.getResult()).getAxes());
    }
    return {};
  }
  bool neutral;
};

} // namespace

void add_choices(RewritePatternSet &rewrites) {
  MLIRContext *context = rewrites.getContext();
  rewrites.add<Where, Not>(context);
  rewrites.add<Logic>(context, "logical_and", true);
  rewrites.add<Logic>(context, "logical_or", false);
}

} // namespace norma::compiler::simplification
