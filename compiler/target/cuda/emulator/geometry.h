//===- geometry.h - the shapes of launches --------------------------------===//
#pragma once

#include "compiler/target/cuda/emulator/emulator.h"

namespace norma::compiler::cuda::emulator {

inline uint64_t volume(const Extent3 &extent) { return uint64_t{extent.x} * extent.y * extent.z; }

inline Extent3 unflatten(uint64_t index, const Extent3 &extent) {
  return {static_cast<uint32_t>(index % extent.x), static_cast<uint32_t>(index / extent.x % extent.y),
          static_cast<uint32_t>(index / extent.x / extent.y)};
}

inline uint64_t flatten(const Extent3 &index, const Extent3 &extent) {
  return (uint64_t{index.z} * extent.y + index.y) * extent.x + index.x;
}

/// The grid in clusters.
inline Extent3 clusters_of(const Launch &launch) {
  return {launch.grid.x / launch.cluster.x, launch.grid.y / launch.cluster.y, launch.grid.z / launch.cluster.z};
}

/// What is wrong with a launch's shape.
struct Geometry {
  std::string found, expected;
};
std::optional<Geometry> check_geometry(const Launch &launch, const Kernel &kernel);

} // namespace norma::compiler::cuda::emulator
