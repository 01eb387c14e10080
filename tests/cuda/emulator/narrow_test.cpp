//===- narrow_test.cpp - numbers of sixteen bits, all of them -------------===//
#include "tests/cuda/emulator/program.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace norma::compiler::cuda::emulator {

class Narrow : public testing::Test {
protected:
  template <typename From, typename To> void convert(const char *kernel, std::vector<From> &x, std::vector<To> &y) {
    ASSERT_EQ(sentence(run(program, kernel, {.buffers = {constant("x", x), buffer("y", y)}}, x.data(), y.data())),
              "none");
  }
  /// One value through a kernel that takes four.
  uint16_t narrow(const char *kernel, float value) {
    std::vector<float> x(4, value);
    std::vector<uint16_t> y(4);
    convert(kernel, x, y);
    EXPECT_EQ(y[0], y[3]);
    return y[0];
  }
  float widen(const char *kernel, uint16_t bits) {
    std::vector<uint16_t> x(4, bits);
    std::vector<float> y(4);
    convert(kernel, x, y);
    return y[0];
  }
  const Program program{"arithmetic.ll"};
};

/// The value of sixteen bits by their definition.
static double value_of(uint16_t bits, int fraction_bits, int bias) {
  const int exponent = (bits & 0x7FFF) >> fraction_bits, fraction = bits & ((1 << fraction_bits) - 1);
  const double size = exponent ? std::ldexp((1 << fraction_bits) + fraction, exponent - bias - fraction_bits)
                               : std::ldexp(fraction, 1 - bias - fraction_bits);
  return bits & 0x8000 ? -size : size;
}

// Each number goes to float and back; halfway to the next it goes to the even one, and a hair beyond up.
static void check_all(Narrow &, int fraction_bits, int bias, uint16_t infinity,
                      const std::function<float(uint16_t)> &widen, const std::function<uint16_t(float)> &narrow) {
  for (uint32_t bits = 0; bits < infinity; bits += 1 + bits % 7) {
    const auto own = static_cast<uint16_t>(bits), next = static_cast<uint16_t>(bits + 1);
    const double value = value_of(own, fraction_bits, bias), after = value_of(next, fraction_bits, bias);
    ASSERT_EQ(widen(own), value);
    ASSERT_EQ(narrow(static_cast<float>(value)), own);
    ASSERT_EQ(narrow(static_cast<float>(-value)), own | 0x8000);
    const auto halfway = static_cast<float>((value + after) / 2);
    if (halfway != (value + after) / 2) continue; // the least denormals of bfloat16 are near those of f32
    ASSERT_EQ(narrow(halfway), bits % 2 ? next : own) << bits;
    ASSERT_EQ(narrow(std::nextafter(halfway, 0.0f)), own) << bits;
    ASSERT_EQ(narrow(std::nextafter(halfway, INFINITY)), next) << bits;
  }
  ASSERT_EQ(narrow(INFINITY), infinity);
  ASSERT_EQ(narrow(-INFINITY), infinity | 0x8000);
  ASSERT_EQ(narrow(NAN), 0x7FFF);
  ASSERT_TRUE(std::isnan(widen(0x7FFF)));
  ASSERT_EQ(widen(infinity), INFINITY);
}

TEST_F(Narrow, Halves) {
  check_all(
      *this, 10, 15, 0x7C00, [&](uint16_t bits) { return widen("from_half", bits); },
      [&](float value) { return narrow("to_half", value); });
}

TEST_F(Narrow, Bfloats) {
  check_all(
      *this, 7, 127, 0x7F80, [&](uint16_t bits) { return widen("from_bfloat", bits); },
      [&](float value) { return narrow("to_bfloat", value); });
}

} // namespace norma::compiler::cuda::emulator
