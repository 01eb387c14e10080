//===- walk_inner_instances.cpp - instances inside an area become part of the walk ===//
//
//   kernel for [N, G] { t = traverse [S, K] (%x[N, S, G, K]) accumulate (sum []) …; traverse [S, K] (t[], …) … }
//     =>
//   kernel for [N] { t = traverse [S, G, K] (%x[N, S, G, K]) accumulate (sum [G]) …; traverse [S, G, K] (t[G], …) … }
//
// where memory holds the instances' axis G inside an axis of the area, so that one instance has but short runs of it.
// After `ride_along` and `hoist_scalars`, which look at single instances; some instances must be left.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/rewrites/inner_instances.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// The walk with the axes `moved` in its space; what the instance made before has them by now.
void widen(FormOp form, TraverseOp walk, AxesRef moved) {
  SmallVector<Attribute> points(walk.getPoints().begin(), walk.getPoints().end());
  for (unsigned read = 0; read < walk.getReads().size(); ++read)
    if (Value array = walk.getReads()[read]; array.getParentBlock() == walk->getBlock())
      points[read] = points_here(cast<ArrayType>(array.getType()), points[read]);
  walk.setPointsAttr(ArrayAttr::get(walk.getContext(), points));
  TraversalDraft draft(walk);
  draft.space = in_table_order(form, joined(draft.space, moved));
  draft.absorb(walk);
  draft.keep_also(form, moved);
  OpBuilder builder(walk);
  draft.finish(builder);
}

bool runs_across(KernelOp kernel, AxesRef axes) {
  return llvm::any_of(kernel.getBlocks(),
                      [&](Attribute block) { return contains(axes, cast<BlockAttr>(block).getAxis()); });
}

} // namespace

void walk_inner_instances(FormOp form, Refusals &) {
  for (KernelOp kernel : kernels_in(form)) {
    Axes moved = inner_instances(form, kernel), left = without(axes_of(kernel.getInstances()), moved);
    if (moved.empty() || left.empty() || runs_across(kernel, moved)) continue;
    for (TraverseOp walk : walks_in(kernel)) widen(form, walk, moved);
    KernelDraft draft(kernel);
    draft.instances = left;
    OpBuilder builder(kernel);
    draft.absorb(kernel);
    draft.finish(builder);
  }
}

} // namespace norma::compiler::plan
