//===- narrow.cpp - numbers of sixteen bits -------------------------------===//
//
// As cvt.rn does: to nearest, ties to even, denormals kept. In integers, so that every host gives the same bits.
//
//===----------------------------------------------------------------------===//
#include "compiler/target/cuda/emulator/calls.h"

#include <algorithm>
#include <bit>
#include <cmath>

static constexpr uint16_t not_a_number = 0x7FFF;

/// `precision` counts the digits with the leading one, `least` is the exponent of the smallest normal number, and
/// `infinity` has the exponent's bits alone.
static uint16_t round(double value, int precision, int least, uint16_t infinity) {
  if (std::isnan(value)) return not_a_number;
  const uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  const double size = std::fabs(value);
  if (std::isinf(size)) return sign | infinity;
  if (size == 0) return sign;
  // The value in units of its last place, at most 2^precision: it rounds to an integer.
  const int exponent = std::max(std::ilogb(size), least);
  const auto units = static_cast<uint64_t>(std::nearbyint(std::scalbn(size, precision - 1 - exponent)));
  // The leading one of a normal number adds one to the exponent's field, a carry one more.
  const uint64_t field = static_cast<uint64_t>(exponent - least) << (precision - 1);
  return sign | static_cast<uint16_t>(std::min<uint64_t>(field + units, infinity));
}

uint16_t norma_emulator_f16_of_f64(double value) { return round(value, 11, -14, 0x7C00); }
uint16_t norma_emulator_bf16_of_f64(double value) { return round(value, 8, -126, 0x7F80); }

/// Drops the lowest bits of a size's bit pattern; a carry reaches the exponent.
static uint32_t drop(uint32_t size, int bits) { return (size + (1u << (bits - 1)) - 1 + (size >> bits & 1)) >> bits; }

uint16_t norma_emulator_f16_of_f32(float value) {
  const uint32_t bits = std::bit_cast<uint32_t>(value), size = bits & 0x7FFFFFFF;
  if (size > 0x7F800000) return not_a_number;
  const auto sign = static_cast<uint16_t>(bits >> 16 & 0x8000);
  // Below the least normal number: the last place of 0.5 + x is that of the denormals.
  if (size < 0x38800000)
    return sign | static_cast<uint16_t>(std::bit_cast<uint32_t>(std::bit_cast<float>(size) + 0.5f) - 0x3F000000);
  return sign | static_cast<uint16_t>(std::min(drop(size - (112u << 23), 13), 0x7C00u));
}

uint16_t norma_emulator_bf16_of_f32(float value) {
  if (std::isnan(value)) return not_a_number;
  const uint32_t bits = std::bit_cast<uint32_t>(value);
  return static_cast<uint16_t>((bits >> 16 & 0x8000) | drop(bits & 0x7FFFFFFF, 16));
}

float norma_emulator_f32_of_f16(uint32_t bits) {
  const uint32_t sign = (bits & 0x8000) << 16, exponent = bits >> 10 & 31, fraction = bits & 0x3FF;
  if (exponent == 31) return std::bit_cast<float>(fraction ? 0x7FFFFFFF : sign | 0x7F800000);
  if (exponent) return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
  const float size = static_cast<float>(fraction) * 0x1p-24f;
  return std::bit_cast<float>(sign | std::bit_cast<uint32_t>(size));
}
