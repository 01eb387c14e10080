//===- rounding.cpp - what a type makes of a number -----------------------===//

#include "compiler/reference/rounding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace norma::reference {

namespace {

/// `digits` of the significand, the leading one included; exponents of the smallest and largest normal number.
double rounded(double value, int digits, int least, int greatest) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double step = std::ldexp(1.0, std::max(std::ilogb(value), least) - (digits - 1));
  const double nearest = std::nearbyint(value / step) * step;
  if (std::abs(nearest) < std::ldexp(1.0, greatest + 1)) return nearest;
  return std::copysign(std::numeric_limits<double>::infinity(), value);
}

} // namespace

double rounded(double value, Storage type) {
  switch (type) {
  case Storage::f64:
    return value;
  case Storage::f32:
    return rounded(value, 24, -126, 127);
  case Storage::f16:
    return rounded(value, 11, -14, 15);
  case Storage::bf16:
    return rounded(value, 8, -126, 127);
  }
  return value;
}

} // namespace norma::reference
