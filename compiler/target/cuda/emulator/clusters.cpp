//===- clusters.cpp - blocks that share memory and wait for each other ----===//
//
// A thread arrives at a cluster barrier and waits for it later; what it does in between belongs to the next phase.
// Threads that have exited are not waited for (PTX ISA, barrier.cluster). Shared memory of a block may be touched by
// another only once a cluster barrier has shown that it runs, and only before it exits.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <algorithm>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

/// The barrier is complete where every live thread of the cluster has arrived.
static void complete_phase(Cluster &cluster) {
  const auto for_each_live = [&](auto &&act) {
    for (Block &block : cluster.blocks)
      for (Thread *thread = block.threads; thread != block.threads + block.thread_count; ++thread)
        if (thread->state != State::exited) act(*thread);
  };
  if (cluster.arrived != cluster.live_threads || cluster.live_threads == 0) return;
  cluster.arrived = 0;
  ++cluster.phase;
  cluster.relaxed &= ~(uint64_t{1} << cluster.phase % 64);
  machine->idle_turns = 0;
  for_each_live([](Thread &thread) {
    if (thread.state == State::at_cluster) make_ready(thread);
  });
}

void leave_cluster(Thread &thread) {
  Block &block = *thread.block;
  Cluster &cluster = *block.cluster;
  if (block.exited == block.thread_count && block.touched_before &&
      !cluster.orders(block.touched_before - 1, block.waits))
    report(FaultKind::cluster_unprotected, "exits while other blocks of its cluster may still touch its shared memory",
           "a cluster barrier after their last access");
  if (thread.arrivals > cluster.phase) --cluster.arrived;
  --cluster.live_threads;
  complete_phase(cluster);
}

static void arrive(bool relaxed) {
  Thread &thread = *machine->current;
  Cluster &cluster = *thread.block->cluster;
  if (thread.arrivals != thread.waits)
    report(FaultKind::divergent_barrier, "arrives at the cluster barrier twice", "a wait between two arrivals");
  if (relaxed) cluster.relaxed |= uint64_t{1} << thread.arrivals % 64;
  ++thread.arrivals;
  ++cluster.arrived;
  renew_segments(*thread.block, thread.index, 1);
  complete_phase(cluster);
}

static void wait() {
  Thread &thread = *machine->current;
  if (thread.arrivals == thread.waits)
    report(FaultKind::divergent_barrier, "waits at the cluster barrier where it has not arrived",
           "an arrival before it");
  if (thread.arrivals > thread.block->cluster->phase) wait_as(State::at_cluster);
  ++thread.waits;
  thread.acquired = std::max(thread.acquired, thread.waits);
  thread.block->waits = std::max(thread.block->waits, thread.waits);
}

// Where an address is mapped to that no block has. Optimization may map what is never used, so that only an access to
// it is a fault.
alignas(1024) static char no_block[1 << 18];

bool is_in_no_block(const char *address) { return address >= no_block && address < no_block + sizeof(no_block); }

static void *map(char *address, uint32_t rank) {
  const Thread &thread = *machine->current;
  const std::vector<Block> &blocks = thread.block->cluster->blocks;
  if (machine->block_of_shared(address) != thread.block) return no_block;
  const auto offset = static_cast<size_t>(address - thread.block->shared);
  return rank < blocks.size() ? blocks[rank].shared + offset : no_block + std::min(offset, sizeof(no_block) - 1);
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

void norma_emulator_cluster_arrive(uint32_t relaxed) {
  emulate([&] { arrive(relaxed != 0); });
}

void norma_emulator_cluster_wait() { emulate(wait); }

void *norma_emulator_map(void *address, uint32_t rank) { return map(static_cast<char *>(address), rank); }
