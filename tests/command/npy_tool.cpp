//===- npy_tool.cpp - arrays for the command's tests ----------------------===//
//
//   norma_npy_tool make FILE TYPE 2x3        elements 0, 1/8, 2/8 …, which every type holds; bool: each third is false
//   norma_npy_tool print FILE                `f32 2x3: 0 0.125 …`; u16 is bf16
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/npy/npy.h"

#include <cstdio>
#include <cstring>
#include <sstream>

using namespace norma;

static int make(const char *path, const std::string &type_name, const std::string &spelled) {
  std::vector<std::int64_t> shape;
  std::istringstream parts(spelled);
  for (std::string part; std::getline(parts, part, 'x');) shape.push_back(std::stoll(part));
  std::int64_t size = 1;
  for (std::int64_t extent : shape) size *= extent;
  std::vector<double> values;
  for (std::int64_t i = 0; i < size; ++i) values.push_back(double(i) / 8);
  for (npy::Type type : {npy::Type::f64, npy::Type::f32, npy::Type::f16, npy::Type::i64})
    if (npy::name_of(type) == type_name) return npy::write(path, npy::from_doubles(values, shape, type)), 0;
  if (type_name == "bool") {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = i % 3 != 0;
    return npy::write(path, npy::from_doubles(values, shape, npy::Type::boolean)), 0;
  }
  if (type_name == "bf16") {
    for (double &value : values) value = npy::to_bf16(value);
    return npy::write(path, npy::from_doubles(values, shape, npy::Type::u16)), 0;
  }
  return 1;
}

static int print(const char *path) {
  const npy::Array array = npy::read(path);
  const bool bf16 = array.type == npy::Type::u16;
  std::printf("%s ", bf16 ? "bf16" : std::string(npy::name_of(array.type)).c_str());
  for (std::size_t i = 0; i < array.shape.size(); ++i)
    std::printf("%s%lld", i ? "x" : "", static_cast<long long>(array.shape[i]));
  std::printf(":");
  for (double value : npy::to_doubles(array)) std::printf(" %.3f", bf16 ? npy::from_bf16(std::uint16_t(value)) : value);
  std::printf("\n");
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 5 && std::strcmp(argv[1], "make") == 0) return make(argv[2], argv[3], argv[4]);
  if (argc == 3 && std::strcmp(argv[1], "print") == 0) return print(argv[2]);
  return 2;
}
