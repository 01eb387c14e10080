//===- kernel.h - what bound code tells the emulator about a kernel -------===//
//
// Plain structs: bind writes them as constants into the module, the emulator reads them.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>

namespace norma::compiler::cuda::emulator {

/// A static variable in shared memory.
struct SharedVariable {
  const char *name;
  uint64_t offset; ///< from where the shared memory of a block begins
  uint64_t bytes;
};

/// A variable of the module that is not in shared memory: constants that every thread may read.
struct Table {
  const char *name;
  const void *address;
  uint64_t bytes;
};

/// A kernel bound to the host; the symbol `norma_emulated_NAME_kernel` is one.
struct Kernel {
  const char *name;
  void (*thunk)(void *const *arguments); ///< `norma_emulated_NAME`: one thread; arguments as for cuLaunchKernel
  uint64_t most_threads;                 ///< of a block, as the kernel declares it; 0 where it does not
  uint64_t static_shared_bytes;          ///< with gaps between variables; dynamic shared memory begins here
  uint64_t variable_count;
  const SharedVariable *variables;
  uint64_t table_count;
  const Table *tables;
};

} // namespace norma::compiler::cuda::emulator
