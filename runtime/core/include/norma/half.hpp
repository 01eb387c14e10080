//===- half.hpp - numbers of 16 bits, for applications that have no type for them -----===//
//
// Storage: explicit conversions from and to float, no arithmetic. Rounding is to nearest, ties to even; denormals are
// kept; a NaN becomes quiet and keeps what fits of its payload. Kernels convert in the same way, bit for bit.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <bit>
#include <cstdint>

namespace norma {

/// IEEE's binary16: 5 bits of exponent, 10 of fraction.
struct float16 {
  std::uint16_t bits;

  float16() = default;
  explicit constexpr float16(float number) : bits(rounded(std::bit_cast<std::uint32_t>(number))) {}
  explicit constexpr operator float() const {
    const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16, size = bits & 0x7fffu;
    if (size > 0x7c00) return std::bit_cast<float>(sign | 0x7fc00000u | size << 13);
    if (size == 0x7c00) return std::bit_cast<float>(sign | 0x7f800000u);
    if (size >= 0x0400) return std::bit_cast<float>(sign | ((size << 13) + (112u << 23)));
    const float units = static_cast<float>(size) * 0x1p-24f;
    return sign != 0 ? -units : units;
  }

private:
  static constexpr std::uint16_t rounded(std::uint32_t number) {
    const std::uint32_t sign = number >> 16 & 0x8000u, size = number & 0x7fffffffu;
    std::uint32_t result = 0x7c00;
    if (size > 0x7f800000u)
      result |= 0x200u | (size >> 13 & 0x3ffu);
    else if (size < 113u << 23)
      // Beside a half, whose last place is 2^-24, the addition rounds as denormals do.
      result = std::bit_cast<std::uint32_t>(std::bit_cast<float>(size) + 0.5f) - std::bit_cast<std::uint32_t>(0.5f);
    else if (size < 143u << 23)
      result = (size - (112u << 23) + 0xfffu + (size >> 13 & 1)) >> 13;
    return static_cast<std::uint16_t>(sign | result);
  }
};

/// The upper half of a float: 8 bits of exponent, 7 of fraction.
struct bfloat16 {
  std::uint16_t bits;

  bfloat16() = default;
  explicit constexpr bfloat16(float number) : bits(rounded(std::bit_cast<std::uint32_t>(number))) {}
  explicit constexpr operator float() const { return std::bit_cast<float>(std::uint32_t{bits} << 16); }

private:
  static constexpr std::uint16_t rounded(std::uint32_t number) {
    if ((number & 0x7fffffffu) > 0x7f800000u) return static_cast<std::uint16_t>(number >> 16 | 0x40u);
    return static_cast<std::uint16_t>((number + 0x7fffu + (number >> 16 & 1)) >> 16);
  }
};

} // namespace norma
