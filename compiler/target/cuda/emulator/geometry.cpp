//===- geometry.cpp - the shapes of launches ------------------------------===//
//
// The limits of compute capability 8.0 to 12.0, from the CUDA C++ Programming Guide's table of technical
// specifications.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/geometry.h"

#include "compiler/target/cuda/emulator/machine.h"

#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static constexpr uint64_t most_threads = 1024, most_blocks_x = 0x7FFFFFFF, most_blocks_yz = 65535, most_cluster = 16;

std::optional<Geometry> check_geometry(const Launch &launch, const Kernel &kernel) {
  const Extent3 &grid = launch.grid, &block = launch.block, &cluster = launch.cluster;
  const auto wrong = [](std::string_view what, const Extent3 &extent, std::string_view expected) {
    return Geometry{fmt::format("is launched with {} of {}", what, name_of(extent)), std::string(expected)};
  };
  if (volume(grid) == 0 || grid.x > most_blocks_x || grid.y > most_blocks_yz || grid.z > most_blocks_yz)
    return wrong("a grid", grid,
                 fmt::format("1 to {} blocks along x, 1 to {} along y and z", most_blocks_x, most_blocks_yz));
  if (volume(grid) > UINT32_MAX)
    return wrong("a grid", grid, fmt::format("at most {} blocks, which the emulator can number", UINT32_MAX));
  const uint64_t threads = kernel.most_threads ? kernel.most_threads : most_threads;
  if (volume(block) == 0 || volume(block) > threads)
    return wrong("blocks", block, fmt::format("1 to {} threads", threads));
  if (volume(cluster) == 0 || volume(cluster) > most_cluster)
    return wrong("clusters", cluster, fmt::format("1 to {} blocks", most_cluster));
  if (grid.x % cluster.x || grid.y % cluster.y || grid.z % cluster.z)
    return wrong("clusters", cluster, fmt::format("a divisor of the grid {}", name_of(grid)));
  return std::nullopt;
}

} // namespace norma::compiler::cuda::emulator
