//===- truth.cpp - elementary functions of a float, in double ---------------------------------===//

#include "tests/elementary/truth.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

namespace norma::elementary {

// The third term of both series is below x⁴ / 5 of the first.
static constexpr double tiny = 0x1p-13;

double true_erf(float x) {
  const double wide = x, size = std::fabs(wide);
  if (size < tiny) return 2 * std::numbers::inv_sqrtpi * (wide - wide * wide * wide / 3);
  // erfc 6 = 2e-17.
  return size > 6 ? std::copysign(1.0, wide) : std::erf(wide);
}

double true_tanh(float x) {
  const double wide = x, size = std::fabs(wide);
  if (size < tiny) return wide - wide * wide * wide / 3;
  // 2 e⁻⁴⁰ = 8e-18.
  return size > 20 ? std::copysign(1.0, wide) : std::tanh(wide);
}

double true_exp(float x) {
  const double wide = x;
  if (std::fabs(wide) < 0x1p-27) return 1 + wide;
  // e^-150 is below half the least float by 10¹⁹, e^100 above the greatest.
  return wide > 100 ? std::numeric_limits<double>::infinity() : wide < -150 ? 0 : std::exp(wide);
}

/// log m for every mantissa m, from √½ to √2.
static const std::vector<double> &log_of_mantissas() {
  static const std::vector<double> table = [] {
    std::vector<double> values;
    for (std::uint32_t mantissa = 0; mantissa < 1u << 23; ++mantissa) {
      const double m = 1 + mantissa * 0x1p-23;
      values.push_back(std::log(m < std::numbers::sqrt2 ? m : m / 2));
    }
    return values;
  }();
  return table;
}

double true_log(float x) {
  if (!(x >= std::numeric_limits<float>::min()) || std::isinf(x)) return std::log(double(x));
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(x), mantissa = bits & 0x7fffff;
  const double value = log_of_mantissas()[mantissa];
  return (int(bits >> 23) - 127 + (1 + mantissa * 0x1p-23 >= std::numbers::sqrt2)) * std::numbers::ln2 + value;
}

} // namespace norma::elementary
