//===- machine.h - a launch while it runs ---------------------------------===//
#pragma once

#include "compiler/target/cuda/emulator/threads.h"

#include <string_view>

namespace norma::compiler::cuda::emulator {

/// The order of things, drawn from a seed (xorshift64*).
class Random {
public:
  explicit Random(uint64_t seed) : state(seed * 0x9E3779B97F4A7C15u + 0xD1B54A32D192ED03u) {
    if (state == 0) state = 1;
  }
  /// In [0, bound); bound is positive.
  uint32_t below(uint32_t bound) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return static_cast<uint32_t>(((state * 0x2545F4914F6CDD1Du >> 32) * bound) >> 32);
  }

private:
  uint64_t state;
};

/// Global memory, with the cells of what may be written.
struct Range {
  const char *begin, *end;
  const Buffer *buffer;
  Cells cells;
};

/// Everything that a launch needs; what is costly to get stays for the next one.
struct Machine {
  const Launch *launch = nullptr;
  const Kernel *kernel = nullptr;
  void *const *arguments = nullptr;
  std::optional<Fault> fault;
  Random random{0};

  Segments segments;
  Stacks stacks;
  std::vector<Range> ranges; ///< those that may be written first, since others may share their memory
  Shadow global_shadow, shared_shadow;
  char *shared = nullptr; ///< the shared memory of every resident block, one after another
  size_t shared_capacity = 0;
  uint64_t shared_bytes = 0; ///< that a block may touch
  uint32_t shared_shift = 0; ///< a block has 2^shift bytes of address space

  std::vector<Cluster> clusters; ///< resident
  std::vector<Thread> threads;
  std::vector<Warp> warps;
  std::vector<Warp *> ready; ///< have lanes that can run
  Thread *current = nullptr;
  uint64_t idle_turns = 0; ///< atomics since the last time that anybody got further

  ~Machine();
  Block *block_of_shared(const char *address);
};

/// The launch that this host thread runs.
extern thread_local Machine *machine;

/// Lets a lane run again.
void make_ready(Thread &thread);
/// Of the running thread: until make_ready.
void wait_as(State state);
/// Of the running thread: lets others run, as where it polls.
void take_turns();

/// Gives threads [first, first + count) of a block new segments; returns the least.
Segment renew_segments(Block &block, uint32_t first, uint32_t count);
/// Whether what a segment did comes before what the thread does now.
bool happened_before(Segment segment, const Thread &thread);
bool happened_before(Segment segment, const Owner &owner, const Thread &thread);

/// A lane is gone: those of its warp that waited for it need not.
void leave_warp(Thread &thread);
void leave_block(Thread &thread);
void leave_cluster(Thread &thread);

/// `block (1, 0, 0), thread (3, 0, 0)`.
std::string name_of(const Extent3 &extent);
std::string name_of(const Thread &thread);
/// The thread of a segment, without its block where it is that of `seen_by`.
std::string name_of(const Owner &owner, const Thread &seen_by);
/// Whether mapping an address into a block that the cluster lacks gave it.
bool is_in_no_block(const char *address);
/// `x + 16`, `shared memory tile + 4`.
std::string place_of(const char *address, const Thread &thread);

/// Unwinds a fiber from where a fault is reported to where emulated code called: that cannot be unwound.
struct Stopped {};

/// Runs what emulated code asks for. After a fault it does not return, and leaves nothing that the fiber owns.
template <typename Act> auto emulate(Act act) {
  try {
    return act();
  } catch (const Stopped &) {
  }
  for (;;) Fiber::suspend();
}

/// Ends the launch.
[[noreturn]] void report(FaultKind kind, std::string_view found, std::string_view expected);
Fault make_fault(FaultKind kind, const Thread *thread, std::string_view found, std::string_view expected);
/// Where nobody can run and somebody waits: why.
Fault explain_standstill();

} // namespace norma::compiler::cuda::emulator
