//===- half.cpp - 16-bit floating point -----------------------------------===//
//
// Conversions through bits, so that they need no hardware support. Rounding is to nearest, ties to even.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/npy/npy.h"

#include <algorithm>
#include <cmath>

namespace norma::npy {

namespace {

/// A format with one sign bit, `exponent_bits` and `fraction_bits`, sixteen in all.
template <int exponent_bits, int fraction_bits> struct Format {
  static constexpr int bias = (1 << (exponent_bits - 1)) - 1;
  static constexpr int infinite = (1 << exponent_bits) - 1;
  static constexpr std::uint16_t infinity = std::uint16_t(infinite << fraction_bits);

  static double decode(std::uint16_t bits) {
    const int exponent = bits >> fraction_bits & infinite;
    const int fraction = bits & ((1 << fraction_bits) - 1);
    const double sign = bits & 0x8000 ? -1 : 1;
    if (exponent == infinite) return sign * (fraction ? double(NAN) : double(INFINITY));
    if (exponent == 0) return sign * std::ldexp(fraction, 1 - bias - fraction_bits);
    return sign * std::ldexp((1 << fraction_bits) + fraction, exponent - bias - fraction_bits);
  }

  static std::uint16_t encode(double value) {
    const std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    if (std::isnan(value)) return std::uint16_t(sign | infinity | 1 << (fraction_bits - 1));
    if (std::isinf(value)) return sign | infinity;
    if (value == 0) return sign;
    int exponent = 0;
    const double size = std::abs(value);
    std::frexp(size, &exponent);
    // Below the least normal number the spacing no longer shrinks.
    const int spacing = std::max(exponent - 1, 1 - bias) - fraction_bits;
    const double units = std::nearbyint(std::ldexp(size, -spacing));
    // Adding the units to the exponent's field lets a carry raise the exponent by itself.
    const double field = double(spacing + fraction_bits + bias - 1) * (1 << fraction_bits) + units;
    return field >= infinity ? sign | infinity : std::uint16_t(sign | std::uint16_t(field));
  }
};
using F16 = Format<5, 10>;
using Bf16 = Format<8, 7>;

} // namespace

double from_f16(std::uint16_t bits) { return F16::decode(bits); }
std::uint16_t to_f16(double value) { return F16::encode(value); }
double from_bf16(std::uint16_t bits) { return Bf16::decode(bits); }
std::uint16_t to_bf16(double value) { return Bf16::encode(value); }

} // namespace norma::npy
