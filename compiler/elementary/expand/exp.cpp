//===- exp.cpp - the exponential function ---------------------------------===//
//
//   e^x = 2^n e^r,   x = n ln 2 + r,   |r| ≤ ln 2 / 2
//
// e^r by its series: the first term left out is below r^8/8! = 5e-9 in f32 and r^14/14! = 4e-18 in f64, a tenth and a
// fiftieth of a unit in the last place. 2^n is applied in two halves, so that results may be subnormal or overflow.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

using namespace mlir;

namespace norma::compiler::elementary {

Value expand_exp(Lanes &lanes, Value x) {
  // Beyond these e^x is infinite, or rounds to 0. NaN is neither above nor below.
  const Value highest = lanes.number(lanes.is_double() ? 710 : 89);
  const Value lowest = lanes.number(lanes.is_double() ? -746 : -104);
  Value held = lanes.choose(lanes.compare(arith::CmpFPredicate::OGT, x, highest), highest, x);
  held = lanes.choose(lanes.compare(arith::CmpFPredicate::OLT, held, lowest), lowest, held);
  const Reduced reduced = reduce_by_ln2(lanes, held);

  // e^r = 1 + (r + r² (1/2 + r/6 + …)): the largest terms are added last.
  SmallVector<double> coefficients;
  double factorial = 1;
  for (int k = 2, last = lanes.is_double() ? 13 : 7; k <= last; ++k) coefficients.push_back(1 / (factorial *= k));
  const Value square = lanes.multiply(reduced.r, reduced.r);
  const Value rest = lanes.multiply(square, lanes.polynomial(reduced.r, coefficients));
  const Value power = lanes.add(lanes.number(1), lanes.add(reduced.r, rest));

  const Value half = lanes.shift_right(reduced.n, 1);
  const Value scaled = lanes.multiply(power, lanes.power_of_two(half));
  const Value value = lanes.multiply(scaled, lanes.power_of_two(lanes.subtract_bits(reduced.n, half)));
  return lanes.choose(lanes.compare(arith::CmpFPredicate::UNO, x, x), x, value);
}

} // namespace norma::compiler::elementary
