//===- elements_test.cpp - first values in every type ---------------------------------------------===//
#include "norma/norma.hpp"
#include "runtime/core/elements.h"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>

namespace norma::test {
namespace {

using internal::encoded;

TEST(Encoded, HalfPrecision) {
  EXPECT_EQ(encoded(0, f16), 0x0000u);
  EXPECT_EQ(encoded(-0.0, f16), 0x8000u);
  EXPECT_EQ(encoded(1, f16), 0x3c00u);
  EXPECT_EQ(encoded(-2, f16), 0xc000u);
  EXPECT_EQ(encoded(0.1, f16), 0x2e66u);
  EXPECT_EQ(encoded(65504, f16), 0x7bffu);
  EXPECT_EQ(encoded(65520, f16), 0x7c00u) << "halfway to what is beyond rounds to infinity";
  EXPECT_EQ(encoded(1e300, f16), 0x7c00u);
  EXPECT_EQ(encoded(0x1p-24, f16), 0x0001u) << "the least denormal";
  EXPECT_EQ(encoded(0x1p-25, f16), 0x0000u) << "halfway, to even";
  EXPECT_EQ(encoded(0x1.8p-25, f16), 0x0001u);
  EXPECT_EQ(encoded(0x1.ff8p-15, f16), 0x03ffu) << "the greatest denormal";
  EXPECT_EQ(encoded(0x1.ffcp-15, f16), 0x0400u) << "halfway, rounds up to the least normal number";
  EXPECT_EQ(encoded(1 + 0x1p-11, f16), 0x3c00u) << "halfway, to even";
  EXPECT_EQ(encoded(1 + 0x1.8p-10, f16), 0x3c02u) << "halfway, to even";
  EXPECT_EQ(encoded(std::numeric_limits<double>::quiet_NaN(), f16) & 0x7fff, 0x7e00u);
  EXPECT_EQ(encoded(-std::numeric_limits<double>::infinity(), f16), 0xfc00u);
}

TEST(Encoded, Brain16) {
  EXPECT_EQ(encoded(1, bf16), 0x3f80u);
  EXPECT_EQ(encoded(0.1, bf16), 0x3dcdu);
  EXPECT_EQ(encoded(-3.140625, bf16), 0xc049u);
  // Through f32 this would be rounded twice, first to 1 + 2^-8 and then to 1.
  EXPECT_EQ(encoded(1 + 0x1p-8 + 0x1p-40, bf16), 0x3f81u);
}

TEST(Encoded, OtherTypes) {
  const float tenth = 0.1f;
  std::uint32_t bits = 0;
  std::memcpy(&bits, &tenth, sizeof bits);
  EXPECT_EQ(encoded(0.1, f32), bits);
  EXPECT_EQ(encoded(1, f64), 0x3ff0000000000000u);
  EXPECT_EQ(encoded(-1, i64), ~std::uint64_t{0});
  EXPECT_EQ(encoded(3, i32), 3u);
  EXPECT_EQ(encoded(2, boolean), 1u);
}

} // namespace
} // namespace norma::test
