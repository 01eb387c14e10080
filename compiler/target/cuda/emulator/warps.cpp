//===- warps.cpp - lanes of a warp that meet ------------------------------===//
//
// A lane waits until every lane of its mask that has not exited has come with the same operation and mask, as the PTX
// ISA says of shfl.sync, vote.sync and bar.warp.sync. Only the last orders memory.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/machine.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace norma::compiler::cuda::emulator {

static const char *name_of(WarpOperation operation) {
  switch (operation) {
  case WarpOperation::barrier:
    return "a warp barrier";
  case WarpOperation::shuffle:
    return "a shuffle";
  case WarpOperation::vote:
    return "a vote";
  }
  return "";
}

template <typename Do> static void for_each_lane(uint32_t lanes, Do act) {
  for (; lanes; lanes &= lanes - 1) act(static_cast<uint32_t>(std::countr_zero(lanes)));
}

/// The lane that a shuffle reads from and whether it lies in range: the pseudocode of shfl in the PTX ISA.
static std::pair<uint32_t, bool> shuffle_source(const WarpCall &call, uint32_t lane) {
  const uint32_t by = call.lane & 31, clamp = call.clamp & 31, segments = call.clamp >> 8 & 31;
  const uint32_t last = (lane & segments) | (clamp & ~segments), first = lane & segments;
  uint32_t source = lane;
  bool in_range = false;
  switch (static_cast<ShuffleMode>(call.mode)) {
  case ShuffleMode::up:
    source = lane - by;
    in_range = static_cast<int32_t>(source) >= static_cast<int32_t>(last);
    break;
  case ShuffleMode::down:
    source = lane + by;
    in_range = source <= last;
    break;
  case ShuffleMode::bfly:
    source = lane ^ by;
    in_range = source <= last;
    break;
  case ShuffleMode::idx:
    source = first | (by & ~segments);
    in_range = source <= last;
    break;
  }
  return {in_range ? source : lane, in_range};
}

static void shuffle(Warp &warp, uint32_t lanes) {
  for_each_lane(lanes, [&](uint32_t lane) {
    WarpCall &call = warp.threads[lane].call;
    const auto [source, in_range] = shuffle_source(call, lane);
    if (!(lanes >> source & 1)) {
      machine->current = &warp.threads[lane];
      report(FaultKind::missing_lanes,
             fmt::format("shuffles from lane {}, which {}", source,
                         call.mask >> source & 1 ? "has exited or does not exist"
                                                 : fmt::format("is not in the mask {:#010x}", call.mask)),
             "a source that takes part");
    }
    call.result = warp.threads[source].call.value | uint64_t{in_range} << 32;
  });
}

static void vote(Warp &warp, uint32_t lanes) {
  uint32_t ballot = 0;
  for_each_lane(lanes, [&](uint32_t lane) { ballot |= uint32_t{warp.threads[lane].call.value != 0} << lane; });
  for_each_lane(lanes, [&](uint32_t lane) {
    WarpCall &call = warp.threads[lane].call;
    switch (static_cast<VoteMode>(call.mode)) {
    case VoteMode::all:
      call.result = ballot == lanes;
      break;
    case VoteMode::any:
      call.result = ballot != 0;
      break;
    case VoteMode::uni:
      call.result = ballot == lanes || ballot == 0;
      break;
    case VoteMode::ballot:
      call.result = ballot;
      break;
    }
  });
}

/// Each of the lanes comes after what any of them did.
static void order_lanes(Warp &warp, uint32_t lanes) {
  const uint32_t first = warp.index * lanes_per_warp;
  const uint32_t count = std::min(lanes_per_warp, warp.block->thread_count - first);
  if (static_cast<uint32_t>(std::popcount(lanes)) == count) {
    warp.floor = renew_segments(*warp.block, first, count);
    return;
  }
  if (!warp.partial) warp.known = {};
  warp.partial = true;
  const Segment now = machine->segments.next();
  for_each_lane(lanes, [&](uint32_t lane) { renew_segments(*warp.block, first + lane, 1); });
  std::array<Segment, 32> joined{};
  for_each_lane(lanes, [&](uint32_t lane) {
    for (uint32_t other = 0; other < 32; ++other) joined[other] = std::max(joined[other], warp.known[lane][other]);
  });
  for_each_lane(lanes, [&](uint32_t lane) { joined[lane] = now; });
  for_each_lane(lanes, [&](uint32_t lane) { warp.known[lane] = joined; });
}

static void complete(Warp &warp, uint32_t lanes, const WarpCall &call) {
  switch (call.operation) {
  case WarpOperation::barrier:
    order_lanes(warp, lanes);
    break;
  case WarpOperation::shuffle:
    shuffle(warp, lanes);
    break;
  case WarpOperation::vote:
    vote(warp, lanes);
    break;
  }
  warp.meeting &= ~lanes;
  machine->idle_turns = 0;
}

static void expect_same(Warp &warp, uint32_t lanes, const WarpCall &call) {
  for_each_lane(lanes, [&](uint32_t lane) {
    const WarpCall &other = warp.threads[lane].call;
    if (other.operation == call.operation && other.mode == call.mode && other.mask == call.mask) return;
    report(FaultKind::missing_lanes,
           fmt::format("waits at {} under the mask {:#010x} for lane {}, which waits at {} under the mask {:#010x}",
                       name_of(call.operation), call.mask, lane, name_of(other.operation), other.mask),
           "that all lanes of a mask reach the same operation");
  });
}

/// Of the running thread: returns when its lanes have met.
static uint64_t meet(const WarpCall &call) {
  Thread &thread = *machine->current;
  Warp &warp = *thread.warp;
  const uint32_t own = 1u << thread.lane;
  if (!(call.mask & own))
    report(FaultKind::missing_lanes,
           fmt::format("calls {} under the mask {:#010x}", name_of(call.operation), call.mask),
           fmt::format("a mask with its own lane {}", thread.lane));
  thread.call = call;
  warp.meeting |= own;
  const uint32_t lanes = call.mask & warp.lanes;
  if ((warp.meeting & lanes) == lanes) {
    expect_same(warp, lanes, call);
    complete(warp, lanes, call);
    for_each_lane(lanes & ~own, [&](uint32_t lane) { make_ready(warp.threads[lane]); });
  } else {
    wait_as(State::at_warp);
  }
  return thread.call.result;
}

void leave_warp(Thread &thread) {
  Warp &warp = *thread.warp;
  warp.lanes &= ~(1u << thread.lane);
  for (uint32_t left = warp.meeting; left;) {
    const WarpCall call = warp.threads[std::countr_zero(left)].call;
    const uint32_t lanes = call.mask & warp.lanes;
    left &= ~lanes;
    if (!(call.mask >> thread.lane & 1) || (warp.meeting & lanes) != lanes) continue;
    expect_same(warp, lanes, call);
    complete(warp, lanes, call);
    for_each_lane(lanes, [&](uint32_t lane) { make_ready(warp.threads[lane]); });
  }
}

} // namespace norma::compiler::cuda::emulator

using namespace norma::compiler::cuda::emulator;

void norma_emulator_warp_barrier(uint32_t mask) {
  emulate([&] { meet({.operation = WarpOperation::barrier, .mask = mask}); });
}

uint64_t norma_emulator_shuffle(uint32_t mode, uint32_t mask, uint32_t value, uint32_t lane, uint32_t clamp) {
  return emulate([&] {
    return meet({.operation = WarpOperation::shuffle,
                 .mode = mode,
                 .mask = mask,
                 .value = value,
                 .lane = lane,
                 .clamp = clamp});
  });
}

uint32_t norma_emulator_vote(uint32_t mode, uint32_t mask, uint32_t predicate) {
  return emulate([&] {
    return static_cast<uint32_t>(
        meet({.operation = WarpOperation::vote, .mode = mode, .mask = mask, .value = predicate}));
  });
}
