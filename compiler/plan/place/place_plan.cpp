//===- place_plan.cpp - how a machine walks a plan, in attributes ----------===//

#include "compiler/plan/place/place_plan.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/bytes.h"
#include "compiler/plan/place/tasks.h"
#include "compiler/plan/structure.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

constexpr int64_t level_one_bytes = 32 * 1024, level_two_bytes = 256 * 1024;
/// Instances that are walked together where lanes lie across them.
constexpr int64_t instances_together = 32;

/// The axis that is innermost in memory among those that the kernel walks; null if it has none.
StringAttr lanes_of(FormOp form, KernelOp kernel) {
  Axes axes = axes_of(kernel.getInstances());
  for (TraverseOp walk : walks_in(kernel)) axes = joined(axes, axes_of(walk.getSpace()));
  Axes order = in_memory_order(form, axes);
  return order.empty() ? StringAttr() : order.back();
}

void place(FormOp form, TraverseOp walk, KernelOp kernel) {
  Builder builder(form.getContext());
  SmallVector<NamedAttribute> placement;
  Axes space = in_memory_order(form, axes_of(walk.getSpace()));
  if (space.empty()) return;
  placement.push_back(builder.getNamedAttr("order", array_of(form.getContext(), space)));
  Operation *terminator = kernel.getBody().front().getTerminator();
  for (OpResult result : walk->getResults().drop_front(walk.accumulator_count()))
    for (OpOperand &use : result.getUses())
      if (use.getOwner() == terminator &&
          contains_all(cast<ArrayType>(kernel->getResult(use.getOperandNumber()).getType()).getAxes(),
                       main_axes(form))) {
        placement.push_back(builder.getNamedAttr("store", builder.getStringAttr("stream")));
        walk.setPlacementAttr(builder.getDictionaryAttr(placement));
        return;
      }
  walk.setPlacementAttr(builder.getDictionaryAttr(placement));
}

void place(FormOp form, HoldOp hold, KernelOp kernel, bool lanes_across) {
  int64_t bytes = bytes_of_instance(form, kernel, cast<ArrayType>(hold.getArray().getType()));
  if (bytes < 0) return;
  if (lanes_across) bytes *= instances_together;
  StringRef level = bytes <= level_one_bytes ? "L1" : bytes <= level_two_bytes ? "L2" : "none";
  Builder builder(form.getContext());
  hold.setPlacementAttr(builder.getDictionaryAttr(builder.getNamedAttr("level", builder.getStringAttr(level))));
}

void place(FormOp form, KernelOp kernel) {
  Builder builder(form.getContext());
  StringAttr lanes = lanes_of(form, kernel);
  if (!lanes) return;
  bool across = kernel.is_instance_axis(lanes);
  SmallVector<NamedAttribute> placement;
  placement.push_back(builder.getNamedAttr("lanes", lanes));
  if (across) placement.push_back(builder.getNamedAttr("across", builder.getUnitAttr()));
  SmallVector<BlockAttr> tasks = tasks_of(form, kernel, lanes);
  placement.push_back(
      builder.getNamedAttr("tasks", builder.getArrayAttr(SmallVector<Attribute>(tasks.begin(), tasks.end()))));
  kernel.setPlacementAttr(builder.getDictionaryAttr(placement));
  for (TraverseOp walk : walks_in(kernel)) place(form, walk, kernel);
  for (HoldOp hold : kernel.getBody().front().getOps<HoldOp>()) place(form, hold, kernel, across);
}

} // namespace

void place_plan(FormOp form) {
  for (KernelOp kernel : kernels_in(form)) place(form, kernel);
}

void remove_placement(FormOp form) {
  for (KernelOp kernel : kernels_in(form)) {
    kernel.removePlacementAttr();
    for (TraverseOp walk : walks_in(kernel)) walk.removePlacementAttr();
    for (HoldOp hold : kernel.getBody().front().getOps<HoldOp>()) hold.removePlacementAttr();
  }
}

} // namespace norma::compiler::plan
