//===- calls.h - the functions that bound code calls ----------------------===//
//
// bind knows them by name, symbols.cpp has their addresses. Each acts for the thread whose fiber runs.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstdint>

namespace norma::compiler::cuda::emulator {

/// Special registers, as `norma_emulator_register` numbers them.
enum class Register : uint32_t {
  tid_x,
  tid_y,
  tid_z,
  ntid_x,
  ntid_y,
  ntid_z,
  ctaid_x,
  ctaid_y,
  ctaid_z,
  nctaid_x,
  nctaid_y,
  nctaid_z,
  clusterid_x,
  clusterid_y,
  clusterid_z,
  nclusterid_x,
  nclusterid_y,
  nclusterid_z,
  cluster_ctaid_x,
  cluster_ctaid_y,
  cluster_ctaid_z,
  cluster_nctaid_x,
  cluster_nctaid_y,
  cluster_nctaid_z,
  cluster_ctarank,
  cluster_nctarank,
  laneid,
  warpid,
  nwarpid,
  warpsize,
  lanemask_eq,
  lanemask_le,
  lanemask_lt,
  lanemask_ge,
  lanemask_gt,
  dynamic_smem_size,
};

/// What the address of an access may point to, by the address space that its pointer had.
enum class Space : uint32_t { generic = 0, global = 1, shared = 3, constant = 4, local = 5, shared_cluster = 7 };

enum class Reduction : uint32_t { none, popc, all, any };
enum class ShuffleMode : uint32_t { idx, up, down, bfly };
enum class VoteMode : uint32_t { all, any, uni, ballot };

} // namespace norma::compiler::cuda::emulator

extern "C" {
uint32_t norma_emulator_register(uint32_t which);

void norma_emulator_read(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space);
/// A read that the hardware may serve from a cache that sees no writes of this launch.
void norma_emulator_read_invariant(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space);
void norma_emulator_write(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space);
/// A load or an update; a store needs nothing that was there.
void norma_emulator_atomic(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space);
void norma_emulator_atomic_store(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space);

/// Where the shared memory of the thread's block begins.
void *norma_emulator_shared();
/// The same place in the shared memory of another block of the cluster.
void *norma_emulator_map(void *address, uint32_t rank);

void norma_emulator_move(void *destination, const void *source, uint64_t bytes);
void norma_emulator_fill(void *destination, uint32_t value, uint64_t bytes);

/// `threads` 0: all of the block. `site` tells one barrier of the code from another; 0 where lanes need not meet at
/// one.
uint32_t norma_emulator_barrier(uint32_t id, uint32_t threads, uint32_t site, uint32_t reduction, uint32_t predicate);
void norma_emulator_warp_barrier(uint32_t mask);
/// The value in the low half, whether it came from another lane's range in bit 32.
uint64_t norma_emulator_shuffle(uint32_t mode, uint32_t mask, uint32_t value, uint32_t lane, uint32_t clamp);
uint32_t norma_emulator_vote(uint32_t mode, uint32_t mask, uint32_t predicate);
void norma_emulator_cluster_arrive(uint32_t relaxed);
void norma_emulator_cluster_wait();

void norma_emulator_copy_async(void *destination, const void *source, uint32_t bytes, uint32_t source_bytes);
void norma_emulator_copy_commit();
void norma_emulator_copy_wait(uint32_t groups_left);

/// Rounds to nearest even; not a number becomes 0x7FFF, as on the hardware.
uint16_t norma_emulator_f16_of_f32(float value);
uint16_t norma_emulator_f16_of_f64(double value);
uint16_t norma_emulator_bf16_of_f32(float value);
uint16_t norma_emulator_bf16_of_f64(double value);
float norma_emulator_f32_of_f16(uint32_t bits);

void norma_emulator_trap();
}
