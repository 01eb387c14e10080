//===- host_array.cpp - a tensor in this process, in any layout -----------===//
//
// See host_array.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/host_array.h"

namespace norma::compiler::driver {
std::vector<std::int64_t> compact_strides(const std::vector<std::int64_t> &shape, const std::vector<int> &order) {
  std::vector<std::int64_t> strides(shape.size());
  std::int64_t step = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    strides[std::size_t(order[i])] = step;
    step *= shape[std::size_t(order[i])];
  }
  return strides;
}

norma_dtype dtype_of(npy::Type type) {
  switch (type) {
  case npy::Type::f64:
    return {NORMA_FLOAT, 64, 1};
  case npy::Type::f32:
    return {NORMA_FLOAT, 32, 1};
  case npy::Type::f16:
    return {NORMA_FLOAT, 16, 1};
  case npy::Type::u16:
    return {NORMA_BFLOAT, 16, 1};
  case npy::Type::i64:
    return {NORMA_INT, 64, 1};
  case npy::Type::i32:
    return {NORMA_INT, 32, 1};
  case npy::Type::boolean:
    return {NORMA_BOOL, 8, 1};
  }
  return {};
}

npy::Type npy_type_of(norma_dtype type) {
  if (type.code == NORMA_BOOL) return npy::Type::boolean;
  if (type.code == NORMA_BFLOAT) return npy::Type::u16;
  if (type.code == NORMA_INT) return type.bits == 64 ? npy::Type::i64 : npy::Type::i32;
  return type.bits == 64 ? npy::Type::f64 : type.bits == 32 ? npy::Type::f32 : npy::Type::f16;
}

norma_dtype dtype_called(const std::string &name) {
  for (npy::Type type : {npy::Type::f64, npy::Type::f32, npy::Type::f16})
    if (npy::name_of(type) == name) return dtype_of(type);
  return dtype_of(npy::Type::u16);
}

std::string name_of(norma_dtype type) {
  return type.code == NORMA_BFLOAT ? "bf16" : std::string(npy::name_of(npy_type_of(type)));
}

HostArray HostArray::zeros(norma_dtype type, std::vector<std::int64_t> shape, std::vector<int> order) {
  HostArray array{type, std::move(shape), {}, {}, std::move(order)};
  array.strides = compact_strides(array.shape, array.order);
  array.bytes.resize(std::size_t(array.size()) * (type.bits / 8));
  return array;
}

HostArray HostArray::from_file(const npy::Array &file, norma_dtype type, std::vector<int> order) {
  std::vector<std::int64_t> shape(file.shape.size());
  for (std::size_t i = 0; i < order.size(); ++i) shape[std::size_t(order[i])] = file.shape[i];
  HostArray array = zeros(type, std::move(shape), std::move(order));
  const npy::Type wanted = npy_type_of(type);
  array.bytes = wanted == file.type ? file.bytes : npy::from_doubles(npy::to_doubles(file), file.shape, wanted).bytes;
  return array;
}

std::int64_t HostArray::size() const {
  std::int64_t count = 1;
  for (std::int64_t extent : shape) count *= extent;
  return count;
}

npy::Array HostArray::to_file() const {
  npy::Array file{npy_type_of(type), {}, bytes};
  for (int dimension : order) file.shape.push_back(shape[std::size_t(dimension)]);
  return file;
}

norma_tensor HostArray::view() const {
  norma_tensor tensor{};
  // A vector without elements may have no address, which the runtime would take for left out.
  static std::byte nothing;
  tensor.data = bytes.empty() ? &nothing : const_cast<std::byte *>(bytes.data());
  tensor.device.type = NORMA_CPU;
  tensor.rank = int(shape.size());
  tensor.dtype = type;
  tensor.shape = shape.data();
  tensor.strides = strides.data();
  return tensor;
}

} // namespace norma::compiler::driver
