//===- barriers.cpp - threads of a block that wait for each other ---------===//
//
// A barrier without a count waits for every thread of the block: one that has exited never comes, and the lanes of a
// warp must meet at one place of the code where the barrier is aligned (PTX ISA, barrier; compute-sanitizer synccheck
// reports both). With a count, whole warps meet.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <algorithm>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static bool waits_at(const Thread &thread, uint32_t id) {
  return thread.state == State::at_barrier && thread.barrier == id;
}

static void expect_all_alive(const Block &block, uint32_t id) {
  if (block.exited == 0) return;
  const auto exited = [](const Thread &thread) { return thread.state == State::exited; };
  const Thread *gone = std::find_if(block.threads, block.threads + block.thread_count, exited);
  report(FaultKind::divergent_barrier,
         fmt::format("waits at barrier {} for all threads of the block, of which thread {} has exited", id,
                     name_of(gone->tid)),
         "that all threads of the block reach it");
}

/// Lanes of a warp must not be split over two barriers, or two places of one.
static void expect_same_site(Warp &warp, uint32_t id, uint32_t site) {
  if (!warp.barrier_lanes) {
    warp.barrier_site = site;
    return;
  }
  const Thread *other = std::find_if(warp.threads, warp.threads + lanes_per_warp,
                                     [&](const Thread &thread) { return warp.barrier_lanes >> thread.lane & 1; });
  if (other->barrier == id && (site == 0 || warp.barrier_site == 0 || site == warp.barrier_site)) return;
  report(FaultKind::divergent_barrier,
         fmt::format("waits at barrier {}, and thread {} of its warp waits at {}", id, name_of(other->tid),
                     other->barrier == id ? "another place with the same barrier"
                                          : fmt::format("barrier {}", other->barrier)),
         "that the lanes of a warp wait at one barrier");
}

static void expect_valid(const Block &block, const Barrier &barrier, uint32_t id, uint32_t threads) {
  const auto found = [&] { return fmt::format("waits at barrier {} for {} threads", id, threads); };
  if (id >= block.barriers.size()) report(FaultKind::divergent_barrier, found(), "one of the barriers 0 to 15");
  if (threads > block.thread_count || (threads % lanes_per_warp && threads != block.thread_count))
    report(FaultKind::divergent_barrier, found(), fmt::format("a multiple of 32 up to {}", block.thread_count));
  if (barrier.arrived && barrier.threads != threads)
    report(FaultKind::divergent_barrier, fmt::format("{}, where another thread waits for {}", found(), barrier.threads),
           "the same count at a barrier");
}

/// The warps that met come after each other, and after what each of them came after.
static void order_warps(Block &block, uint32_t id) {
  if (!block.partial) block.known = {};
  block.partial = true;
  std::array<Segment, 32> joined{};
  std::array<bool, most_warps> met{};
  for (uint32_t index = 0; index < block.warp_count; ++index) {
    Warp &warp = block.warps[index];
    const Thread *end = warp.threads + std::min(lanes_per_warp, block.thread_count - index * lanes_per_warp);
    const auto waits = std::count_if(warp.threads, const_cast<Thread *>(end),
                                     [&](const Thread &thread) { return waits_at(thread, id); });
    met[index] = waits != 0;
    if (!met[index]) continue;
    if (waits != end - warp.threads)
      report(FaultKind::divergent_barrier,
             fmt::format("waits at barrier {} with {} lanes of warp {}", id, waits, index),
             "whole warps at a barrier with a count");
    warp.floor = renew_segments(block, index * lanes_per_warp, static_cast<uint32_t>(waits));
    for (uint32_t other = 0; other < most_warps; ++other)
      joined[other] = std::max(joined[other], block.known[index][other]);
  }
  for (uint32_t index = 0; index < block.warp_count; ++index)
    if (met[index]) joined[index] = block.warps[index].floor;
  for (uint32_t index = 0; index < block.warp_count; ++index)
    if (met[index]) block.known[index] = joined;
}

static uint32_t reduced(const Barrier &barrier) {
  switch (static_cast<Reduction>(barrier.reduction)) {
  case Reduction::popc:
    return barrier.sum;
  case Reduction::all:
    return barrier.sum == barrier.arrived;
  case Reduction::any:
    return barrier.sum != 0;
  case Reduction::none:
    break;
  }
  return 0;
}

static void complete(Block &block, uint32_t id) {
  Barrier &barrier = block.barriers[id];
  const bool all = barrier.arrived == block.thread_count;
  if (all)
    block.floor = renew_segments(block, 0, block.thread_count);
  else
    order_warps(block, id);
  const uint32_t result = reduced(barrier);
  for (uint32_t index = 0; index < block.thread_count; ++index) {
    Thread &thread = block.threads[index];
    if (!waits_at(thread, id)) continue;
    thread.barrier_result = result;
    if (all) thread.acquired = block.waits;
    thread.warp->barrier_lanes = 0;
    if (&thread != machine->current) make_ready(thread);
  }
  barrier = {};
  machine->idle_turns = 0;
}

void leave_block(Thread &thread) {
  Block &block = *thread.block;
  ++block.exited;
  for (uint32_t id = 0; id < block.barriers.size(); ++id)
    if (block.barriers[id].arrived && block.barriers[id].threads == block.thread_count)
      report(FaultKind::divergent_barrier,
             fmt::format("exits while {} threads wait at barrier {}", block.barriers[id].arrived, id),
             "that all threads of the block reach it");
}

static uint32_t wait(uint32_t id, uint32_t threads, uint32_t site, uint32_t reduction, uint32_t predicate) {
  Thread &thread = *machine->current;
  Block &block = *thread.block;
  if (threads == 0) threads = block.thread_count;
  expect_valid(block, block.barriers[id % 16], id, threads);
  Barrier &barrier = block.barriers[id];
  if (threads == block.thread_count) expect_all_alive(block, id);
  expect_same_site(*thread.warp, id, site);

  barrier.threads = threads;
  barrier.reduction = reduction;
  barrier.sum += predicate != 0;
  ++barrier.arrived;
  thread.barrier = id;
  thread.state = State::at_barrier;
  thread.warp->barrier_lanes |= 1u << thread.lane;
  if (barrier.arrived == threads) {
    complete(block, id);
    thread.state = State::runnable;
  } else {
    wait_as(State::at_barrier);
  }
  return thread.barrier_result;
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

uint32_t norma_emulator_barrier(uint32_t id, uint32_t threads, uint32_t site, uint32_t reduction, uint32_t predicate) {
  return emulate([&] { return wait(id, threads, site, reduction, predicate); });
}
