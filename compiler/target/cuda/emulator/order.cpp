//===- order.cpp - what comes before what ---------------------------------===//
//
// Barriers of a block order all of its threads, those with a count the warps that meet there, warp barriers the lanes
// of their mask, cluster barriers the blocks of a cluster. Shuffles, votes, atomics and fences order nothing: model.md.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <algorithm>

namespace norma::compiler::cuda::emulator {

bool Cluster::orders(uint32_t from, uint32_t waits) const {
  if (!relaxed) return from < waits;
  for (uint32_t barrier = std::max(from, waits < 64 ? 0 : waits - 64); barrier < waits; ++barrier)
    if (!(relaxed >> barrier % 64 & 1)) return true;
  return false;
}

bool Cluster::contains(uint32_t linear_block) const {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block &block) { return block.linear == linear_block; });
}

bool happened_before(Segment segment, const Owner &owner, const Thread &thread) {
  const Block &block = *thread.block;
  const Warp &warp = *thread.warp;
  if (owner.block == block.linear) {
    if (owner.thread == thread.index || segment < block.floor) return true;
    const uint32_t other = owner.thread / lanes_per_warp;
    if (other == warp.index) {
      if (segment < warp.floor) return true;
      if (warp.partial && segment < warp.known[thread.lane][owner.thread % lanes_per_warp]) return true;
    } else if (block.partial && segment < block.known[warp.index][other]) {
      return true;
    }
  } else if (!block.cluster->contains(owner.block)) {
    return false;
  }
  return block.cluster->orders(owner.phase, thread.acquired);
}

bool happened_before(Segment segment, const Thread &thread) {
  return segment == thread.segment || happened_before(segment, machine->segments.owner(segment), thread);
}

Segment renew_segments(Block &block, uint32_t first, uint32_t count) {
  Thread *threads = block.threads + first;
  const auto same_phase = [&](const Thread &thread) { return thread.arrivals == threads[0].arrivals; };
  Segment base;
  if (std::all_of(threads, threads + count, same_phase)) {
    base = machine->segments.add(block.linear, first, count, threads[0].arrivals);
  } else {
    base = machine->segments.next();
    for (uint32_t index = 0; index < count; ++index)
      machine->segments.add(block.linear, first + index, 1, threads[index].arrivals);
  }
  for (uint32_t index = 0; index < count; ++index) threads[index].segment = base + index;
  return base;
}

} // namespace norma::compiler::cuda::emulator
