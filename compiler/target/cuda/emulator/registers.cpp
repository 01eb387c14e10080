//===- registers.cpp - what a thread knows of its place -------------------===//
#include "compiler/target/cuda/emulator/geometry.h"
#include "compiler/target/cuda/emulator/machine.h"

namespace norma::compiler::cuda::emulator {

static uint32_t component(const Extent3 &extent, uint32_t index) {
  return index == 0 ? extent.x : index == 1 ? extent.y : extent.z;
}

static uint32_t lane_mask(Register which, uint32_t lane) {
  const uint32_t below = (1u << lane) - 1, own = 1u << lane;
  switch (which) {
  case Register::lanemask_eq:
    return own;
  case Register::lanemask_le:
    return below | own;
  case Register::lanemask_lt:
    return below;
  case Register::lanemask_ge:
    return ~below;
  default:
    return ~(below | own);
  }
}

static uint32_t scalar_register(Register which, const Thread &thread) {
  switch (which) {
  case Register::cluster_ctarank:
    return thread.block->rank;
  case Register::cluster_nctarank:
    return static_cast<uint32_t>(thread.block->cluster->blocks.size());
  case Register::laneid:
    return thread.lane;
  case Register::warpid:
    return thread.warp->index;
  case Register::nwarpid:
    return thread.block->warp_count;
  case Register::warpsize:
    return lanes_per_warp;
  case Register::dynamic_smem_size:
    return static_cast<uint32_t>(machine->launch->dynamic_shared_bytes);
  default:
    return lane_mask(which, thread.lane);
  }
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

// The three components of a register follow each other.
uint32_t norma_emulator_register(uint32_t which) {
  const Thread &thread = *machine->current;
  const Block &block = *thread.block;
  const Launch &launch = *machine->launch;
  switch (static_cast<Register>(which - which % 3)) {
  case Register::tid_x:
    return component(thread.tid, which % 3);
  case Register::ntid_x:
    return component(launch.block, which % 3);
  case Register::ctaid_x:
    return component(block.ctaid, which % 3);
  case Register::nctaid_x:
    return component(launch.grid, which % 3);
  case Register::clusterid_x:
    return component(block.cluster->clusterid, which % 3);
  case Register::nclusterid_x:
    return component(clusters_of(launch), which % 3);
  case Register::cluster_ctaid_x:
    return component(block.rank3, which % 3);
  case Register::cluster_nctaid_x:
    return component(launch.cluster, which % 3);
  default:
    return scalar_register(static_cast<Register>(which), thread);
  }
}
