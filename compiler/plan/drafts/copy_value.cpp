//===- copy_value.cpp - a scalar of one body, written again in another -----===//

#include "compiler/plan/drafts/copy_value.h"

using namespace mlir;

namespace norma::compiler::plan {

Value copy_value(TraverseOp walk, Value value, TraversalDraft &draft, IRMapping &copies) {
  if (Value copy = copies.lookupOrNull(value)) return copy;
  if (auto element = dyn_cast<BlockArgument>(value)) {
    unsigned read = element.getArgNumber();
    Value copy = draft.read(walk.getReads()[read], cast<ArrayAttr>(walk.getPoints()[read]), value.getType());
    copies.map(value, copy);
    return copy;
  }
  for (Value operand : value.getDefiningOp()->getOperands()) copy_value(walk, operand, draft, copies);
  OpBuilder builder = draft.builder();
  builder.clone(*value.getDefiningOp(), copies);
  return copies.lookup(value);
}

static bool find_same(TraverseOp walk, Value value, AxesRef axes, DenseMap<Value, bool> &known) {
  if (auto found = known.find(value); found != known.end()) return found->second;
  bool same = true;
  if (auto element = dyn_cast<BlockArgument>(value)) {
    same = llvm::none_of(walk.points_of(element.getArgNumber()), [&](Attribute entry) {
      auto point = cast<PointAttr>(entry);
      return contains(axes, point.getFrom()) || (point.getOffset() && contains(axes, point.getOffset()));
    });
  } else {
    Operation *op = value.getDefiningOp();
    auto index = dyn_cast<IndexOp>(op);
    same = op->getNumResults() == 1 && op->getNumRegions() == 0 && !isa<RandomOp>(op) &&
           !(index && contains(axes, index.getAxisAttr()));
    for (Value operand : op->getOperands()) same = same && find_same(walk, operand, axes, known);
  }
  return known[value] = same;
}

bool is_same_along(TraverseOp walk, Value value, AxesRef axes) {
  DenseMap<Value, bool> known;
  return find_same(walk, value, axes, known);
}

} // namespace norma::compiler::plan
