//===- context.hpp - the threads that a call may use, in C++ ---------------------------===//
#pragma once

#include "norma/runtime.h"

#include <cstdint>

namespace norma {

class Context {
public:
  /// OpenMP's threads where its adapter is linked, as CMake does by default; else the calling thread.
  Context() { norma_default_context(&context); }

  /// The application's own threads.
  Context(norma_parallel_for parallel_for, void *data, std::int64_t workers) : context() {
    context.parallel_for = parallel_for;
    context.parallel_data = data;
    context.worker_limit = workers;
  }

  explicit Context(const norma_context &given) : context(given) {}

  /// In the calling thread alone.
  static Context serial() { return Context(norma_context{}); }

  /// The same with at most `workers` at a time.
  Context with_workers(std::int64_t workers) const {
    Context result = *this;
    result.context.worker_limit = workers;
    return result;
  }

  /// The same, with tensors that together exceed `bytes` stored past the cache.
  Context with_stream_threshold(std::int64_t bytes) const {
    Context result = *this;
    result.context.stream_threshold_bytes = bytes;
    return result;
  }

  /// Most workers at a time, on a device its multiprocessors, which is what workspace is sized for.
  std::int64_t workers() const {
    return (context.parallel_for == nullptr && context.device_functions == nullptr) || context.worker_limit < 1
               ? 1
               : context.worker_limit;
  }

  const norma_context &raw() const { return context; }

private:
  norma_context context;
};

} // namespace norma
