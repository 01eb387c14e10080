//===- ride_along.cpp - a sum across instances joins the walk that has the data ===//
//
//   %y = kernel @rows for [N] { e = traverse [C] (%x[N, C], …) …; return e }
//   %g = kernel @gains for [C] { s = traverse [N] (%x[N, C]) accumulate (sum []) { yield f(x) }; return s }
//     =>
//   %y, %p = kernel @rows for [N] block [N by 64 as b] {
//              e, t = traverse [C] (%x[N, C], …) accumulate (sum [C] across [N]) { …, f(x) }; return e, t }
//   %g = kernel @gains for [C] { s = traverse [b] (%p[b, C]) accumulate (sum []) in_order { yield p }; return s }
//
// in the earliest walk of @rows that has what f needs. After the fusions, so that all sums of @gains ride together;
// before `hold`. Not where @gains walks the area anyway, for an array that it emits.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/drafts/traversal_draft.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/dependence.h"
#include "compiler/plan/rewrites/grain.h"
#include "compiler/plan/rewrites/own_instance.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/Analysis/TopologicalSortUtils.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

Axes instances_of(KernelOp kernel) { return axes_of(kernel.getInstances()); }
Axes space_of(TraverseOp walk) { return axes_of(walk.getSpace()); }

/// The walks of a kernel that could ride elsewhere: all those over a space, or none.
SmallVector<TraverseOp> riders_of(KernelOp kernel) {
  SmallVector<TraverseOp> riders;
  if (kernel.getInstances().empty() || !kernel.getBlocks().empty()) return {};
  for (Operation &op : kernel.getBody().front().without_terminator()) {
    auto walk = dyn_cast<TraverseOp>(op);
    if (!walk) return {};
    if (walk.getSpace().empty()) continue;
    if (walk.emit_count() > 0 || !is_plain(walk)) return {};
    for (unsigned index = 0; index < walk.accumulator_count(); ++index)
      if (!walk.accumulator(index).getKept().empty() || walk.accumulator(index).getRunning()) return {};
    for (Value array : walk.getReads())
      if (array.getParentBlock() == walk->getBlock()) return {};
    riders.push_back(walk);
  }
  return riders;
}

/// Where a rider's reads lead in the host: every array must be complete before the walk `into`.
bool has_operands(KernelOp host, TraverseOp into, TraverseOp rider) {
  for (unsigned read = 0; read < rider.getReads().size(); ++read) {
    Value array = rider.getReads()[read];
    Operation *producer = array.getDefiningOp();
    if (!producer) continue;
    if (producer != host) {
      if (needed_result(producer, host)) return false;
      continue;
    }
    Value inner = host.getBody().front().getTerminator()->getOperand(cast<OpResult>(array).getResultNumber());
    AccumulateAttr how = accumulator_of(inner);
    if (how && !how.getAcross().empty()) return false;
    if (!at_own_instance(instances_of(host), rider.points_of(read))) return false;
    Operation *maker = inner.getDefiningOp();
    if (maker && (maker == into || !maker->isBeforeInBlock(into))) return false;
  }
  return true;
}

/// Whether both read some array that has all axes of the walk.
bool shares_array(KernelOp host, TraverseOp rider, AxesRef all) {
  for (Value array : rider.getReads()) {
    if (!contains_all(cast<ArrayType>(array.getType()).getAxes(), all)) continue;
    for (TraverseOp walk : walks_in(host))
      if (llvm::is_contained(walk.getReads(), array)) return true;
  }
  return false;
}

/// The earliest walk of `host` that can take the rider, or null.
TraverseOp seat_of(KernelOp host, KernelOp kernel, TraverseOp rider) {
  Axes all = joined(instances_of(kernel), space_of(rider));
  if (without(instances_of(host), instances_of(kernel)).empty() || !shares_array(host, rider, all)) return {};
  if (needed_result(host, kernel)) return {};
  for (TraverseOp walk : walks_in(host)) {
    if (walk.getSpace().empty() || !is_plain(walk)) continue;
    if (!same_axes(joined(instances_of(host), space_of(walk)), all)) continue;
    if (has_operands(host, walk, rider)) return walk;
  }
  return {};
}

/// The host with a run length for each axis in `across`; its table gets the axes of the runs.
SmallVector<BlockAttr> blocks_across(FormOp form, KernelOp host, TraverseOp seat, AxesRef across, AxesRef kept) {
  SmallVector<BlockAttr> blocks;
  SmallVector<int64_t> grain = grain_across(form, across, kept, space_of(seat));
  for (auto [axis, by] : llvm::zip(across, grain)) {
    if (BlockAttr block = host.find_block(axis)) {
      blocks.push_back(block);
      continue;
    }
    StringAttr as = fresh_axis(form, "b");
    add_axis(form, AxisAttr::get(form.getContext(), as, "block", -1, {}, axis, 0, 0));
    blocks.push_back(BlockAttr::get(form.getContext(), axis, by, as));
  }
  return blocks;
}

void ride(FormOp form, KernelOp host, TraverseOp seat, KernelOp kernel, TraverseOp rider) {
  MLIRContext *context = form.getContext();
  Axes kept = instances_of(kernel), across = without(instances_of(host), kept);
  SmallVector<BlockAttr> blocks = blocks_across(form, host, seat, across, kept);

  // The rider's body moves into the seat; a shell of the rider stays until its combining walk exists.
  OpBuilder builder(rider);
  auto moving = cast<TraverseOp>(builder.clone(*rider));
  for (unsigned index = 0; index < host->getNumResults(); ++index)
    read_within(moving, host->getResult(index), host.getBody().front().getTerminator()->getOperand(index));
  TraversalDraft draft(seat);
  builder.setInsertionPoint(seat);
  draft.absorb(seat);
  unsigned first = seat.accumulator_count();
  for (auto [index, element] : llvm::enumerate(draft.take_body(moving))) {
    auto state = cast<ArrayType>(rider->getResult(index).getType()).getElement();
    auto how = AccumulateAttr::get(context, rider.accumulator(index).getMonoid(), kept, across, StringAttr());
    draft.accumulate(how, element, state, StringAttr::get(context, name_of(rider->getResult(index))));
  }
  TraverseOp joined_walk = draft.finish(builder);

  KernelDraft wider(host);
  for (BlockAttr block : blocks)
    if (!llvm::is_contained(wider.blocks, block)) wider.blocks.push_back(block);
  builder.setInsertionPoint(host);
  unsigned first_result = host->getNumResults();
  wider.absorb(host);
  for (unsigned index = 0; index < rider->getNumResults(); ++index)
    wider.give(joined_walk->getResult(first + index), given_name(joined_walk, first + index));
  KernelOp wider_host = wider.finish(builder);

  Axes runs;
  for (BlockAttr block : blocks) runs.push_back(block.getAs());
  builder.setInsertionPoint(rider);
  TraversalDraft combine(rider.getLoc(), runs);
  combine.in_order = true;
  for (unsigned index = 0; index < rider->getNumResults(); ++index) {
    Value partial = wider_host->getResult(first_result + index);
    Type state = cast<ArrayType>(partial.getType()).getElement();
    combine.accumulate(rider.accumulator(index), combine.read_here(partial, state), state, given_name(rider, index),
                       rider->getResult(index));
  }
  combine.finish(builder);
  rider.erase();
  kernel.setName("combine");
  sortTopologically(&form.getBody().front());
}

bool ride_one(FormOp form) {
  SmallVector<KernelOp> kernels = kernels_in(form);
  for (KernelOp kernel : kernels) {
    SmallVector<TraverseOp> riders = riders_of(kernel);
    if (riders.empty()) continue;
    for (KernelOp host : kernels) {
      if (host == kernel) continue;
      // All or none: a walk that stays behind would read the arrays again.
      if (!llvm::all_of(riders, [&](TraverseOp rider) { return seat_of(host, kernel, rider) != nullptr; })) continue;
      ride(form, host, seat_of(host, kernel, riders.front()), kernel, riders.front());
      return true;
    }
  }
  return false;
}

} // namespace

void ride_along(FormOp form, Refusals &) {
  while (ride_one(form)) {
  }
}

} // namespace norma::compiler::plan
