//===- tensor.hpp - a view of the application's data, in C++ ------------------------===//
//
// A pointer, a type, a shape and strides; owns nothing but its few numbers, and is copied freely. Made from a pointer
// and a shape or from any struct with the members of DLPack's, whose header is not needed here.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/half.hpp"
#include "norma/record.h"
#include "norma/tensor.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>

namespace norma {

inline constexpr norma_dtype f64 = {NORMA_FLOAT, 64, 1};
inline constexpr norma_dtype f32 = {NORMA_FLOAT, 32, 1};
inline constexpr norma_dtype f16 = {NORMA_FLOAT, 16, 1};
inline constexpr norma_dtype bf16 = {NORMA_BFLOAT, 16, 1};
inline constexpr norma_dtype i32 = {NORMA_INT, 32, 1};
inline constexpr norma_dtype i64 = {NORMA_INT, 64, 1};
inline constexpr norma_dtype boolean = {NORMA_BOOL, 8, 1};

/// The device that CUDA calls `ordinal`.
constexpr norma_device cuda_device(std::int32_t ordinal) { return {NORMA_CUDA, ordinal}; }

/// The tensor type of a C++ type; none for a type that does not say what its bits mean. An application adds its own:
/// `template <> inline constexpr norma_dtype norma::element_type<own::half> = norma::f16;`
template <typename T> inline constexpr norma_dtype element_type = {};
template <> inline constexpr norma_dtype element_type<double> = f64;
template <> inline constexpr norma_dtype element_type<float> = f32;
template <> inline constexpr norma_dtype element_type<float16> = f16;
template <> inline constexpr norma_dtype element_type<bfloat16> = bf16;
template <> inline constexpr norma_dtype element_type<std::int32_t> = i32;
template <> inline constexpr norma_dtype element_type<std::int64_t> = i64;
template <> inline constexpr norma_dtype element_type<bool> = boolean;

/// A C++ type that says what its bits mean.
template <typename T>
concept Element = element_type<std::remove_const_t<T>>.bits != 0;

/// The tensor type of a C++ type.
template <Element T> constexpr norma_dtype type_of() { return element_type<std::remove_const_t<T>>; }

/// `DLTensor`, or a struct like it.
template <typename T>
concept DlpackTensor = requires(const T &tensor) {
  tensor.data, tensor.device.device_type, tensor.device.device_id, tensor.ndim, tensor.dtype.code;
  tensor.dtype.bits, tensor.dtype.lanes, tensor.shape, tensor.strides, tensor.byte_offset;
};

/// `DLManagedTensor`, `DLManagedTensorVersioned`, or a struct like them; who made it keeps and deletes it.
template <typename T>
concept DlpackManagedTensor = requires(const T &tensor) { tensor.dl_tensor; } && DlpackTensor<decltype(T::dl_tensor)>;

class Tensor {
public:
  using Extents = std::span<const std::int64_t>;
  using ListedExtents = std::initializer_list<std::int64_t>;

  /// Left out: for optional arguments.
  Tensor() = default;

  /// `memory` is read or written as the call says; inputs are never written, so a constant pointer may stand for one.
  Tensor(const void *memory, norma_dtype element, Extents shape, Extents strides = {})
      : data(const_cast<void *>(memory)), type(element), rank(static_cast<std::int32_t>(shape.size())) {
    keep(shape, extents);
    if (!strides.empty()) {
      has_strides = true;
      keep(strides, steps);
      // A count that is not the shape's is a rank that no declaration has, so that the call refuses it.
      if (strides.size() != shape.size()) rank = -1;
    }
  }
  Tensor(const void *memory, norma_dtype element, ListedExtents shape, ListedExtents strides = {})
      : Tensor(memory, element, Extents(shape.begin(), shape.size()), Extents(strides.begin(), strides.size())) {}

  template <Element T>
  Tensor(T *memory, Extents shape, Extents strides = {}) : Tensor(memory, type_of<T>(), shape, strides) {}
  template <Element T>
  Tensor(T *memory, ListedExtents shape, ListedExtents strides = {}) : Tensor(memory, type_of<T>(), shape, strides) {}

  /// A shape without data: for workspace queries and for preparing a call.
  Tensor(norma_dtype element, Extents shape, Extents strides = {}) : Tensor(nullptr, element, shape, strides) {}
  Tensor(norma_dtype element, ListedExtents shape, ListedExtents strides = {})
      : Tensor(nullptr, element, shape, strides) {}

  explicit Tensor(const norma_tensor &from) { take(from, from.rank, from.device.type, from.device.id); }

  template <DlpackTensor T> explicit Tensor(const T *tensor) {
    take(*tensor, tensor->ndim, static_cast<std::int32_t>(tensor->device.device_type), tensor->device.device_id);
  }
  template <DlpackManagedTensor T> explicit Tensor(const T *managed) : Tensor(&managed->dl_tensor) {}

  /// The same view for C; it points to this tensor's shape, and is all zeros where it was left out.
  norma_tensor view() const {
    if (type.bits == 0) return {};
    return {data, device, rank, type, extents, has_strides ? steps : nullptr, byte_offset};
  }

  /// The same view for DLPack, e.g. `to_dlpack<DLTensor>()`; it points to this tensor's shape.
  template <DlpackTensor T> T to_dlpack() const {
    T tensor{};
    tensor.data = data;
    tensor.device.device_type = static_cast<decltype(tensor.device.device_type)>(device.type);
    tensor.device.device_id = device.id;
    tensor.ndim = rank;
    tensor.dtype.code = type.code;
    tensor.dtype.bits = type.bits;
    tensor.dtype.lanes = type.lanes;
    tensor.shape = const_cast<std::int64_t *>(extents);
    tensor.strides = has_strides ? const_cast<std::int64_t *>(steps) : nullptr;
    tensor.byte_offset = byte_offset;
    return tensor;
  }

  /// The same view, of memory on a device.
  Tensor on(norma_device where) const {
    Tensor result = *this;
    result.device = where;
    return result;
  }

  /// Where the first element lies; null where it was left out.
  void *begin() const { return data == nullptr ? nullptr : static_cast<char *>(data) + byte_offset; }

private:
  template <typename View>
  void take(const View &from, std::int32_t view_rank, std::int32_t device_type, std::int32_t device_id) {
    data = from.data;
    device = {device_type, device_id};
    rank = view_rank;
    type = {static_cast<std::uint8_t>(from.dtype.code), from.dtype.bits, from.dtype.lanes};
    byte_offset = from.byte_offset;
    const std::size_t count = rank > 0 ? static_cast<std::size_t>(rank) : 0;
    if (from.shape != nullptr) keep({from.shape, count}, extents);
    if (from.shape == nullptr && rank > 0) rank = -1;
    has_strides = from.strides != nullptr;
    if (has_strides) keep({from.strides, count}, steps);
  }

  /// More numbers than a tensor may have dimensions are dropped; the rank stays, so that the call refuses it.
  static void keep(Extents from, std::int64_t *to) {
    for (std::size_t i = 0; i < from.size() && i < NORMA_MAX_RANK; ++i) to[i] = from[i];
  }

  void *data = nullptr;
  norma_device device = {NORMA_CPU, 0};
  norma_dtype type = {};
  std::int32_t rank = 0;
  bool has_strides = false;
  std::uint64_t byte_offset = 0;
  std::int64_t extents[NORMA_MAX_RANK] = {};
  std::int64_t steps[NORMA_MAX_RANK] = {};
};

} // namespace norma
