//===- fault.h - making statuses --------------------------------------------===//
//
// A status starts as "ok, about nothing"; the check that fails names what it knows.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/runtime.h"

#include <cstdint>

namespace norma::internal {

/// What a failed check knows; members left out mean "none".
struct Fault {
  std::int32_t code = NORMA_OK;
  std::int32_t argument = -1;
  std::int32_t other = -1;
  std::int32_t dimension = -1;
  std::int32_t axis = -1;
  std::int32_t index = -1;
  std::int64_t found = 0;
  std::int64_t expected = 0;
  std::uint64_t refused = 0;
  std::int32_t kernel = -1;
};

inline norma_status fault(const norma_record *record, const Fault &about) {
  return {about.code,   about.argument, about.other,   about.dimension, about.axis, about.index,
          about.found,  about.expected, about.refused, record,          nullptr,    0,
          about.kernel, nullptr,        nullptr,       nullptr};
}

inline norma_status success(const norma_record *record) { return fault(record, {}); }

/// A type in one number, as statuses carry it.
constexpr std::int64_t packed(norma_dtype type) { return type.code | type.bits << 8 | std::int64_t{type.lanes} << 16; }

constexpr norma_dtype unpacked(std::int64_t value) {
  return {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8),
          static_cast<std::uint16_t>(value >> 16)};
}

constexpr bool same_type(norma_dtype a, norma_dtype b) { return packed(a) == packed(b); }

/// A device in one number, as statuses carry it.
constexpr std::int64_t packed(norma_device device) {
  return device.type | static_cast<std::int64_t>(static_cast<std::uint64_t>(device.id) << 32);
}

} // namespace norma::internal
