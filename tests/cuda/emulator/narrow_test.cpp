//===- narrow_test.cpp - numbers of sixteen bits, all of them -------------===//
#include "tests/cuda/emulator/program.h"

#include <cmath>
#include <functional>

namespace norma::compiler::cuda::emulator {

class Narrow : public testing::Test {
protected:
  template <typename From, typename To> void convert(const char *kernel, std::vector<From> &x, std::vector<To> &y) {
    ASSERT_EQ(sentence(run(program, kernel, {.buffers = {constant("x", x), buffer("y", y)}}, x.data(), y.data())),
              "none");
  }
  /// One value through a kernel that takes four.
  template <typename Wide> uint16_t narrow(const char *kernel, Wide value) {
    std::vector<Wide> x(4, value);
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

// Each number goes to the wide type and back; halfway to the next it goes to the even one, and a hair beyond up.
template <typename Wide>
static void check_all(int fraction_bits, int bias, uint16_t infinity, const std::function<uint16_t(Wide)> &narrow) {
  for (uint32_t bits = 0; bits < infinity; bits += 1 + bits % 7) {
    const auto own = static_cast<uint16_t>(bits), next = static_cast<uint16_t>(bits + 1);
    const double value = value_of(own, fraction_bits, bias), after = value_of(next, fraction_bits, bias);
    ASSERT_EQ(narrow(static_cast<Wide>(value)), own);
    ASSERT_EQ(narrow(static_cast<Wide>(-value)), own | 0x8000);
    const auto halfway = static_cast<Wide>((value + after) / 2);
    ASSERT_EQ(narrow(halfway), bits % 2 ? next : own) << bits;
    ASSERT_EQ(narrow(std::nextafter(halfway, Wide(0))), own) << bits;
    ASSERT_EQ(narrow(std::nextafter(halfway, Wide(INFINITY))), next) << bits;
  }
  ASSERT_EQ(narrow(INFINITY), infinity);
  ASSERT_EQ(narrow(-INFINITY), infinity | 0x8000);
  ASSERT_EQ(narrow(NAN), 0x7FFF);
}

TEST_F(Narrow, HalvesOfFloats) {
  check_all<float>(10, 15, 0x7C00, [&](float value) { return narrow("to_half", value); });
}

TEST_F(Narrow, BfloatsOfFloats) {
  check_all<float>(7, 127, 0x7F80, [&](float value) { return narrow("to_bfloat", value); });
}

TEST_F(Narrow, HalvesOfDoubles) {
  check_all<double>(10, 15, 0x7C00, [&](double value) { return narrow("to_half_from_double", value); });
}

TEST_F(Narrow, BfloatsOfDoubles) {
  check_all<double>(7, 127, 0x7F80, [&](double value) { return narrow("to_bfloat_from_double", value); });
}

TEST_F(Narrow, Widen) {
  for (uint32_t bits = 0; bits < 0x7C00; ++bits) ASSERT_EQ(widen("from_half", bits), value_of(bits, 10, 15));
  for (uint32_t bits = 0; bits < 0x7F80; ++bits) ASSERT_EQ(widen("from_bfloat", bits), value_of(bits, 7, 127));
  EXPECT_EQ(widen("from_half", 0xFC00), -INFINITY);
  EXPECT_EQ(widen("from_bfloat", 0xFF80), -INFINITY);
  EXPECT_TRUE(std::isnan(widen("from_half", 0x7FFF)));
  EXPECT_TRUE(std::isnan(widen("from_bfloat", 0x7FFF)));
}

} // namespace norma::compiler::cuda::emulator
