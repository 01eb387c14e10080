//===- rotation.cpp - arrays that calls take in turn -----------------------------===//
//
// See rotation.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/rotation.h"

#include "compiler/driver/execute/host_array.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <unistd.h>

namespace norma::compiler::driver {
namespace {

constexpr std::size_t line = 64;
/// How often the sets exceed the cache. What was used last is not always what is dropped first.
constexpr double excess = 4;

std::size_t system_value(int name, std::size_t otherwise) {
  const long value = sysconf(name);
  return value > 0 ? std::size_t(value) : otherwise;
}

/// A prime number of elements, so that repeating them makes no two rows the same.
std::vector<std::byte> pattern_of(const Contents &contents) {
  std::mt19937_64 random(contents.type.bits);
  std::uniform_real_distribution<double> draw(contents.low, contents.high);
  std::vector<double> values(4093);
  for (double &value : values) {
    value = contents.low < contents.high ? draw(random) : contents.low;
    if (contents.type.code != NORMA_FLOAT && contents.type.code != NORMA_BFLOAT) value = std::floor(value);
    if (contents.type.code == NORMA_BFLOAT) value = npy::to_bf16(value);
  }
  return npy::from_doubles(values, {std::int64_t(values.size())}, npy_type_of(contents.type)).bytes;
}

/// A part of the memory for each worker.
struct Filling {
  std::byte *memory;
  std::size_t bytes, parts;
  const std::vector<std::byte> &pattern;

  static void run(void *data, std::int64_t part, std::int64_t) {
    const Filling &own = *static_cast<const Filling *>(data);
    std::size_t begin = own.bytes * std::size_t(part) / own.parts;
    const std::size_t end = own.bytes * std::size_t(part + 1) / own.parts;
    while (begin < end) {
      const std::size_t phase = begin % own.pattern.size();
      const std::size_t count = std::min(own.pattern.size() - phase, end - begin);
      std::memcpy(own.memory + begin, own.pattern.data() + phase, count);
      begin += count;
    }
  }
};

std::size_t distance_of(std::size_t bytes) { return std::max((bytes + line - 1) / line, std::size_t(1)) * line; }

} // namespace

std::size_t cache_bytes() {
  std::size_t largest = 0;
  // What sysconf says may be the sum over caches that one processor does not share.
  for (int index = 0; index < 8; ++index) {
    std::ifstream stream("/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + "/size");
    std::size_t size = 0;
    char unit = ' ';
    if (!(stream >> size)) continue;
    stream >> unit;
    largest = std::max(largest, unit == 'K' ? size << 10 : unit == 'M' ? size << 20 : size);
  }
  return largest > 0 ? largest : std::size_t(64) << 20;
}

std::size_t available_bytes() {
  std::ifstream stream("/proc/meminfo");
  std::string name, unit;
  for (std::size_t kilobytes = 0; stream >> name >> kilobytes; std::getline(stream, unit))
    if (name == "MemAvailable:") return kilobytes * 1024;
  return system_value(_SC_PHYS_PAGES, 1) * system_value(_SC_PAGESIZE, 4096);
}

std::size_t cold_sets(double set_bytes) {
  return std::size_t(std::ceil(excess * double(cache_bytes()) / std::max(set_bytes, double(line))));
}

Rotation::Rotation(const norma_context &context, std::size_t bytes, std::size_t sets, const Contents &contents)
    : memory(distance_of(bytes) * sets), distance(distance_of(bytes)), sets(sets) {
  const std::vector<std::byte> pattern = pattern_of(contents);
  const bool parallel = context.parallel_for && context.worker_limit > 1;
  Filling filling{static_cast<std::byte *>(memory.data()), memory.bytes(),
                  parallel ? std::size_t(context.worker_limit) : 1, pattern};
  if (parallel)
    context.parallel_for(context.parallel_data, context.worker_limit, context.worker_limit, Filling::run, &filling);
  else
    Filling::run(&filling, 0, 0);
}

double Rotation::estimate(double bytes, std::size_t sets) { return (bytes + double(line)) * double(sets); }

} // namespace norma::compiler::driver
