//===- filtered_variance.cpp - variances with a mask or a weight -----------===//

#include "compiler/plan/build/filtered_variance.h"
#include "compiler/dialect/norm/build.h"

using namespace mlir;

namespace norma::compiler::plan {

void expand_filtered_variances(norm::FormOp form) {
  SmallVector<norm::AggregateOp> variances;
  form.getBody().walk([&](norm::AggregateOp op) {
    if (op.getFunction() == "var" && (op.getMask() || op.getWeight())) variances.push_back(op);
  });
  for (norm::AggregateOp op : variances) {
    OpBuilder builder(op);
    norm::Math math(builder, op.getLoc(), form);
    Value deviation = math.subtract(op.getSource(), math.aggregate_like(op, "mean", op.getSource()));
    Value square = math.multiply(deviation, deviation);
    Value result;
    if (op.getUnbiased()) {
      Value count = math.subtract(math.aggregate_like(op, "count", op.getSource()), math.constant(1));
      result = math.divide(math.aggregate_like(op, "sum", square), count);
    } else {
      result = math.aggregate_like(op, "mean", square);
    }
    op.getResult().replaceAllUsesWith(result);
    op.erase();
  }
}

} // namespace norma::compiler::plan
