//===- fuse_kernels.cpp - one kernel instead of two with the same instances ===//
//
//   %s = kernel @a for [N] { t = traverse [C] …; return t }
//   %y = kernel @b for [N] { e = traverse [C] (%s[N], …) …; return e }
//     =>
//   %s, %y = kernel @a for [N] { t = traverse [C] …; e = traverse [C] (t[], …) …; return t, e }
//
// where @b reads @a's results at its own instance only, or what @a reads: kernels that share nothing stay two where
// their lanes would not lie along the same axis. First of the rewrites: those after it work within a kernel.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/drafts/kernel_draft.h"
#include "compiler/plan/lanes.h"
#include "compiler/plan/names.h"
#include "compiler/plan/rewrites/dependence.h"
#include "compiler/plan/rewrites/own_instance.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "compiler/plan/structure.h"

#include "mlir/Analysis/TopologicalSortUtils.h"
#include "llvm/ADT/DenseSet.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// Whether one reads what the other makes, or both read the same array.
bool share_arrays(KernelOp first, KernelOp second) {
  llvm::DenseSet<Value> arrays(first->result_begin(), first->result_end());
  auto is_array = [](Value operand) { return cast<ArrayType>(operand.getType()).rank() > 0; };
  for (TraverseOp walk : walks_in(first))
    for (Value read : llvm::make_filter_range(walk.getReads(), is_array)) arrays.insert(read);
  return llvm::any_of(walks_in(second), [&](TraverseOp walk) {
    return llvm::any_of(walk.getReads(), [&](Value read) { return arrays.contains(read); });
  });
}

bool lanes_differ(FormOp form, KernelOp first, KernelOp second) {
  StringAttr one = lane_axis_of(form, first), other = lane_axis_of(form, second);
  return one && other && one != other;
}

/// The array of `first` that hinders fusion with `second`, and why.
std::string obstacle(KernelOp first, KernelOp second) {
  Axes instances = axes_of(first.getInstances());
  if (Operation *between = needs_through(second, first)) {
    if (auto kernel = dyn_cast<KernelOp>(between))
      return name_of(second->getResult(0)) + " needs " + name_of(kernel->getResult(0)) +
             ", which other instances complete";
  }
  std::string found;
  for (Operation &op : second.getBody().front()) {
    for (Value operand : op.getOperands()) {
      if (operand.getDefiningOp() != first) continue;
      unsigned index = cast<OpResult>(operand).getResultNumber();
      Value inner = first.getBody().front().getTerminator()->getOperand(index);
      AccumulateAttr how = accumulator_of(inner);
      auto traverse = dyn_cast<TraverseOp>(op);
      bool whole = !traverse || (how && !how.getAcross().empty());
      for (unsigned read = 0; !whole && read < traverse.getReads().size(); ++read)
        whole = traverse.getReads()[read] == operand && !at_own_instance(instances, traverse.points_of(read));
      if (whole || llvm::is_contained(traverse.getBounds(), operand))
        return name_of(second->getResult(0)) + " needs " + name_of(operand) + " of other instances";
    }
  }
  return {};
}

void fuse(KernelOp first, KernelOp second) {
  KernelDraft draft(first);
  for (Attribute block : second.getBlocks())
    if (!llvm::is_contained(draft.blocks, block)) draft.blocks.push_back(cast<BlockAttr>(block));
  for (unsigned index = 0; index < first->getNumResults(); ++index)
    for (TraverseOp walk : walks_in(second))
      read_within(walk, first->getResult(index), first.getBody().front().getTerminator()->getOperand(index));
  draft.absorb(first);
  draft.absorb(second);
  Block *block = second->getBlock();
  OpBuilder builder(second);
  draft.finish(builder);
  sortTopologically(block);
}

bool same_blocks(KernelOp first, KernelOp second) {
  for (Attribute entry : first.getBlocks()) {
    BlockAttr other = second.find_block(cast<BlockAttr>(entry).getAxis());
    if (other && other != entry) return false;
  }
  return true;
}

bool fuse_one(FormOp form, Refusals &refusals) {
  SmallVector<KernelOp> kernels = kernels_in(form);
  for (unsigned i = 0; i < kernels.size(); ++i)
    for (unsigned j = i + 1; j < kernels.size(); ++j) {
      KernelOp first = kernels[i], second = kernels[j];
      if (first.getInstances() != second.getInstances() || first.getReversed() != second.getReversed()) continue;
      if (!same_blocks(first, second)) continue;
      std::string reason = obstacle(first, second);
      if (reason.empty() && lanes_differ(form, first, second) && !share_arrays(first, second))
        reason = name_of(second->getResult(0)) + " shares no array with " + name_of(first->getResult(0));
      if (reason.empty()) return fuse(first, second), true;
      refusals.add("not fused: " + reason);
    }
  return false;
}

} // namespace

void fuse_kernels(FormOp form, Refusals &refusals) {
  while (fuse_one(form, refusals)) {
  }
}

} // namespace norma::compiler::plan
