//===- spread_reads.cpp - written out for all factors of a contiguous axis -===//
//
//   e = traverse [S, G, K] (%x[N, S, G, K], %m[N, G]) { yield x - m }
//     =>
//   w = traverse [G, K] (%m[N, G]) { yield m }
//   e = traverse [S, G, K] (%x[N, S, G, K], w[G, K]) { yield x - m }
//
// where G and K are the factors of one axis: a walk all of whose arrays have both or neither may run through them in
// one loop. After `nest_sums`, which leaves sums over both or neither.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// Read `index` names some of the factors, and else axes of instances alone.
bool wants_spread(KernelOp kernel, TraverseOp walk, unsigned index, AxesRef factors) {
  Axes from;
  for (Attribute entry : walk.points_of(index)) {
    auto point = cast<PointAttr>(entry);
    if (point.getOffset() || point.getFrom() != point.getAxis()) return false;
    from.push_back(point.getFrom());
  }
  Axes named = common(factors, from);
  if (named.empty() || named.size() == factors.size()) return false;
  return llvm::all_of(without(from, factors), [&](StringAttr axis) { return kernel.is_instance_axis(axis); });
}

void spread_in(KernelOp kernel, TraverseOp walk, AxesRef factors) {
  for (unsigned index = 0; index < walk.getReads().size(); ++index) {
    if (!wants_spread(kernel, walk, index, factors)) continue;
    Value array = walk.getReads()[index];
    Type element = walk.getBody().front().getArgument(index).getType();
    TraversalDraft draft(walk.getLoc(), factors);
    Value read = draft.read(array, cast<ArrayAttr>(walk.getPoints()[index]), element);
    draft.emit(read, element, StringAttr::get(walk.getContext(), name_of(array)));
    OpBuilder builder(walk);
    TraverseOp spread = draft.finish(builder);
    walk->setOperand(index, spread->getResult(0));
    SmallVector<Attribute> points(walk.getPoints().begin(), walk.getPoints().end());
    points[index] = points_here(cast<ArrayType>(spread->getResult(0).getType()));
    walk.setPointsAttr(ArrayAttr::get(walk.getContext(), points));
  }
}

} // namespace

void spread_reads(FormOp form, Refusals &) {
  for (KernelOp kernel : kernels_in(form))
    for (TraverseOp walk : walks_in(kernel))
      for (Attribute entry : form.getAxes()) {
        auto row = cast<AxisAttr>(entry);
        Axes factors(row.getFactors()), space = axes_of(walk.getSpace());
        // Without an axis around them the walk is as short as the one that would spare it.
        if (factors.size() > 1 && contains_all(space, factors) && space.size() > factors.size())
          spread_in(kernel, walk, factors);
      }
}

} // namespace norma::compiler::plan
