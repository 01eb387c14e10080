//===- faults.cpp - sentences about what is wrong -------------------------===//
#include "compiler/target/cuda/emulator/geometry.h"
#include "compiler/target/cuda/emulator/machine.h"

#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

std::string name_of(const Extent3 &extent) { return fmt::format("({}, {}, {})", extent.x, extent.y, extent.z); }

std::string name_of(const Thread &thread) {
  return fmt::format("block {}, thread {}", name_of(thread.block->ctaid), name_of(thread.tid));
}

std::string name_of(const Owner &owner, const Thread &seen_by) {
  const Launch &launch = *machine->launch;
  const std::string thread = "thread " + name_of(unflatten(owner.thread, launch.block));
  if (owner.block == seen_by.block->linear) return thread;
  return fmt::format("{} of block {}", thread, name_of(unflatten(owner.block, launch.grid)));
}

static std::string shared_place(uint64_t offset) {
  const Kernel &kernel = *machine->kernel;
  if (offset >= kernel.static_shared_bytes)
    return fmt::format("dynamic shared memory + {}", offset - kernel.static_shared_bytes);
  const SharedVariable *found = nullptr;
  for (uint64_t index = 0; index < kernel.variable_count; ++index)
    if (kernel.variables[index].offset <= offset) found = &kernel.variables[index];
  return found ? fmt::format("shared memory {} + {}", found->name, offset - found->offset)
               : fmt::format("shared memory + {}", offset);
}

/// Beyond so many bytes from a buffer an access was hardly meant for it.
static constexpr uint64_t reach = 1 << 20;

static std::string global_place(const char *address) {
  const Range *nearest = nullptr;
  uint64_t least = reach;
  for (const Range &range : machine->ranges) {
    if (address >= range.begin && address < range.end)
      return fmt::format("{} + {}", range.buffer->name, address - range.begin);
    const auto distance = static_cast<uint64_t>(address < range.begin ? range.begin - address : address - range.end);
    if (distance >= least) continue;
    least = distance;
    nearest = &range;
  }
  if (!nearest) return fmt::format("the address {:#x}", reinterpret_cast<uintptr_t>(address));
  return address < nearest->begin ? fmt::format("{} - {}", nearest->buffer->name, nearest->begin - address)
                                  : fmt::format("{} + {}", nearest->buffer->name, address - nearest->begin);
}

std::string place_of(const char *address, const Thread &thread) {
  Block *block = machine->block_of_shared(address);
  if (is_in_no_block(address)) return "shared memory of a block that its cluster lacks";
  if (!block) return global_place(address);
  const std::string place = shared_place(static_cast<uint64_t>(address - block->shared));
  return block == thread.block ? place : fmt::format("{} of block {}", place, name_of(block->ctaid));
}

Fault make_fault(FaultKind kind, const Thread *thread, std::string_view found, std::string_view expected) {
  const std::string who =
      thread ? fmt::format("{}: {}", machine->kernel->name, name_of(*thread)) : machine->kernel->name;
  return {kind, fmt::format("{}: {}; expected {}; seed {}", who, found, expected, machine->launch->seed)};
}

void report(FaultKind kind, std::string_view found, std::string_view expected) {
  machine->fault = make_fault(kind, machine->current, found, expected);
  throw Stopped();
}

} // namespace norma::compiler::cuda::emulator
