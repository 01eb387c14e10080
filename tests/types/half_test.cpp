//===- half_test.cpp - the storage types of the runtime's headers --------------------------===//
//
// Against the conversions of `.npy` files, which go through double.
//
//===----------------------------------------------------------------------------===//

#include "compiler/driver/npy/npy.h"
#include "norma/half.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace norma {
namespace {

static_assert(float16(1.0f).bits == 0x3c00 && bfloat16(1.0f).bits == 0x3f80);
static_assert(float(float16(-0x1p-24f)) == -0x1p-24f);

std::uint32_t bits_of(float number) { return std::bit_cast<std::uint32_t>(number); }

TEST(Half, EveryPatternIsReadAndComesBack) {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const float16 half = std::bit_cast<float16>(std::uint16_t(bits));
    const bfloat16 brain = std::bit_cast<bfloat16>(std::uint16_t(bits));
    if (std::isnan(npy::from_f16(half.bits))) {
      ASSERT_EQ(bits_of(float(half)), (bits & 0x8000) << 16 | 0x7fc00000 | (bits & 0x3ff) << 13);
      ASSERT_EQ(float16(float(half)).bits, bits | 0x200);
    } else {
      ASSERT_EQ(bits_of(float(half)), bits_of(float(npy::from_f16(half.bits))));
      ASSERT_EQ(float16(float(half)).bits, bits);
    }
    ASSERT_EQ(bits_of(float(brain)), bits << 16);
    ASSERT_EQ(bfloat16(float(brain)).bits, std::isnan(float(brain)) ? bits | 0x40 : bits);
  }
}

TEST(Half, TiesGoToTheEvenNeighbour) {
  for (std::uint32_t upper = 0; upper < 0x10000; ++upper)
    for (std::uint32_t lower : {0x0000, 0x0fff, 0x1000, 0x1001, 0x3000, 0x7fff, 0x8000, 0x8001, 0xffff}) {
      const float number = std::bit_cast<float>(upper << 16 | lower);
      if (std::isnan(number)) continue;
      ASSERT_EQ(float16(number).bits, npy::to_f16(number)) << number;
      ASSERT_EQ(bfloat16(number).bits, npy::to_bf16(number)) << number;
    }
}

} // namespace
} // namespace norma
