//===- tasks.cpp - how many instances are one task -------------------------===//
//
// A task should walk about 512 KB: long enough to pay for its start and for its first instance, which overlaps with
// none, short enough to share out. Where a sum runs across instances a task is one of its runs.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/place/tasks.h"
#include "compiler/plan/bytes.h"

#include "llvm/ADT/DenseSet.h"

#include <algorithm>
#include <bit>

using namespace mlir;

namespace norma::compiler::plan {

namespace {

constexpr int64_t wanted_bytes = 512 * 1024;
/// Where lanes lie across instances, a task has whole groups of them.
constexpr int64_t lane_group = 128;
/// Instances of a task where the size of an instance is unknown.
constexpr int64_t unknown_run = 16;

/// Bytes that an instance reads and writes, or -1.
int64_t bytes_of_work(FormOp form, KernelOp kernel) {
  int64_t bytes = 0;
  llvm::DenseSet<Value> seen;
  auto add = [&](Type type) {
    int64_t part = bytes_of_instance(form, kernel, cast<ArrayType>(type));
    bytes = part < 0 || bytes < 0 ? -1 : bytes + part;
  };
  for (Operation &op : kernel.getBody().front().without_terminator())
    for (Value operand : op.getOperands()) {
      // What lacks the instances' axes is near after the first of them.
      if (common(cast<ArrayType>(operand.getType()).getAxes(), axes_of(kernel.getInstances())).empty()) continue;
      if (operand.getParentBlock() != op.getBlock() && seen.insert(operand).second) add(operand.getType());
    }
  for (Value returned : kernel.getBody().front().getTerminator()->getOperands()) add(returned.getType());
  return bytes;
}

int64_t rounded_up(int64_t value, int64_t step) { return (value + step - 1) / step * step; }

} // namespace

SmallVector<BlockAttr> tasks_of(FormOp form, KernelOp kernel, StringAttr lanes) {
  Axes axes = in_memory_order(form, axes_of(kernel.getInstances()));
  int64_t bytes = bytes_of_work(form, kernel);
  uint64_t fitting = std::max<int64_t>(1, wanted_bytes / std::max<int64_t>(1, bytes));
  int64_t wanted = bytes < 0 ? unknown_run : static_cast<int64_t>(std::bit_floor(fitting));
  SmallVector<BlockAttr> tasks(axes.size());
  for (unsigned index = axes.size(); index-- > 0;) {
    StringAttr axis = axes[index];
    if (BlockAttr block = kernel.find_block(axis)) {
      tasks[index] = block;
      wanted = std::max<int64_t>(1, wanted / block.getBy());
      continue;
    }
    int64_t run = wanted, extent = extent_of(form, axis);
    if (extent >= 0) run = std::clamp<int64_t>(run, 1, std::max<int64_t>(1, extent));
    if (axis == lanes) run = rounded_up(run, lane_group);
    wanted = extent < 0 ? 1 : std::max<int64_t>(1, wanted / run);
    tasks[index] = BlockAttr::get(form.getContext(), axis, run, axis);
  }
  return tasks;
}

} // namespace norma::compiler::plan
