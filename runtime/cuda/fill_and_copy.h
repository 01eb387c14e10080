//===- fill_and_copy.h - rows of elements by the driver's own kernels --------------------===//
//
// First values and calls without elements need no code of ours on the device, so they work before any is loaded.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "runtime/cuda/failure.h"

namespace norma::cuda {

/// `rows` rows of `count` elements without gaps, `pitch` bytes apart.
struct Rows {
  Address begin;
  std::int64_t pitch, rows, count;
};

/// Every element := the low `element_bytes` (1, 2, 4, 8) of `bits`.
bool fill_rows(const Driver &driver, Attempt &attempt, Stream stream, const Rows &rows, std::int32_t element_bytes,
               std::uint64_t bits);

/// Elements are bytes.
bool copy_rows(const Driver &driver, Attempt &attempt, Stream stream, const Rows &to, Address from,
               std::int64_t from_pitch);

} // namespace norma::cuda
