//===- fuse_traversals.cpp - one walk over a space instead of two ----------===//
//
//   s = traverse [C] (%x[N, C]) accumulate (sum []) { yield f(x) }
//   t = traverse [C] (%x[N, C]) accumulate (sum []) { yield g(x) }        and t does not need s
//     =>
//   s, t = traverse [C] (%x[N, C]) accumulate (sum [], sum []) { yield f(x), g(x) }
//
// After `fuse_kernels`, which brings the walks into one kernel; before `ride_along` and `hold`, which count them.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/dependence.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/Analysis/TopologicalSortUtils.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

bool same_walk(TraverseOp first, TraverseOp second) {
  return first.getSpace() == second.getSpace() && first.getInOrder() == second.getInOrder() &&
         first.getSymmetric() == second.getSymmetric() && first.getBounded() == second.getBounded() &&
         llvm::equal(first.getBounds(), second.getBounds());
}

void fuse(TraverseOp first, TraverseOp second) {
  TraversalDraft draft(first);
  Block *block = second->getBlock();
  OpBuilder builder(second);
  draft.absorb(first);
  draft.absorb(second);
  draft.finish(builder);
  sortTopologically(block);
}

bool fuse_one(KernelOp kernel, Refusals &refusals) {
  SmallVector<TraverseOp> walks = walks_in(kernel);
  for (unsigned i = 0; i < walks.size(); ++i)
    for (unsigned j = i + 1; j < walks.size(); ++j) {
      if (!same_walk(walks[i], walks[j])) continue;
      Value needed = needed_result(walks[j], walks[i]);
      if (!needed) return fuse(walks[i], walks[j]), true;
      if (walks[i].getSpace().empty()) continue; // scalars move nothing
      refusals.add("not fused: " + name_of(walks[j]->getResult(0)) + " needs " + name_of(needed) + ", which the " +
                   "first traversal completes");
    }
  return false;
}

} // namespace

void fuse_traversals(FormOp form, Refusals &refusals) {
  SmallVector<KernelOp> kernels = kernels_in(form);
  for (KernelOp kernel : kernels)
    while (fuse_one(kernel, refusals)) {
    }
}

} // namespace norma::compiler::plan
