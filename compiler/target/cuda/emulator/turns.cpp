//===- turns.cpp - when a fiber makes way for others ----------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

void make_ready(Thread &thread) {
  Warp &warp = *thread.warp;
  thread.state = State::runnable;
  warp.ready |= 1u << thread.lane;
  if (warp.queued) return;
  warp.queued = true;
  machine->ready.push_back(&warp);
}

void wait_as(State state) {
  machine->current->state = state;
  Fiber::suspend();
}

// Atomics in turn without a thread that ends or gets past a barrier: far more than any kernel that gets further needs.
static constexpr uint64_t most_idle_turns = 1 << 22;

void take_turns() {
  if (++machine->idle_turns > most_idle_turns)
    report(FaultKind::deadlock,
           fmt::format("polls memory, and {} atomics later no thread has got further", most_idle_turns),
           "that what it waits for comes from a block that is sure to run beside it");
  make_ready(*machine->current);
  Fiber::suspend();
}

} // namespace norma::compiler::cuda::emulator
