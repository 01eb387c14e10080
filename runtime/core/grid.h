//===- grid.h - how many blocks a device kernel runs in --------------------------===//
#pragma once

#include "norma/record.h"

#include <cstdint>

namespace norma::internal {

/// A grid is no longer along x, and kernels use no other dimension.
inline constexpr std::int64_t most_blocks = INT32_MAX;

/// How many clusters share out `tasks` tasks, on a device with `multiprocessors`.
inline std::int64_t clusters_of(const norma_device_entry &entry, std::int64_t tasks, std::int64_t multiprocessors) {
  const std::int64_t hardware = most_blocks / entry.cluster_blocks;
  std::int64_t clusters = tasks < hardware ? tasks : hardware;
  if (entry.blocks_per_multiprocessor > 0) {
    // No device has so many multiprocessors that this matters, but a query may ask for any number.
    const std::int64_t counted = multiprocessors < most_blocks ? multiprocessors : most_blocks;
    const std::int64_t persistent = entry.blocks_per_multiprocessor * counted / entry.cluster_blocks;
    if (persistent < clusters) clusters = persistent;
  }
  return clusters > 0 ? clusters : 1;
}

} // namespace norma::internal
