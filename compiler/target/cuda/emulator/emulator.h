//===- emulator.h - CUDA kernels on a machine without a GPU ---------------===//
//
// Every thread of a block is a fiber of one host thread. Fibers change only where threads wait for each other, in an
// order that a seed draws, and each access to memory is checked before it is made. model.md says what counts as a
// fault.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/target/cuda/emulator/kernel.h"

#include <optional>
#include <string>
#include <vector>

namespace norma::compiler::cuda::emulator {

struct Extent3 {
  uint32_t x = 1, y = 1, z = 1;
};

/// Global memory that a kernel may touch. Buffers may overlap; what one of them may write is written.
struct Buffer {
  std::string name;
  void *address = nullptr;
  uint64_t bytes = 0;
  bool writable = false;
};

struct Launch {
  Extent3 grid = {};    ///< in blocks
  Extent3 block = {};   ///< in threads
  Extent3 cluster = {}; ///< in blocks
  uint64_t dynamic_shared_bytes = 0;
  uint64_t seed = 0; ///< draws the order in which clusters start and threads run
  std::vector<Buffer> buffers = {};
};

enum class FaultKind {
  geometry,            ///< no launch of this shape exists
  out_of_bounds,       ///< touches what is no buffer and not the block's own
  misaligned,          ///< an address that does not suit the width of the access
  read_only,           ///< writes to a buffer that is not writable
  unwritten,           ///< reads shared memory that nobody wrote
  shared_race,         ///< two threads, the same byte of shared memory, no synchronization between them
  global_race,         ///< the same in global memory
  copy_in_flight,      ///< touches what an asynchronous copy still fills
  divergent_barrier,   ///< threads wait at different barriers, or some have exited
  missing_lanes,       ///< a shuffle, vote or warp barrier that a lane of its mask does not reach
  cluster_unprotected, ///< shared memory of a block that has exited, or may not have begun
  deadlock,            ///< nobody can go on
  trap,                ///< the kernel asked to stop
};

struct Fault {
  FaultKind kind;
  std::string sentence; ///< kernel, block, thread, what it does, where, what was expected, and the seed
};

/// Runs a kernel to its end or to its first fault. `arguments` are as cuLaunchKernel takes them.
std::optional<Fault> launch(const Launch &launch, const Kernel &kernel, void *const *arguments);

/// What bound code calls: the address of each function by its name, for a just-in-time linker.
struct Symbol {
  const char *name;
  void *address;
};
const std::vector<Symbol> &symbols();

} // namespace norma::compiler::cuda::emulator
