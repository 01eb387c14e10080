//===- npy.cpp - arrays in numpy's file format ----------------------------===//

#include "compiler/driver/npy/npy.h"
#include "compiler/driver/npy/header.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <limits>
#include <memory>
#include <system_error>

namespace norma::npy {

namespace {

/// Elements in the order of the last axis fastest, from those in the order of the first axis fastest.
std::vector<std::byte> in_c_order(const std::vector<std::byte> &bytes, const std::vector<std::int64_t> &shape,
                                  std::size_t width) {
  std::vector<std::byte> result(bytes.size());
  std::vector<std::int64_t> at(shape.size(), 0);
  for (std::size_t from = 0; from < bytes.size(); from += width) {
    std::size_t to = 0;
    for (std::size_t k = 0; k < shape.size(); ++k) to = to * std::size_t(shape[k]) + std::size_t(at[k]);
    std::copy_n(bytes.begin() + std::ptrdiff_t(from), width, result.begin() + std::ptrdiff_t(to * width));
    for (std::size_t k = 0; k < shape.size() && ++at[k] == shape[k]; ++k) at[k] = 0;
  }
  return result;
}

template <typename T> double element(const std::byte *bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return double(value);
}

template <typename T> void put(std::byte *bytes, T value) { std::memcpy(bytes, &value, sizeof value); }

double read_element(Type type, const std::byte *bytes) {
  switch (type) {
  case Type::f64:
    return element<double>(bytes);
  case Type::f32:
    return element<float>(bytes);
  case Type::f16: {
    std::uint16_t bits;
    std::memcpy(&bits, bytes, sizeof bits);
    return from_f16(bits);
  }
  case Type::u16:
    return element<std::uint16_t>(bytes);
  case Type::i64:
    return element<std::int64_t>(bytes);
  case Type::i32:
    return element<std::int32_t>(bytes);
  case Type::boolean:
    return element<std::uint8_t>(bytes) != 0;
  }
  throw std::logic_error("internal error: an element type of no kind");
}

void write_element(Type type, double value, std::byte *bytes) {
  switch (type) {
  case Type::f64:
    return put(bytes, value);
  case Type::f32:
    return put(bytes, float(value));
  case Type::f16:
    return put(bytes, to_f16(value));
  case Type::u16:
    return put(bytes, std::uint16_t(value));
  case Type::i64:
    return put(bytes, std::int64_t(value));
  case Type::i32:
    return put(bytes, std::int32_t(value));
  case Type::boolean:
    return put(bytes, std::uint8_t(value != 0));
  }
}

struct Close {
  void operator()(std::FILE *file) const { std::fclose(file); }
};
using Handle = std::unique_ptr<std::FILE, Close>;

std::string reason(int number) { return std::generic_category().message(number); }

} // namespace

std::int64_t Array::size() const {
  std::int64_t product = 1;
  for (std::int64_t extent : shape) product *= extent;
  return product;
}

Array parse(std::string_view contents, const std::string &name) {
  const Header header = parse_header(contents, name);
  Array array{header.type, header.shape, {}};
  const std::size_t width = size_of(header.type);
  const std::string_view data = contents.substr(header.data_begin);
  std::size_t elements = 1;
  for (std::int64_t extent : header.shape) {
    if (extent != 0 && elements > std::numeric_limits<std::size_t>::max() / width / std::size_t(extent))
      throw Error(name + ": its shape counts more elements than memory can hold");
    elements *= std::size_t(extent);
  }
  if (data.size() != elements * width)
    throw Error(name + ": its shape counts " + std::to_string(elements) + " elements of " + std::to_string(width) +
                " bytes, but " + std::to_string(data.size()) + " bytes follow the header");
  array.bytes.resize(data.size());
  if (!data.empty()) std::memcpy(array.bytes.data(), data.data(), data.size());
  if (header.big_endian)
    for (std::size_t at = 0; at < array.bytes.size(); at += width)
      std::reverse(array.bytes.begin() + std::ptrdiff_t(at), array.bytes.begin() + std::ptrdiff_t(at + width));
  if (header.fortran_order) array.bytes = in_c_order(array.bytes, array.shape, width);
  return array;
}

std::string print(const Array &array) {
  std::string text = print_header(array.type, array.shape);
  text.append(reinterpret_cast<const char *>(array.bytes.data()), array.bytes.size());
  return text;
}

Array read(const std::string &path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw Error(path + ": it is a directory, not a file");
  const Handle file(std::fopen(path.c_str(), "rb"));
  if (!file) throw Error(path + ": it cannot be read: " + reason(errno));
  std::string contents;
  char buffer[1 << 16];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) {
    contents.append(buffer, got);
    // What is no such file may have no end.
    if (!contents.starts_with(magic)) break;
  }
  if (std::ferror(file.get())) throw Error(path + ": reading it fails");
  return parse(contents, path);
}

void write(const std::string &path, const Array &array) {
  const std::string text = print(array);
  Handle file(std::fopen(path.c_str(), "wb"));
  if (!file) throw Error(path + ": it cannot be written: " + reason(errno));
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  if (std::fclose(file.release()) != 0 || !written) throw Error(path + ": writing it fails: " + reason(errno));
}

std::vector<double> to_doubles(const Array &array) {
  const std::size_t width = size_of(array.type);
  std::vector<double> result(array.bytes.size() / width);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = read_element(array.type, array.bytes.data() + i * width);
  return result;
}

Array from_doubles(const std::vector<double> &values, const std::vector<std::int64_t> &shape, Type type) {
  Array array{type, shape, {}};
  const std::size_t width = size_of(type);
  array.bytes.resize(values.size() * width);
  for (std::size_t i = 0; i < values.size(); ++i) write_element(type, values[i], array.bytes.data() + i * width);
  return array;
}

} // namespace norma::npy
