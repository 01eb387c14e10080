//===- launch.cpp - a grid, some clusters at a time -----------------------===//
#include "compiler/target/cuda/emulator/geometry.h"
#include "compiler/target/cuda/emulator/machine.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <new>
#include <numeric>
#include <stdexcept>
#include <sys/mman.h>
#include <utility>

namespace norma::compiler::cuda::emulator {

thread_local Machine *machine = nullptr;

static constexpr uint32_t most_resident_clusters = 4;
static constexpr uint64_t most_resident_threads = 4096; // beyond one cluster
// What one turn of a warp takes at most: few barriers, each of a block.
static constexpr Segment spare_segments = 1 << 20;

Machine::~Machine() {
  if (shared) munmap(shared, shared_capacity);
}

Block *Machine::block_of_shared(const char *address) {
  const uint64_t offset = static_cast<uint64_t>(address - shared);
  const uint64_t slot = offset >> shared_shift, per_cluster = clusters[0].blocks.size();
  if (address < shared || slot >= clusters.size() * per_cluster) return nullptr;
  return &clusters[slot / per_cluster].blocks[slot % per_cluster];
}

/// The fiber of a thread, from first to last.
static void run_thread() {
  machine->kernel->thunk(machine->arguments);
  emulate([] {
    Thread &thread = *machine->current;
    thread.state = State::exited;
    machine->idle_turns = 0;
    leave_warp(thread);
    leave_block(thread);
    leave_cluster(thread);
  });
  for (;;) Fiber::suspend();
}

static void map_shared_memory(size_t blocks) {
  const size_t bytes = blocks << machine->shared_shift;
  machine->shared_shadow.reserve(bytes);
  if (bytes <= machine->shared_capacity) return;
  if (machine->shared) munmap(machine->shared, machine->shared_capacity);
  void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  machine->shared = memory == MAP_FAILED ? nullptr : static_cast<char *>(memory);
  machine->shared_capacity = machine->shared ? bytes : 0;
  if (!machine->shared) throw std::bad_alloc();
}

/// Places for as many clusters as are resident at a time.
static void make_residents(const Launch &launch, uint64_t cluster_count) {
  const uint32_t threads = static_cast<uint32_t>(volume(launch.block)), warps = (threads + 31) / 32;
  const uint32_t blocks = static_cast<uint32_t>(volume(launch.cluster));
  const uint64_t fit = std::max<uint64_t>(1, most_resident_threads / (uint64_t{threads} * blocks));
  const size_t residents = static_cast<size_t>(std::min({uint64_t{most_resident_clusters}, fit, cluster_count}));

  Machine &m = *machine;
  m.shared_bytes = m.kernel->static_shared_bytes + launch.dynamic_shared_bytes;
  m.shared_shift = std::max(12, static_cast<int>(std::bit_width(m.shared_bytes)));
  map_shared_memory(residents * blocks);
  m.stacks.grow(residents * blocks * threads);
  m.clusters.assign(residents, Cluster());
  m.threads.resize(residents * blocks * threads);
  m.warps.resize(residents * blocks * warps);
  m.ready.clear();
  for (size_t index = 0; index < residents * blocks; ++index) {
    Cluster &cluster = m.clusters[index / blocks];
    if (cluster.blocks.empty()) cluster.blocks.resize(blocks);
    Block &block = cluster.blocks[index % blocks];
    block.cluster = &cluster;
    block.threads = &m.threads[index * threads];
    block.warps = &m.warps[index * warps];
    block.thread_count = threads;
    block.warp_count = warps;
    block.shared = m.shared + (index << m.shared_shift);
    block.shared_cells = m.shared_shadow.at(index << m.shared_shift);
    for (uint32_t thread = 0; thread < threads; ++thread)
      block.threads[thread].stack = m.stacks.bottom(index * threads + thread);
  }
}

static void start_block(Block &block) {
  block.birth = machine->segments.next();
  block.barriers = {};
  block.exited = block.touched_before = block.waits = 0;
  block.floor = 0;
  block.partial = false;
  for (uint32_t index = 0; index < block.warp_count; ++index) {
    Warp &warp = block.warps[index];
    const uint32_t lanes = std::min(lanes_per_warp, block.thread_count - index * lanes_per_warp);
    warp.block = &block;
    warp.threads = block.threads + index * lanes_per_warp;
    warp.index = index;
    warp.lanes = warp.ready = lanes == 32 ? ~0u : (1u << lanes) - 1;
    warp.meeting = warp.barrier_lanes = 0;
    warp.floor = 0;
    warp.partial = false;
    warp.queued = true;
    machine->ready.push_back(&warp);
  }
  for (uint32_t index = 0; index < block.thread_count; ++index) {
    Thread &thread = block.threads[index];
    thread.block = &block;
    thread.warp = &block.warps[index / lanes_per_warp];
    thread.index = index;
    thread.lane = index % lanes_per_warp;
    thread.tid = unflatten(index, machine->launch->block);
    thread.state = State::runnable;
    thread.arrivals = thread.waits = thread.acquired = thread.copy_group = 0;
    thread.copies.clear();
    thread.fiber.start(thread.stack, index, run_thread);
  }
  renew_segments(block, 0, block.thread_count);
}

static void start_cluster(Cluster &cluster, uint64_t index) {
  const Launch &launch = *machine->launch;
  cluster.clusterid = unflatten(index, clusters_of(launch));
  cluster.live_threads = 0;
  cluster.arrived = cluster.phase = 0;
  cluster.relaxed = 0;
  cluster.active = true;
  for (uint32_t rank = 0; rank < cluster.blocks.size(); ++rank) {
    Block &block = cluster.blocks[rank];
    block.rank = rank;
    block.rank3 = unflatten(rank, launch.cluster);
    block.ctaid = {cluster.clusterid.x * launch.cluster.x + block.rank3.x,
                   cluster.clusterid.y * launch.cluster.y + block.rank3.y,
                   cluster.clusterid.z * launch.cluster.z + block.rank3.z};
    block.linear = static_cast<uint32_t>(flatten(block.ctaid, launch.grid));
    cluster.live_threads += block.thread_count;
    start_block(block);
  }
}

/// One turn of a warp: each lane that can run does, until it waits.
static void run_warp(Warp &warp) {
  const uint32_t flip = machine->random.below(lanes_per_warp);
  uint32_t ready = warp.ready;
  warp.ready = 0;
  for (uint32_t step = 0; ready && step < lanes_per_warp; ++step) {
    const uint32_t bit = 1u << (step ^ flip);
    if (!(ready & bit)) continue;
    ready &= ~bit;
    machine->current = warp.threads + (step ^ flip);
    machine->current->fiber.resume();
    if (machine->fault) return;
  }
  warp.queued = warp.ready != 0;
  if (warp.queued) machine->ready.push_back(&warp);
}

/// Clusters in an order that the seed draws: each `stride` after the one before, with no common divisor.
class Order {
public:
  Order(uint64_t count, Random &random) : count(count), next(random.below(static_cast<uint32_t>(count))) {
    stride = 1 + random.below(static_cast<uint32_t>(count));
    while (std::gcd(stride, count) != 1) ++stride;
  }
  bool done() const { return taken == count; }
  uint64_t take() {
    ++taken;
    return std::exchange(next, (next + stride) % count);
  }

private:
  uint64_t count, next, stride = 1, taken = 0;
};

static std::optional<Fault> run_grid(uint64_t cluster_count) {
  Machine &m = *machine;
  Order order(cluster_count, m.random);
  for (;;) {
    bool active = false;
    for (Cluster &cluster : m.clusters) {
      cluster.active = cluster.live_threads != 0;
      if (!cluster.active && !order.done()) start_cluster(cluster, order.take());
      active |= cluster.active;
    }
    if (!active) return std::nullopt;
    // Until one of them has ended.
    const auto ended = [](const Cluster &cluster) { return cluster.active && cluster.live_threads == 0; };
    while (std::none_of(m.clusters.begin(), m.clusters.end(), ended)) {
      if (m.ready.empty()) return explain_standstill();
      if (m.segments.next() > Segments::most - spare_segments)
        throw std::length_error("emulator: a launch that synchronizes too often");
      const uint32_t chosen = m.random.below(static_cast<uint32_t>(m.ready.size()));
      Warp &warp = *std::exchange(m.ready[chosen], m.ready.back());
      m.ready.pop_back();
      run_warp(warp);
      if (m.fault) return m.fault;
    }
  }
}

/// What may be written gets cells.
static void list_ranges(const Launch &launch) {
  Machine &m = *machine;
  m.ranges.clear();
  size_t cells = 0;
  for (const bool writable : {true, false})
    for (const Buffer &buffer : launch.buffers) {
      if (buffer.writable != writable) continue;
      const char *begin = static_cast<const char *>(buffer.address);
      m.ranges.push_back({begin, begin + buffer.bytes, &buffer, {}});
      if (writable) cells += buffer.bytes;
    }
  m.global_shadow.reserve(cells);
  for (Range &range : m.ranges)
    if (range.buffer->writable) range.cells = m.global_shadow.at(cells -= range.buffer->bytes);
}

std::optional<Fault> launch(const Launch &launch, const Kernel &kernel, void *const *arguments) {
  static thread_local Machine kept;
  machine = &kept;
  kept.launch = &launch;
  kept.kernel = &kernel;
  kept.arguments = arguments;
  kept.fault.reset();
  kept.current = nullptr;
  kept.idle_turns = 0;
  kept.random = Random(launch.seed);
  if (std::optional<Geometry> wrong = check_geometry(launch, kernel))
    return make_fault(FaultKind::geometry, nullptr, wrong->found, wrong->expected);
  if (kept.segments.begin_launch()) {
    kept.global_shadow.release();
    kept.shared_shadow.release();
  }
  list_ranges(launch);
  const uint64_t clusters = volume(clusters_of(launch));
  make_residents(launch, clusters);
  return run_grid(clusters);
}

} // namespace norma::compiler::cuda::emulator
