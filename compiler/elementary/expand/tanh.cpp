//===- tanh.cpp - the hyperbolic tangent ----------------------------------===//
//
//   tanh x = t / (t + 2),   t = e^{2|x|} − 1 = 2^n (e^r − 1) + (2^n − 1)
//
// e^r − 1 by its series, so that nothing cancels for small x. Beyond 9.1 in f32 and 19.1 in f64 the value rounds to 1.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

using namespace mlir;

namespace norma::compiler::elementary {

Value expand_tanh(Lanes &lanes, Value x) {
  const std::int64_t sign_bit = std::int64_t(1) << (lanes.mantissa_bits() + (lanes.is_double() ? 11 : 8));
  const Value sign = lanes.and_bits(lanes.bits(x), lanes.integer(lanes.is_double() ? sign_bit : -sign_bit));
  const Value size = lanes.from_bits(lanes.subtract_bits(lanes.bits(x), sign));
  const Value highest = lanes.number(lanes.is_double() ? 20 : 10);
  const Value held = lanes.choose(lanes.compare(arith::CmpFPredicate::OGT, size, highest), highest, size);
  const Reduced reduced = reduce_by_ln2(lanes, lanes.add(held, held));

  SmallVector<double> coefficients;
  double factorial = 1;
  for (int k = 2, last = lanes.is_double() ? 14 : 8; k <= last; ++k) coefficients.push_back(1 / (factorial *= k));
  const Value square = lanes.multiply(reduced.r, reduced.r);
  const Value grown = lanes.add(reduced.r, lanes.multiply(square, lanes.polynomial(reduced.r, coefficients)));
  const Value scale = lanes.power_of_two(reduced.n);
  const Value t = lanes.add(lanes.multiply(scale, grown), lanes.subtract(scale, lanes.number(1)));
  const Value value = lanes.divide(t, lanes.add(t, lanes.number(2)));
  const Value signed_value = lanes.from_bits(lanes.or_bits(lanes.bits(value), sign));
  return lanes.choose(lanes.compare(arith::CmpFPredicate::UNO, x, x), x, signed_value);
}

} // namespace norma::compiler::elementary
