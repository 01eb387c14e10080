//===- header.h - the header of a .npy file -------------------------------===//
#pragma once

#include "compiler/driver/npy/npy.h"

namespace norma::npy {

/// The first bytes of every such file.
inline constexpr std::string_view magic = "\x93NUMPY";

/// What the header says, and where the elements begin.
struct Header {
  Type type = Type::f64;
  bool big_endian = false;
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
  std::size_t data_begin = 0;
};

/// Throws Error, with `name` before the sentence.
Header parse_header(std::string_view contents, const std::string &name);
std::string print_header(Type type, const std::vector<std::int64_t> &shape);

} // namespace norma::npy
