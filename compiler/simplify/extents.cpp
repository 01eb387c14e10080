//===- extents.cpp - how many elements there are --------------------------===//
//
//   extent C                     =>   32               where the axis table fixes it
//   count(x over C)              =>   extent C         without mask, weight and window
//   sum(broadcast x over C, N)   =>   extent C * sum(x over N)
//
//===----------------------------------------------------------------------===//
#include "compiler/simplify/rewrites.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::simplification {
namespace {

struct FixedExtent : OpRewritePattern<ExtentOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ExtentOp op, PatternRewriter &rewriter) const override {
    AxisAttr axis = form_of(op).find_axis(op.getAxisAttr());
    if (!axis || !axis.is_fixed()) return failure();
    Math math = math_at(rewriter, op);
    replace(rewriter, op, math.constant(double(axis.getExtent()), rewriter.getI64Type()));
    return success();
  }
};

struct PlainCount : OpRewritePattern<AggregateOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(AggregateOp op, PatternRewriter &rewriter) const override {
    if (op.getFunction() != "count" || !op.is_plain() || !array_type(op.getResult()).is_real()) return failure();
    Math math = math_at(rewriter, op);
    replace(rewriter, op, math.broadcast(math.extent(op.over_axes()), array_type(op.getResult()).getAxes()));
    return success();
  }
};

struct SumOfBroadcast : OpRewritePattern<AggregateOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(AggregateOp op, PatternRewriter &rewriter) const override {
    auto broadcast = op.getSource().getDefiningOp<BroadcastOp>();
    if (op.getFunction() != "sum" || !op.is_plain() || !broadcast) return failure();
    const ArrayType source = array_type(broadcast.getSource());
    Axes present, absent;
    for (StringAttr axis : op.over_axes()) (source.has_axis(axis) ? present : absent).push_back(axis);
    if (absent.empty()) return failure();
    Math math = math_at(rewriter, op);
    const Value total = math.multiply(math.extent(absent), math.sum(broadcast.getSource(), present));
    replace(rewriter, op, math.broadcast(total, array_type(op.getResult()).getAxes()));
    return success();
  }
};

} // namespace

void add_extents(RewritePatternSet &rewrites) {
  rewrites.add<FixedExtent, PlainCount, SumOfBroadcast>(rewrites.getContext());
}

} // namespace norma::compiler::simplification
