//===- memory.h - a tensor in memory of its own, with guards around it ----------------------===//
//
// Elements lie at any strides and any alignment; the bytes between and around them hold a pattern that no call may
// touch.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/evaluate.h"
#include "norma/tensor.h"
#include "tests/laws/draw.h"
#include "tests/laws/kernels.h"

#include <cstddef>
#include <vector>

namespace norma::laws {

using reference::Array;

/// Numbers of a shape, the last axis fastest.
template <typename Generate> Array array_of(const Shape &shape, const Generate &generate) {
  Array array{shape, {}};
  for (std::int64_t i = 0; i < size_of(shape); ++i) array.data.push_back(generate());
  return array;
}

/// Places of a tensor's dimensions in memory.
struct Strides {
  Shape steps;                   ///< in elements, one for each dimension
  std::int64_t first = 0;        ///< the least offset of the first element for which none is negative
  std::int64_t span = 1;         ///< elements from the lowest to the highest, included
  std::int64_t misalignment = 0; ///< elements by which the data begins after a boundary of 64 bytes
};

Strides compact_strides(const Shape &shape);

/// Any order of the record's dimensions, gaps, steps backwards; those of `...` stay one block. Along `broadcast`
/// dimensions the step is 0.
Strides random_strides(const norma_record &record, const norma_argument &argument, const Shape &shape,
                       const std::vector<bool> &broadcast, Draw &draw);

class Memory {
public:
  Memory(norma_dtype type, Shape shape, Strides strides);

  void write(const std::vector<double> &elements);
  Array read() const;

  /// Whether the bytes that are no element still hold the pattern.
  bool rest_is_untouched() const;

  norma_tensor view();

private:
  /// Calls `visit(index in order, offset in bytes)` for each element.
  template <typename Visit> void for_each_element(const Visit &visit) const;
  std::size_t width() const { return type.bits / 8; }

  norma_dtype type;
  Shape shape;
  Strides strides;
  std::vector<std::byte> bytes;
  std::size_t begin = 0; ///< of the first element
};

} // namespace norma::laws
