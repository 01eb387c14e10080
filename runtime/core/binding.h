//===- binding.h - a record's axes and strides, known ---------------------===//
//
// What checking makes of a record and the application's views: the extent of every atomic axis, the stride of
// every argument along each of its own, and which bytes it covers. It holds no data pointers, so that a
// prepared call can keep it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/runtime.h"

#include <cstdint>

namespace norma::internal {

/// One argument as it was bound.
struct BoundArgument {
  std::int64_t low;  ///< first byte that is covered, relative to the data pointer; below 0 with negative strides
  std::int64_t high; ///< one past the last
  std::int64_t elements;
  std::int32_t first_stride;
  std::int16_t element_bytes;
  std::int16_t left_out; ///< lives in the workspace
};

struct Binding {
  const norma_record *record;
  norma_context context;
  std::int64_t total_bytes;     ///< of all tensors' elements
  std::int32_t stride_count;    ///< of all arguments
  std::int32_t has_no_elements; ///< some extent is 0
  std::int64_t extents[NORMA_MAX_AXES];
  BoundArgument arguments[NORMA_MAX_ARRAYS];
  std::int64_t strides[NORMA_MAX_DIMENSIONS];
};

/// What the views are for, which decides what may be absent.
enum class Purpose {
  call,    ///< left out: optional without data
  prepare, ///< left out: all zeros, and optional
  query    ///< as `call`, and any argument may be all zeros
};

/// Checks `arguments` as far as that takes no data pointer, and fills `binding`; `binding.context` is the caller's.
norma_status bind(const norma_record &record, const norma_tensor *arguments, Purpose purpose, Binding &binding);

} // namespace norma::internal
