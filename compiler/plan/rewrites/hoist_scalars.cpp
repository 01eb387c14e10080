//===- hoist_scalars.cpp - once per instance instead of once per element ---===//
//
//   e = traverse [C] (%x[N, C], %v[N]) { yield x · (1 / sqrt(v)) }
//     =>
//   s = traverse [] (%v[N]) { yield 1 / sqrt(v) };  e = traverse [C] (%x[N, C], s[]) { yield x · s }
//
// for the largest parts of a body that read something and that no axis of the space enters. After `ride_along`: what is
// an element's own in one kernel may be an instance's in another.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/copy_value.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// Finds what of a body is the same for all elements of an instance, and moves it into a walk over nothing.
class Hoist {
public:
  explicit Hoist(TraverseOp walk) : walk(walk), once(walk.getLoc(), {}) {}

  void run() {
    Block &body = walk.getBody().front();
    Axes space = axes_of(walk.getSpace());
    for (Operation &op : body.without_terminator())
      if (op.getNumResults() == 1 && is_same_along(walk, op.getResult(0), space)) same.insert(op.getResult(0));
    llvm::SetVector<Value> roots;
    for (Operation &op : body)
      for (Value operand : op.getOperands())
        if (is_worth(operand) && !(op.getNumResults() == 1 && same.contains(op.getResult(0)))) roots.insert(operand);
    if (roots.empty()) return;
    for (Value root : roots) {
      auto named = dyn_cast<NameLoc>(root.getLoc());
      once.emit(copy_value(walk, root, once, copies), root.getType(), named ? named.getName() : StringAttr());
    }
    OpBuilder builder(walk);
    TraverseOp scalars = once.finish(builder);
    for (auto [root, array] : llvm::zip(roots, scalars->getResults())) read_instead(root, array);
  }

private:
  /// A read alone is as near as what would be hoisted, and numbers are known without one.
  bool is_worth(Value value) { return value.getDefiningOp() && same.contains(value) && needs_read(value); }

  bool needs_read(Value value) {
    Operation *op = value.getDefiningOp();
    return !op || llvm::any_of(op->getOperands(), [&](Value operand) { return needs_read(operand); });
  }

  void read_instead(Value root, Value array) {
    walk.getReadsMutable().append(array);
    SmallVector<Attribute> points(walk.getPoints().begin(), walk.getPoints().end());
    points.push_back(points_here(cast<ArrayType>(array.getType())));
    walk.setPointsAttr(ArrayAttr::get(walk.getContext(), points));
    root.replaceAllUsesWith(walk.getBody().front().addArgument(root.getType(), array.getLoc()));
  }

  TraverseOp walk;
  TraversalDraft once;
  llvm::DenseSet<Value> same;
  IRMapping copies;
};

} // namespace

void hoist_scalars(FormOp form, Refusals &) {
  for (KernelOp kernel : kernels_in(form))
    for (TraverseOp walk : walks_in(kernel))
      if (!walk.getSpace().empty()) Hoist(walk).run();
}

} // namespace norma::compiler::plan
