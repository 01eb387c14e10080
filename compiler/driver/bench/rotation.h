//===- rotation.h - arrays that calls take in turn -------------------------------===//
//
// A kernel that is called again on the same data finds it in the cache, if it fits. So there are several sets of
// arrays, one after the other in memory, and a call takes the next.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/problems.h"
#include "norma/runtime.h"
#include "norma/workspace.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace norma::compiler::driver {

/// Bytes of the last-level cache, or a large one's where the system does not tell.
std::size_t cache_bytes();

/// Bytes of memory that could be had now.
std::size_t available_bytes();

/// How many sets of `set_bytes` exceed the caches several times.
std::size_t cold_sets(double set_bytes);

/// What the elements of an array are.
struct Contents {
  norma_dtype type{};
  double low = 0, high = 0; ///< random within these; integers are rounded down
};

class Rotation {
public:
  Rotation() = default;
  /// `sets` arrays of `bytes`, each on a cache line of its own, written by the workers that will use them.
  Rotation(const norma_context &context, std::size_t bytes, std::size_t sets, const Contents &contents);

  void *at(std::size_t turn) const { return static_cast<std::byte *>(memory.data()) + turn % sets * distance; }

  /// The memory that it takes.
  static double estimate(double bytes, std::size_t sets);

private:
  norma::Workspace memory;
  std::size_t distance = 0, sets = 1;
};

} // namespace norma::compiler::driver
