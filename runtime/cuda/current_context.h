//===- current_context.h - the CUDA context that a call runs in ----------------------===//
#pragma once

#include "runtime/cuda/failure.h"

namespace norma::cuda {

/// A CUDA context. Another may get the address of one that was destroyed, but not its number, which drivers before
/// version 12 do not have.
struct ContextKey {
  Context handle;
  unsigned long long number;

  bool operator==(const ContextKey &) const = default;
};

/// The calling thread's current one, and its device.
bool find_current(const Driver &driver, Attempt &attempt, ContextKey &key, Device &device);

/// The same, and that `stream` belongs to it.
bool find_current_of_stream(const Driver &driver, Attempt &attempt, Stream stream, ContextKey &key, Device &device);

} // namespace norma::cuda
