//===- lanes.cpp - the axis of a kernel along which lanes lie --------------===//

#include "compiler/plan/lanes.h"

#include "compiler/plan/axes.h"
#include "compiler/plan/structure.h"

using namespace mlir;

namespace norma::compiler::plan {

StringAttr lane_axis_of(FormOp form, KernelOp kernel) {
  Axes axes = axes_of(kernel.getInstances());
  for (TraverseOp walk : walks_in(kernel)) axes = joined(axes, axes_of(walk.getSpace()));
  Axes order = in_memory_order(form, axes);
  return order.empty() ? StringAttr() : order.back();
}

} // namespace norma::compiler::plan
