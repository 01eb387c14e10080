//===- log.cpp - the natural logarithm ------------------------------------===//
//
//   log x = n ln 2 + log m,   x = 2^n m,   √½ ≤ m < √2
//   log(1 + f) = f − (f²/2 − s (f²/2 + R)),   s = f / (2 + f),   R = 2 s² (1/3 + s²/5 + s⁴/7 + …)
//
// which is 2 artanh(s) written so that f, the largest part, enters without rounding. |s| ≤ 0.172: the first term left
// out of R is below 2 s^10/11 = 4e-9 in f32 and 2 s^22/23 = 1.3e-18 in f64, relative to s.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

#include <limits>

using namespace mlir;

namespace norma::compiler::elementary {

Value expand_log(Lanes &lanes, Value x) {
  using enum arith::CmpFPredicate;
  const Value zero = lanes.number(0);
  const Value infinity = lanes.number(std::numeric_limits<double>::infinity());

  // Subnormal numbers are scaled into the normal range first.
  const Value smallest = lanes.number(lanes.is_double() ? 0x1p-1022 : 0x1p-126);
  const Value is_small = lanes.compare(OLT, x, smallest);
  const Value normal = lanes.choose(is_small, lanes.multiply(x, lanes.number(0x1p54)), x);
  const Value lowered = lanes.choose(is_small, lanes.number(54), zero);

  // n counts from √½ up, so that m comes out around 1.
  const Value bits = lanes.bits(normal);
  const Value root = lanes.bits(lanes.number(0.70710678118654752440));
  const Value n = lanes.shift_right(lanes.subtract_bits(bits, root), lanes.mantissa_bits());
  const Value m = lanes.from_bits(lanes.subtract_bits(bits, lanes.shift_left(n, lanes.mantissa_bits())));
  const Value whole = lanes.subtract(lanes.to_float(n), lowered);

  const Value f = lanes.subtract(m, lanes.number(1));
  const Value s = lanes.divide(f, lanes.add(lanes.number(2), f));
  const Value square = lanes.multiply(s, s);
  SmallVector<double> coefficients;
  for (int k = 3, last = lanes.is_double() ? 21 : 9; k <= last; k += 2) coefficients.push_back(2.0 / k);
  const Value series = lanes.multiply(square, lanes.polynomial(square, coefficients));
  const Value half_square = lanes.multiply(lanes.multiply(lanes.number(0.5), f), f);
  const Value correction = lanes.multiply(s, lanes.add(half_square, series));

  const Value small_parts = lanes.add(correction, lanes.multiply(whole, lanes.number(ln2_low(lanes))));
  const Value mantissa = lanes.subtract(f, lanes.subtract(half_square, small_parts));
  const Value value = lanes.add(lanes.multiply(whole, lanes.number(ln2_high(lanes))), mantissa);

  const Value at_zero = lanes.number(-std::numeric_limits<double>::infinity());
  const Value nowhere = lanes.number(std::numeric_limits<double>::quiet_NaN());
  Value result = lanes.choose(lanes.compare(OEQ, x, zero), at_zero, value);
  result = lanes.choose(lanes.compare(OLT, x, zero), nowhere, result);
  result = lanes.choose(lanes.compare(OEQ, x, infinity), infinity, result);
  return lanes.choose(lanes.compare(UNO, x, x), x, result);
}

} // namespace norma::compiler::elementary
