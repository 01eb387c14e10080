//===- races.cpp - accesses that nothing orders ---------------------------===//
//
// For each byte: the segment that wrote last, and those that have read since. A write must come after the write before
// it and after all those reads, a read after the write. Readers that nothing orders are kept together: lanes of one
// warp, warps of one block, or blocks.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/races.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static Segment segment_of(uint32_t cell) { return cell & ~Cells::flags; }

[[noreturn]] static void report_race(const Touched &touched, uint64_t byte, const char *does, const Owner &other,
                                     const char *did) {
  const Thread &thread = *machine->current;
  const bool same_block = other.block == thread.block->linear;
  const std::string found = fmt::format("{} {}, which {} {} and nothing orders the two", does,
                                        place_of(touched.address + byte, thread), name_of(other, thread), did);
  if (touched.block)
    report(FaultKind::shared_race, found, same_block ? "a barrier between them" : "a cluster barrier between them");
  report(FaultKind::global_race, found,
         same_block ? "a barrier between them" : "that no block touches what another block of the launch writes");
}

/// Whether everybody that a cell of reads names read before the running thread came here.
static bool reads_happened_before(uint32_t reads, uint32_t members, const Thread &thread) {
  const Segment segment = segment_of(reads);
  Owner owner = machine->segments.owner(segment);
  const uint32_t kind = reads & Cells::flags;
  if (kind == Cells::one) return happened_before(segment, owner, thread);
  if (kind == Cells::blocks) {
    const Cluster &cluster = *thread.block->cluster;
    return members == 0 && cluster.contains(owner.block) && cluster.orders(owner.phase, thread.acquired);
  }
  const uint32_t scale = kind == Cells::lanes_of_warp ? 1 : lanes_per_warp;
  const uint32_t first = kind == Cells::lanes_of_warp ? owner.thread / lanes_per_warp * lanes_per_warp : 0;
  for (; members; members &= members - 1) {
    owner.thread = first + scale * static_cast<uint32_t>(std::countr_zero(members));
    if (!happened_before(segment, owner, thread)) return false;
  }
  return true;
}

/// The running thread reads beside others: what stands for all of them.
static void join_readers(uint32_t &reads, uint32_t &members, const Thread &thread) {
  const uint32_t kind = reads & Cells::flags;
  const Segment before = segment_of(reads), latest = std::max(before, thread.segment);
  const Owner owner = machine->segments.owner(before);
  const uint32_t lane_bit = 1u << thread.lane, warp_bit = 1u << thread.warp->index;
  const uint32_t owner_warp = owner.thread / lanes_per_warp;
  if (kind == Cells::blocks || owner.block != thread.block->linear) {
    const bool several = (kind == Cells::blocks && members) || !thread.block->cluster->contains(owner.block);
    reads = (owner.phase > thread.arrivals ? before : thread.segment) | Cells::blocks;
    members = several;
  } else if (kind != Cells::warps_of_block && owner_warp == thread.warp->index) {
    members = (kind == Cells::one ? 1u << owner.thread % lanes_per_warp : members) | lane_bit;
    reads = latest | Cells::lanes_of_warp;
  } else {
    members = (kind == Cells::warps_of_block ? members : 1u << owner_warp) | warp_bit;
    reads = latest | Cells::warps_of_block;
  }
}

/// The write before comes before the running thread. Of one access, most bytes were written by one segment.
class WritesBefore {
public:
  WritesBefore(const Touched &touched, const Thread &thread) : touched(touched), thread(thread) {}

  void check(uint64_t byte, const char *does, bool atomic) {
    const uint32_t cell = touched.cells.writes[byte];
    if (cell == seen) return;
    const Segment segment = segment_of(cell);
    if (cell != thread.segment &&
        (segment >= touched.ordered_below || (segment >= touched.birth && (cell & Cells::in_flight)))) {
      const Owner owner = machine->segments.owner(segment);
      if (cell & Cells::in_flight) report_in_flight(byte, does, owner);
      if (!(atomic && (cell & Cells::by_atomic)) && segment != thread.segment &&
          !happened_before(segment, owner, thread))
        report_race(touched, byte, does, owner, cell & Cells::by_atomic ? "updates atomically" : "writes");
    }
    seen = cell;
  }

private:
  void report_in_flight(uint64_t byte, const char *does, const Owner &owner) {
    report(FaultKind::copy_in_flight,
           fmt::format("{} {}, which an asynchronous copy of {} fills", does, place_of(touched.address + byte, thread),
                       name_of(owner, thread)),
           "that the thread waits for its copy, and a barrier after it for other threads");
  }

  const Touched &touched;
  const Thread &thread;
  uint32_t seen = 0;
};

static void expect_written(const Touched &touched, uint64_t byte) {
  if (!touched.block || segment_of(touched.cells.writes[byte]) >= touched.birth) return;
  report(FaultKind::unwritten,
         fmt::format("reads {} bytes at {}, of which byte {} was never written", touched.bytes,
                     place_of(touched.address, *machine->current), byte),
         "a write before it");
}

void expect_written(const Touched &touched) {
  for (uint64_t byte = 0; byte < touched.bytes; ++byte) expect_written(touched, byte);
}

void note_read(const Touched &touched) {
  const Thread &thread = *machine->current;
  WritesBefore writes(touched, thread);
  for (uint64_t byte = 0; byte < touched.bytes; ++byte) {
    expect_written(touched, byte);
    writes.check(byte, "reads", false);
    uint32_t &reads = touched.cells.reads[byte];
    if (reads == thread.segment) continue;
    uint32_t &members = touched.cells.members[byte];
    if (segment_of(reads) < touched.ordered_below || reads_happened_before(reads, members, thread))
      reads = thread.segment;
    else
      join_readers(reads, members, thread);
  }
}

/// After all writes and reads before it; then `mark` is all that is known.
static void note_change(const Touched &touched, const char *does, uint32_t mark, bool atomic) {
  const Thread &thread = *machine->current;
  WritesBefore writes(touched, thread);
  for (uint64_t byte = 0; byte < touched.bytes; ++byte) {
    writes.check(byte, does, atomic);
    uint32_t &reads = touched.cells.reads[byte];
    if (segment_of(reads) >= touched.ordered_below && reads != thread.segment &&
        !reads_happened_before(reads, touched.cells.members[byte], thread))
      report_race(touched, byte, does, machine->segments.owner(segment_of(reads)),
                  reads & Cells::flags ? "and others read" : "reads");
    touched.cells.writes[byte] = mark;
    reads = 0;
  }
}

void note_write(const Touched &touched) { note_change(touched, "writes", machine->current->segment, false); }

void note_copy(const Touched &touched) {
  note_change(touched, "copies to", machine->current->segment | Cells::in_flight, false);
}

void note_atomic(const Touched &touched) {
  note_change(touched, "updates atomically", machine->current->segment | Cells::by_atomic, true);
}

void land_copy(const Touched &touched) { std::fill_n(touched.cells.writes, touched.bytes, machine->current->segment); }

void check_invariant(const Touched &touched) {
  for (uint64_t byte = 0; byte < touched.bytes; ++byte) {
    const Segment segment = segment_of(touched.cells.writes[byte]);
    if (segment < touched.birth) continue;
    const Thread &thread = *machine->current;
    report(FaultKind::global_race,
           fmt::format("reads {} as constant, which {} writes in this launch", place_of(touched.address + byte, thread),
                       name_of(machine->segments.owner(segment), thread)),
           "a load without invariant");
  }
}

} // namespace norma::compiler::cuda::emulator
