//===- host_array.h - a tensor in this process, in any layout -------------===//
//
// Shape and strides are in the order of the declaration, as records want them; the elements lie in the order of the
// layout, as files have them.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/npy/npy.h"
#include "compiler/driver/options/layout.h"
#include "norma/runtime.h"

#include <string>
#include <vector>

namespace norma::compiler::driver {

struct HostArray {
  norma_dtype type{};
  std::vector<std::int64_t> shape, strides;
  std::vector<std::byte> bytes;
  std::vector<int> order; ///< dimensions from the outermost in memory

  /// Zeros.
  static HostArray zeros(norma_dtype type, std::vector<std::int64_t> shape, std::vector<int> order);
  /// The elements of a file, whose shape is in the order of memory. Its rank must be that of `order`.
  static HostArray from_file(const npy::Array &file, norma_dtype type, std::vector<int> order);

  std::int64_t size() const;
  npy::Array to_file() const;
  norma_tensor view() const;
};

/// Strides, in elements, of an array whose dimensions lie in memory in this order without gaps.
std::vector<std::int64_t> compact_strides(const std::vector<std::int64_t> &shape, const std::vector<int> &order);

/// The type of a file's elements as records have it.
norma_dtype dtype_of(npy::Type type);
npy::Type npy_type_of(norma_dtype type);
norma_dtype dtype_called(const std::string &name);
/// `f32`, `i64`, `bool`.
std::string name_of(norma_dtype type);

} // namespace norma::compiler::driver
