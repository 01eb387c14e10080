//===- shadow.h - who touched each byte last ------------------------------===//
#pragma once

#include "compiler/target/cuda/emulator/segments.h"

#include <cstddef>

namespace norma::compiler::cuda::emulator {

/// What is known of a byte, and of those after it.
struct Cells {
  /// The segment that wrote last, with a flag.
  static constexpr uint32_t by_atomic = 1u << 31;
  static constexpr uint32_t in_flight = 1u << 30; ///< an asynchronous copy will write, on behalf of that segment
  /// The segment that read last since, with how many others read beside it.
  enum Readers : uint32_t { one = 0, lanes_of_warp = 1u << 30, warps_of_block = 2u << 30, blocks = 3u << 30 };
  static constexpr uint32_t flags = 3u << 30;

  uint32_t *writes = nullptr;
  uint32_t *reads = nullptr;
  uint32_t *members = nullptr; ///< the lanes or warps that read, one bit each; for blocks, 1: of several clusters

  explicit operator bool() const { return writes != nullptr; }
  Cells operator+(size_t bytes) const { return {writes + bytes, reads + bytes, members + bytes}; }
};

/// Cells for a range of bytes. Fresh memory is zero, and what older launches left is void by its number: nothing is
/// cleared between launches.
class Shadow {
public:
  Shadow() = default;
  Shadow(const Shadow &) = delete;
  Shadow &operator=(const Shadow &) = delete;
  ~Shadow() { release(); }

  /// Room for so many bytes; what was known is forgotten where it grows.
  void reserve(size_t bytes);
  void release();
  Cells at(size_t offset) const { return Cells{memory, memory + capacity, memory + 2 * capacity} + offset; }

private:
  uint32_t *memory = nullptr;
  size_t capacity = 0;
};

} // namespace norma::compiler::cuda::emulator
