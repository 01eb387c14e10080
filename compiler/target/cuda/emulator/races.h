//===- races.h - accesses that nothing orders -----------------------------===//
#pragma once

#include "compiler/target/cuda/emulator/machine.h"

namespace norma::compiler::cuda::emulator {

/// Bytes that somebody touches, with what is known of them.
struct Touched {
  const char *address;
  uint64_t bytes;
  Cells cells;
  Segment birth;         ///< what cells say below is void
  const Block *block;    ///< whose shared memory it is; null: global
  Segment ordered_below; ///< what cells say below came before the running thread, or is void
};

/// Each reports a fault where an access that must not run beside this one did, and notes this one.
void expect_written(const Touched &touched);
void note_read(const Touched &touched);
void note_write(const Touched &touched);
void note_atomic(const Touched &touched);
/// Bytes that a copy of the thread will write; nobody may touch them before land_copy.
void note_copy(const Touched &touched);
void land_copy(const Touched &touched);
/// A read through a cache that does not see what the launch wrote.
void check_invariant(const Touched &touched);

} // namespace norma::compiler::cuda::emulator
