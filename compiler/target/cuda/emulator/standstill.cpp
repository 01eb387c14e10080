//===- standstill.cpp - why nobody can go on ------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <bit>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static std::string state_of(const Thread &thread) {
  switch (thread.state) {
  case State::at_warp:
    return fmt::format("waits for lanes of the mask {:#010x}", thread.call.mask);
  case State::at_barrier:
    return fmt::format("waits at barrier {}", thread.barrier);
  case State::at_cluster:
    return "waits at the cluster barrier";
  case State::exited:
    return "has exited";
  case State::runnable:
    return "runs";
  }
  return "";
}

static Fault missing_lane(const Thread &thread) {
  uint32_t missing = thread.call.mask & thread.warp->lanes & ~thread.warp->meeting;
  if (!missing) missing = thread.call.mask & thread.warp->lanes & ~(1u << thread.lane); // they meet under other masks
  const Thread &other = thread.warp->threads[std::countr_zero(missing)];
  return make_fault(
      FaultKind::missing_lanes, &thread,
      fmt::format("waits under the mask {:#010x} for lane {}, which {}", thread.call.mask, other.lane, state_of(other)),
      "that all lanes of the mask come");
}

/// Of a thread that waits at a barrier: some thread of the block that does not.
static Fault missing_thread(const Thread &thread) {
  const Block &block = *thread.block;
  const Barrier &barrier = block.barriers[thread.barrier];
  const Thread *other = block.threads;
  while (other->state == State::at_barrier && other->barrier == thread.barrier) ++other;
  return make_fault(FaultKind::divergent_barrier, &thread,
                    fmt::format("waits at barrier {} for {} threads, {} have come and thread {} {}", thread.barrier,
                                barrier.threads, barrier.arrived, name_of(other->tid), state_of(*other)),
                    "that as many threads reach it as it waits for");
}

// What lanes wait for tells most, then what a block waits for. One of the two there is: a cluster barrier is complete
// where all who could come have arrived.
Fault explain_standstill() {
  for (State state : {State::at_warp, State::at_barrier})
    for (const Cluster &cluster : machine->clusters)
      for (const Block &block : cluster.blocks)
        for (const Thread *thread = block.threads; thread != block.threads + block.thread_count; ++thread) {
          if (cluster.live_threads == 0 || thread->state != state) continue;
          return state == State::at_warp ? missing_lane(*thread) : missing_thread(*thread);
        }
  return make_fault(FaultKind::deadlock, nullptr, "no thread can go on", "that some thread can");
}

} // namespace norma::compiler::cuda::emulator
