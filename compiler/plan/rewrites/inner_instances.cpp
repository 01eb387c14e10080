//===- inner_instances.cpp - instances that lie inside an area in memory ---===//

#include "compiler/plan/rewrites/inner_instances.h"

#include "compiler/plan/structure.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// Whether the walk meets every element where it lies, and for itself.
bool may_take_instances(TraverseOp walk) {
  if (!is_plain(walk)) return false;
  for (Attribute read : walk.getPoints())
    for (Attribute point : cast<ArrayAttr>(read))
      if (cast<PointAttr>(point).getOffset() || cast<PointAttr>(point).getFrom() != cast<PointAttr>(point).getAxis())
        return false;
  return llvm::none_of(walk.getAccumulators(),
                       [](Attribute entry) { return cast<AccumulateAttr>(entry).getRunning() != nullptr; });
}

} // namespace

Axes inner_instances(FormOp form, KernelOp kernel) {
  Axes walked;
  for (Operation &op : kernel.getBody().front().without_terminator()) {
    auto walk = dyn_cast<TraverseOp>(op);
    if (!walk || !may_take_instances(walk)) return {};
    walked = joined(walked, axes_of(walk.getSpace()));
  }
  Axes instances = axes_of(kernel.getInstances()), inner;
  bool inside = false;
  for (StringAttr axis : in_memory_order(form, joined(instances, walked))) {
    inside |= contains(walked, axis);
    if (inside && contains(instances, axis)) inner.push_back(axis);
  }
  return inner;
}

} // namespace norma::compiler::plan
