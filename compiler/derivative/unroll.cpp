//===- unroll.cpp - loops of a fixed count, written out -------------------===//
//
//   r = repeat 2 (a) { yield f(a) }   =>   r = f(f(a))
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/unroll.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::derivative {

constexpr int64_t most_iterations = 64;

static LogicalResult unroll(RepeatOp loop) {
  const int64_t count = static_cast<int64_t>(loop.getCount());
  if (count > most_iterations)
    return loop.emitError() << "there is no derivative of a loop of " << count << " iterations; at most "
                            << most_iterations << " are written out";
  OpBuilder builder(loop);
  SmallVector<Value> carried(loop.getCarried());
  Block &body = loop.getBody().front();
  for (int64_t iteration = 0; iteration < count; ++iteration) {
    IRMapping mapping;
    mapping.map(body.getArguments(), carried);
    for (Operation &op : body.without_terminator()) builder.clone(op, mapping);
    for (auto [value, end] : llvm::zip_equal(carried, body.getTerminator()->getOperands()))
      value = mapping.lookupOrDefault(end);
  }
  loop.replaceAllUsesWith(carried);
  loop.erase();
  return success();
}

LogicalResult unroll_loops(FormOp form) {
  SmallVector<RepeatOp> loops;
  form.getBody().walk<WalkOrder::PostOrder>([&](RepeatOp loop) { loops.push_back(loop); });
  for (RepeatOp loop : loops)
    if (failed(unroll(loop))) return failure();
  return success();
}

} // namespace norma::compiler::derivative
