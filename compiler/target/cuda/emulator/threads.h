//===- threads.h - threads, warps, blocks and clusters that are resident --===//
#pragma once

#include "compiler/target/cuda/emulator/calls.h"
#include "compiler/target/cuda/emulator/emulator.h"
#include "compiler/target/cuda/emulator/fiber.h"
#include "compiler/target/cuda/emulator/segments.h"
#include "compiler/target/cuda/emulator/shadow.h"

#include <array>
#include <memory>

namespace norma::compiler::cuda::emulator {

struct Warp;
struct Block;
struct Cluster;

constexpr uint32_t lanes_per_warp = 32;
constexpr uint32_t most_warps = 32;

/// What is known of others' segments: entry [a][b] says that a comes after all of b's segments below it.
using Knowledge = std::array<std::array<Segment, 32>, 32>;

enum class State : uint8_t { runnable, at_warp, at_barrier, at_cluster, exited };

enum class WarpOperation : uint8_t { barrier, shuffle, vote };

/// What a lane brings where lanes meet.
struct WarpCall {
  WarpOperation operation = WarpOperation::barrier;
  uint32_t mode = 0, mask = 0, value = 0, lane = 0, clamp = 0;
  uint64_t result = 0;
};

/// An asynchronous copy that has been asked for and not waited for.
struct PendingCopy {
  void *destination;
  const void *source;
  uint32_t bytes, source_bytes, group;
};

struct Thread {
  Fiber fiber;
  Block *block = nullptr;
  Warp *warp = nullptr;
  uint32_t index = 0; ///< in the block
  uint32_t lane = 0;
  Extent3 tid;
  char *stack = nullptr;
  State state = State::runnable;
  Segment segment = 0;

  WarpCall call;
  uint32_t barrier = 0;             ///< where it waits
  uint32_t barrier_result = 0;      ///< of the reduction there
  uint32_t arrivals = 0, waits = 0; ///< at cluster barriers
  uint32_t acquired = 0;            ///< cluster barriers that it comes after, by its own waits or those of its block
  std::vector<PendingCopy> copies;
  uint32_t copy_group = 0;
};

struct Warp {
  Block *block = nullptr;
  Thread *threads = nullptr;
  uint32_t index = 0; ///< in the block
  uint32_t lanes = 0; ///< one bit each: those that exist and have not exited
  uint32_t ready = 0;
  uint32_t meeting = 0; ///< those that wait for lanes of their warp
  bool queued = false;

  uint32_t barrier_lanes = 0; ///< those that wait at a barrier of the block
  uint32_t barrier_site = 0;

  Segment floor = 0;    ///< each lane comes after all of the warp's segments below
  bool partial = false; ///< lanes met under a mask without some: `known` counts besides
  Knowledge known;
};

/// One of the sixteen barriers of a block.
struct Barrier {
  uint32_t arrived = 0, threads = 0, reduction = 0, sum = 0;
};

struct Block {
  Cluster *cluster = nullptr;
  Extent3 ctaid, rank3; ///< in the grid, in the cluster
  uint32_t linear = 0, rank = 0;
  Thread *threads = nullptr;
  Warp *warps = nullptr;
  uint32_t thread_count = 0, warp_count = 0, exited = 0;
  char *shared = nullptr;
  Cells shared_cells;
  std::array<Barrier, 16> barriers;

  Segment birth = 0;    ///< what the cells of its shared memory say below is void
  Segment floor = 0;    ///< each thread comes after all of the block's segments below
  bool partial = false; ///< some warps met at a barrier without the others: `known` counts besides
  Knowledge known;

  uint32_t touched_before = 0; ///< other blocks touched its shared memory in cluster phases below this
  uint32_t waits = 0;          ///< the most cluster barriers that a thread of it has passed
};

struct Cluster {
  Extent3 clusterid;
  std::vector<Block> blocks;
  uint32_t live_threads = 0;
  uint32_t arrived = 0; ///< threads, at the barrier that is not complete
  uint32_t phase = 0;   ///< cluster barriers that are complete
  uint64_t relaxed = 0; ///< bit k mod 64: somebody arrived at barrier k without ordering memory
  bool active = false;

  /// Whether what was done in `phase` comes before whoever has passed `waits` barriers.
  bool orders(uint32_t phase, uint32_t waits) const;
  bool contains(uint32_t linear_block) const;
};

} // namespace norma::compiler::cuda::emulator
