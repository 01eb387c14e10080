//===- copies.cpp - asynchronous copies from global to shared memory ------===//
//
// A copy is made as late as it may be, when its thread waits for its group. Until then its bytes in shared memory are
// in flight, and whoever touches them is told.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"
#include "compiler/target/cuda/emulator/races.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static Touched destination_of(const PendingCopy &copy, Block &block) {
  const char *address = static_cast<const char *>(copy.destination);
  return {address,     copy.bytes, block.shared_cells + static_cast<size_t>(address - block.shared),
          block.birth, &block,     block.birth};
}

static void finish_copies(Thread &thread, uint32_t groups_left) {
  const auto lands = [&](const PendingCopy &copy) { return copy.group + groups_left < thread.copy_group; };
  for (const PendingCopy &copy : thread.copies) {
    if (!lands(copy)) continue;
    std::memcpy(copy.destination, copy.source, copy.source_bytes);
    std::memset(static_cast<char *>(copy.destination) + copy.source_bytes, 0, copy.bytes - copy.source_bytes);
    land_copy(destination_of(copy, *thread.block));
  }
  std::erase_if(thread.copies, lands);
}

static void copy_async(void *destination, const void *source, uint32_t bytes, uint32_t source_bytes) {
  Thread &thread = *machine->current;
  if (source_bytes > bytes)
    report(FaultKind::out_of_bounds, fmt::format("copies {} of {} bytes asynchronously", source_bytes, bytes),
           "no more than all");
  norma_emulator_read(source, source_bytes, bytes, static_cast<uint32_t>(Space::global));
  norma_emulator_write(destination, bytes, bytes, static_cast<uint32_t>(Space::shared));
  thread.copies.push_back({destination, source, bytes, source_bytes, thread.copy_group});
  note_copy(destination_of(thread.copies.back(), *thread.block));
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

void norma_emulator_copy_async(void *destination, const void *source, uint32_t bytes, uint32_t source_bytes) {
  emulate([&] { copy_async(destination, source, bytes, source_bytes); });
}

void norma_emulator_copy_commit() { ++machine->current->copy_group; }

void norma_emulator_copy_wait(uint32_t groups_left) { finish_copies(*machine->current, groups_left); }
