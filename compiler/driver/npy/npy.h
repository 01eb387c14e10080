//===- npy.h - arrays in numpy's file format ------------------------------===//
//
// Reads and writes `.npy` files of versions 1 to 3: a short header in Python's notation, then the
// elements. Elements stay bytes in C order; helpers convert to and from double.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace norma::npy {

enum class Type : std::uint8_t { f64, f32, f16, u16, i64, i32, boolean };

/// Bytes of one element.
std::size_t size_of(Type type);
/// `f64`, `u16`, `bool`.
std::string_view name_of(Type type);

/// Elements in C order and little endian, whatever the file had.
struct Array {
  Type type = Type::f64;
  std::vector<std::int64_t> shape;
  std::vector<std::byte> bytes;

  std::int64_t size() const;
};

/// What is wrong with a file or its text, as a sentence for the user.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The contents of a file as an array; `name` is what errors call it. Throws Error.
Array parse(std::string_view contents, const std::string &name);
/// The array as the contents of a file of version 1, or 2 where the shape is too long for it.
std::string print(const Array &array);

/// Reads a file. Throws Error.
Array read(const std::string &path);
/// Writes a file. Throws Error.
void write(const std::string &path, const Array &array);

/// The elements as doubles; u16 as the integers they are.
std::vector<double> to_doubles(const Array &array);
/// Doubles as elements of a type: f32 and f16 round to nearest even; integers are truncated towards zero.
Array from_doubles(const std::vector<double> &values, const std::vector<std::int64_t> &shape, Type type = Type::f64);

/// bf16 in its bits, as u16 arrays carry it.
double from_bf16(std::uint16_t bits);
std::uint16_t to_bf16(double value);
double from_f16(std::uint16_t bits);
std::uint16_t to_f16(double value);

} // namespace norma::npy
