//===- access.cpp - each access, before it is made ------------------------===//
#include "compiler/target/cuda/emulator/machine.h"
#include "compiler/target/cuda/emulator/races.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

enum class Access { read, invariant, write, atomic, atomic_store };

static const char *verb(Access access) {
  switch (access) {
  case Access::write:
    return "writes";
  case Access::atomic_store:
    return "writes atomically";
  case Access::atomic:
    return "updates atomically";
  default:
    return "reads";
  }
}

static bool changes(Access access) { return access != Access::read && access != Access::invariant; }

/// `reads 4 bytes at x + 16`.
static std::string sentence(Access access, const char *address, uint64_t bytes) {
  return fmt::format("{} {} bytes at {}", verb(access), bytes, place_of(address, *machine->current));
}

/// Within one static variable or the dynamic shared memory; between them lie gaps.
static bool is_allocated(uint64_t offset, uint64_t bytes) {
  const Kernel &kernel = *machine->kernel;
  const auto within = [&](uint64_t begin, uint64_t size) {
    return offset >= begin && offset - begin <= size && bytes <= size - (offset - begin);
  };
  if (offset >= kernel.static_shared_bytes)
    return within(kernel.static_shared_bytes, machine->launch->dynamic_shared_bytes);
  for (uint64_t index = 0; index < kernel.variable_count; ++index)
    if (within(kernel.variables[index].offset, kernel.variables[index].bytes)) return true;
  return false;
}

static void expect_reachable(Access access, const char *address, uint64_t bytes, Block &owner) {
  Thread &thread = *machine->current;
  if (owner.cluster != thread.block->cluster)
    report(FaultKind::out_of_bounds, sentence(access, address, bytes), "its own block's or its cluster's memory");
  if (owner.exited == owner.thread_count)
    report(FaultKind::cluster_unprotected, sentence(access, address, bytes) + ", which has exited",
           "a cluster barrier that the block waits at before it exits");
  if (thread.acquired == 0)
    report(FaultKind::cluster_unprotected, sentence(access, address, bytes) + ", which may not have begun",
           "a cluster barrier before the first access to another block's shared memory");
  owner.touched_before = std::max(owner.touched_before, thread.arrivals + 1);
}

/// Barriers of a block order all that its own threads did before.
static Segment ordered_below(const Block &owner, const Block &own) {
  return &owner == &own && !owner.touched_before ? std::max(owner.birth, owner.floor) : owner.birth;
}

static void touch_shared(Access access, const char *address, uint64_t bytes, Space space, Block &owner) {
  const Thread &thread = *machine->current;
  const uint64_t offset = static_cast<uint64_t>(address - owner.shared);
  if (!is_allocated(offset, bytes) || space == Space::global || (space == Space::shared && &owner != thread.block))
    report(FaultKind::out_of_bounds, sentence(access, address, bytes),
           space == Space::global ? "an address in global memory"
                                  : "an address within a variable of the block's shared memory");
  if (&owner != thread.block) expect_reachable(access, address, bytes, owner);
  const Touched touched{address,     bytes,  owner.shared_cells + offset,
                        owner.birth, &owner, ordered_below(owner, *thread.block)};
  switch (access) {
  case Access::write:
    return note_write(touched);
  case Access::atomic:
    expect_written(touched);
    [[fallthrough]];
  case Access::atomic_store:
    return note_atomic(touched);
  default:
    return note_read(touched);
  }
}

static void touch_global(Access access, const char *address, uint64_t bytes, const Range &range) {
  if (!range.cells) {
    if (changes(access))
      report(FaultKind::read_only, sentence(access, address, bytes),
             fmt::format("no write to {}, which is read only", range.buffer->name));
    return;
  }
  const Touched touched{address,
                        bytes,
                        range.cells + static_cast<size_t>(address - range.begin),
                        machine->segments.first(),
                        nullptr,
                        machine->segments.first()};
  switch (access) {
  case Access::read:
    return note_read(touched);
  case Access::invariant:
    check_invariant(touched);
    return note_read(touched);
  case Access::write:
    return note_write(touched);
  case Access::atomic:
  case Access::atomic_store:
    return note_atomic(touched);
  }
}

/// What of a range lies at or after an address, to say by how much an access is too long.
static std::string expected_range(const char *address) {
  for (const Range &range : machine->ranges)
    if (address >= range.begin && address < range.end)
      return fmt::format("an access within the {} bytes of {}", range.buffer->bytes, range.buffer->name);
  return "an address within a buffer of the launch";
}

static bool is_in(const char *address, uint64_t bytes, const char *begin, uint64_t size) {
  const uint64_t offset = static_cast<uint64_t>(address - begin);
  return address >= begin && offset <= size && bytes <= size - offset;
}

static void touch(Access access, const void *pointer, uint64_t bytes, uint32_t alignment, uint32_t space) {
  const char *address = static_cast<const char *>(pointer);
  if (reinterpret_cast<uintptr_t>(pointer) & (alignment - 1))
    report(FaultKind::misaligned, sentence(access, address, bytes),
           fmt::format("an address that {} divides", alignment));
  if (bytes == 0) return;
  if (space <= static_cast<uint32_t>(Space::global))
    for (const Range &range : machine->ranges)
      if (is_in(address, bytes, range.begin, range.buffer->bytes)) return touch_global(access, address, bytes, range);
  if (Block *owner = machine->block_of_shared(address))
    return touch_shared(access, address, bytes, static_cast<Space>(space), *owner);
  // The thread's own stack: local memory, and its copies of what was passed by value.
  if (is_in(address, bytes, machine->current->stack, Stacks::bytes)) return;
  const Kernel &kernel = *machine->kernel;
  for (uint64_t index = 0; index < kernel.table_count && !changes(access); ++index)
    if (is_in(address, bytes, static_cast<const char *>(kernel.tables[index].address), kernel.tables[index].bytes))
      return;
  report(FaultKind::out_of_bounds, sentence(access, address, bytes), expected_range(address));
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

void norma_emulator_read(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space) {
  emulate([&] { touch(Access::read, address, bytes, alignment, space); });
}

void norma_emulator_read_invariant(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space) {
  emulate([&] { touch(Access::invariant, address, bytes, alignment, space); });
}

void norma_emulator_write(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space) {
  emulate([&] { touch(Access::write, address, bytes, alignment, space); });
}

// Others run in between, so that a thread that polls does not poll forever.
void norma_emulator_atomic(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space) {
  emulate([&] {
    take_turns();
    touch(Access::atomic, address, bytes, alignment, space);
  });
}

void norma_emulator_atomic_store(const void *address, uint64_t bytes, uint32_t alignment, uint32_t space) {
  emulate([&] {
    take_turns();
    touch(Access::atomic_store, address, bytes, alignment, space);
  });
}

void *norma_emulator_shared() { return machine->current->block->shared; }

void norma_emulator_move(void *destination, const void *source, uint64_t bytes) {
  std::memmove(destination, source, bytes);
}

void norma_emulator_fill(void *destination, uint32_t value, uint64_t bytes) {
  std::memset(destination, static_cast<int>(value & 0xFF), bytes);
}
