//===- arithmetic.h - 64-bit sizes that say when they do not fit ------------===//
#pragma once

#include <cstdint>

namespace norma::internal {

/// `value *= factor`; false on overflow.
inline bool multiply(std::int64_t &value, std::int64_t factor) {
  return !__builtin_mul_overflow(value, factor, &value);
}

/// `value += term`; false on overflow.
inline bool add(std::int64_t &value, std::int64_t term) { return !__builtin_add_overflow(value, term, &value); }

/// `value / by`, rounded up; `value` is not negative, `by` is positive.
inline std::int64_t divide_up(std::int64_t value, std::int64_t by) { return value / by + (value % by != 0); }

/// A product for which overflow cannot matter: of strides along extents of 1.
inline std::int64_t wrapping_product(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

inline constexpr std::int64_t line_bytes = 64;

/// `bytes` up to whole cache lines; false on overflow.
inline bool round_to_lines(std::int64_t &bytes) {
  if (!add(bytes, line_bytes - 1)) return false;
  bytes -= bytes % line_bytes;
  return true;
}

} // namespace norma::internal
