//===- place_plan.cpp - how a machine walks a plan, in attributes ----------===//

#include "compiler/plan/place/place_plan.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/bytes.h"
#include "compiler/plan/lanes.h"
#include "compiler/plan/place/collapse.h"
#include "compiler/plan/place/tasks.h"
#include "compiler/plan/structure.h"

#include <algorithm>

using namespace mlir;

namespace norma::compiler::plan {

namespace {

constexpr int64_t level_one_bytes = 32 * 1024, level_two_bytes = 256 * 1024;
/// Memory is asked for 8 KB of f32 ahead of what is read.
constexpr int64_t elements_ahead = 2048;

/// Whether what the walk emits is one of the form's large results, which nothing reads again.
bool emits_whole(FormOp form, TraverseOp walk, KernelOp kernel) {
  Operation *terminator = kernel.getBody().front().getTerminator();
  for (OpResult result : walk->getResults().drop_front(walk.accumulator_count()))
    for (OpOperand &use : result.getUses())
      if (use.getOwner() == terminator &&
          contains_all(cast<ArrayType>(kernel->getResult(use.getOperandNumber()).getType()).getAxes(), main_axes(form)))
        return true;
  return false;
}

/// Whether lanes that are neighbours would have to be merged, which machines do for states of one part alone.
bool merges_lanes(TraverseOp walk, StringAttr lanes) {
  Operation *yield = walk.getBody().front().getTerminator();
  for (unsigned index = 0; index < walk.accumulator_count(); ++index)
    if (!contains(walk.accumulator(index).getKept(), lanes) && isa<MomentsType>(yield->getOperand(index).getType()))
      return true;
  return false;
}

/// Whether elements become moments of each place along `axis`.
bool lifts_moments_along(TraverseOp walk, StringAttr axis) {
  Operation *yield = walk.getBody().front().getTerminator();
  for (unsigned index = 0; index < walk.accumulator_count(); ++index)
    if (contains(walk.accumulator(index).getKept(), axis) &&
        isa<MomentsType>(cast<ArrayType>(walk->getResult(index).getType()).getElement()) &&
        !isa<MomentsType>(yield->getOperand(index).getType()))
      return true;
  return false;
}

/// The order in which rows that become moments follow one another, so that they are lifted together: of the axes that
/// are summed over the last goes next to the innermost. One by one, each row would round the mean and divide.
Axes with_rows_together(TraverseOp walk, Axes order) {
  if (order.size() < 3 || !lifts_moments_along(walk, order.back())) return order;
  for (unsigned index = 0; index < walk.accumulator_count(); ++index)
    for (unsigned place = order.size() - 1; place-- > 0;) {
      if (contains(walk.accumulator(index).getKept(), order[place])) continue;
      std::rotate(order.begin() + place, order.begin() + place + 1, order.end() - 1);
      return order;
    }
  return order;
}

/// How many rows of the walk, which memory does not hold one after the other, are as much as memory should be asked
/// ahead; 0 where it holds them so, or they are long.
int64_t rows_ahead(FormOp form, KernelOp kernel, AxesRef order, StringAttr lanes) {
  Axes memory = memory_order(form), instances = in_memory_order(form, axes_of(kernel.getInstances()));
  if (order.back() != lanes || memory.front() == lanes) return 0;
  StringAttr outside = order.size() > 1 ? order[order.size() - 2] : instances.empty() ? StringAttr() : instances.back();
  int64_t extent = extent_of(form, lanes);
  if (*std::prev(llvm::find(memory, lanes)) == outside || extent <= 0 || extent > elements_ahead) return 0;
  return (elements_ahead + extent - 1) / extent;
}

void place(FormOp form, TraverseOp walk, KernelOp kernel, StringAttr lanes) {
  Builder builder(form.getContext());
  Axes order = in_memory_order(form, axes_of(walk.getSpace()));
  if (order.empty()) return;
  SmallVector<NamedAttribute> placement;
  if (merges_lanes(walk, lanes)) placement.push_back(builder.getNamedAttr("scalar", builder.getUnitAttr()));
  if (Axes collapsed = collapsed_axes(form, walk, lanes); !collapsed.empty()) {
    placement.push_back(builder.getNamedAttr("collapsed", array_of(form.getContext(), collapsed)));
    order = without(order, collapsed);
  }
  order = with_rows_together(walk, order);
  placement.push_back(builder.getNamedAttr("order", array_of(form.getContext(), order)));
  if (int64_t rows = rows_ahead(form, kernel, order, lanes))
    placement.push_back(builder.getNamedAttr("rows_ahead", builder.getI64IntegerAttr(rows)));
  if (emits_whole(form, walk, kernel))
    placement.push_back(builder.getNamedAttr("store", builder.getStringAttr("stream")));
  walk.setPlacementAttr(builder.getDictionaryAttr(placement));
}

void place(FormOp form, HoldOp hold, KernelOp kernel, bool lanes_across) {
  int64_t bytes = bytes_of_instance(form, kernel, cast<ArrayType>(hold.getArray().getType()));
  if (bytes < 0 && !lanes_across) return;
  if (lanes_across) bytes *= instances_together;
  StringRef level = bytes < 0 ? "none" : bytes <= level_one_bytes ? "L1" : bytes <= level_two_bytes ? "L2" : "none";
  Builder builder(form.getContext());
  hold.setPlacementAttr(builder.getDictionaryAttr(builder.getNamedAttr("level", builder.getStringAttr(level))));
}

void place(FormOp form, KernelOp kernel) {
  Builder builder(form.getContext());
  StringAttr lanes = lane_axis_of(form, kernel);
  if (!lanes) return;
  bool across = kernel.is_instance_axis(lanes);
  SmallVector<NamedAttribute> placement;
  placement.push_back(builder.getNamedAttr("lanes", lanes));
  if (across) placement.push_back(builder.getNamedAttr("across", builder.getUnitAttr()));
  SmallVector<BlockAttr> tasks = tasks_of(form, kernel, lanes);
  placement.push_back(
      builder.getNamedAttr("tasks", builder.getArrayAttr(SmallVector<Attribute>(tasks.begin(), tasks.end()))));
  kernel.setPlacementAttr(builder.getDictionaryAttr(placement));
  for (HoldOp hold : kernel.getBody().front().getOps<HoldOp>()) place(form, hold, kernel, across);
  for (TraverseOp walk : walks_in(kernel)) place(form, walk, kernel, lanes);
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
