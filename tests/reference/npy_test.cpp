//===- npy_test.cpp - numpy's file format ---------------------------------===//

#include "compiler/driver/npy/npy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace norma::npy {
namespace {

std::string file_of(int version, const std::string &dictionary, const std::string &data) {
  std::string text = "\x93NUMPY";
  text += char(version);
  text += '\0';
  for (int i = 0; i < (version == 1 ? 2 : 4); ++i) text += char(dictionary.size() >> (8 * i) & 255);
  return text + dictionary + data;
}

std::string message(const std::function<void()> &action) {
  try {
    action();
  } catch (const Error &error) {
    return error.what();
  }
  return "";
}

TEST(Npy, EveryTypeSurvivesPrintAndParse) {
  const std::vector<double> values = {0, 1, 2, 100};
  for (const Type type : {Type::f64, Type::f32, Type::f16, Type::u16, Type::i64, Type::i32}) {
    const Array array = parse(print(from_doubles(values, {2, 2}, type)), "a.npy");
    EXPECT_EQ(array.type, type);
    EXPECT_EQ(array.shape, (std::vector<std::int64_t>{2, 2}));
    EXPECT_EQ(to_doubles(array), values) << name_of(type);
  }
  EXPECT_EQ(to_doubles(parse(print(from_doubles({0, 3}, {2}, Type::boolean)), "a")), (std::vector<double>{0, 1}));
}

TEST(Npy, ElementsBeginAtMultiplesOf64) {
  for (int rank = 0; rank < 9; ++rank) {
    const std::vector<std::int64_t> shape(std::size_t(rank), 1);
    EXPECT_EQ((print(from_doubles({1}, shape)).size() - 8) % 64, 0u);
    EXPECT_EQ(parse(print(from_doubles({1}, shape)), "a").shape, shape);
  }
}

TEST(Npy, VersionsOrdersAndByteOrders) {
  const std::string c = "{'descr': '|b1', 'fortran_order': False, 'shape': (2, 3), }";
  const std::string fortran = "{'shape': (2L, 3), 'descr': '|b1', 'fortran_order': True}\n";
  const std::string data("\0\1\1\0\0\1", 6);
  for (const int version : {1, 2, 3})
    EXPECT_EQ(to_doubles(parse(file_of(version, c, data), "a")), (std::vector<double>{0, 1, 1, 0, 0, 1}));
  EXPECT_EQ(to_doubles(parse(file_of(1, fortran, data), "a")), (std::vector<double>{0, 1, 0, 1, 0, 1}));
  const std::string big = "{'descr': '>i4', 'fortran_order': False, 'shape': (1,), }";
  EXPECT_EQ(to_doubles(parse(file_of(1, big, std::string("\0\0\1\2", 4)), "a")), (std::vector<double>{258}));
}

TEST(Npy, HalvesRoundToNearestEven) {
  for (unsigned bits = 0; bits < 0x10000; ++bits) {
    const auto half = std::uint16_t(bits);
    if (!std::isnan(from_f16(half))) ASSERT_EQ(to_f16(from_f16(half)), half);
    if (!std::isnan(from_bf16(half))) ASSERT_EQ(to_bf16(from_bf16(half)), half);
  }
  EXPECT_TRUE(std::isnan(from_f16(to_f16(std::numeric_limits<double>::quiet_NaN()))));
  EXPECT_EQ(from_f16(to_f16(1 + 0x1p-11)), 1);              // a tie, to even
  EXPECT_EQ(from_f16(to_f16(1 + 3 * 0x1p-11)), 1 + 0x1p-9); // a tie, to even, upwards
  EXPECT_EQ(from_f16(to_f16(65519)), 65504);
  EXPECT_EQ(from_f16(to_f16(65520)), std::numeric_limits<double>::infinity());
  EXPECT_EQ(from_f16(to_f16(0x1p-24)), 0x1p-24); // the least positive one
  EXPECT_EQ(from_f16(to_f16(0x1p-25)), 0);
  EXPECT_EQ(from_bf16(to_bf16(1 + 0x1p-7)), 1 + 0x1p-7);
}

TEST(Npy, MistakesAreNamed) {
  const std::string good = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }";
  const std::string data(8, '\0');
  EXPECT_EQ(message([&] { (void)parse(file_of(1, good, data), "a.npy"); }), "");
  EXPECT_EQ(message([&] { (void)parse("PK", "a.npy"); }), "a.npy: it is not a .npy file");
  EXPECT_EQ(message([&] { (void)parse(file_of(4, good, data), "a.npy"); }),
            "a.npy: its format has version 4; 1, 2 and 3 can be read");
  EXPECT_EQ(message([&] { (void)parse(file_of(1, good, data).substr(0, 30), "a.npy"); }),
            "a.npy: it ends within its header");
  EXPECT_EQ(message([&] { (void)parse(file_of(1, good, "1234"), "a.npy"); }),
            "a.npy: its shape counts 1 elements of 8 bytes, but 4 bytes follow the header");
  EXPECT_EQ(
      message([&] { (void)parse(file_of(1, "{'descr': '<c16', 'fortran_order': False, 'shape': ()}", ""), "a.npy"); }),
      "a.npy: its element type is '<c16'; f64, f32, f16, u16, i64, i32 and bool can be read");
  EXPECT_EQ(message([&] { (void)parse(file_of(1, "{'descr': '<f8', 'shape': ()}", data), "a.npy"); }),
            "a.npy: its header lacks 'descr', 'fortran_order' or 'shape'");
  EXPECT_EQ(message([&] { (void)parse(file_of(1, "{'descr': '<f8' 'shape': ()}", data), "a.npy"); }),
            "a.npy: its header cannot be read at ''shape': ()}'");
  EXPECT_EQ(message([] { (void)read("/"); }), "/: it is a directory, not a file");
  EXPECT_EQ(message([] { (void)read("no/such.npy"); }), "no/such.npy: it cannot be read: No such file or directory");
}

TEST(Npy, FilesAreWrittenAndRead) {
  const std::string path = testing::TempDir() + "npy_test.npy";
  write(path, from_doubles({1.5, -2}, {2, 1}, Type::f32));
  EXPECT_EQ(to_doubles(read(path)), (std::vector<double>{1.5, -2}));
  EXPECT_EQ(message([&] { write(path + "/x", from_doubles({}, {0})); }),
            path + "/x: it cannot be written: Not a directory");
}

} // namespace
} // namespace norma::npy
