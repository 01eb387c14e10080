//===- exp.cpp - the exponential function ---------------------------------===//
//
//   e^x = 2^n e^r,   x = n ln 2 + r,   |r| ≤ ln 2 / 2
//
// e^r in f32 by the polynomial of least greatest error, 2⁻³⁴; in f64 by its series, whose first term left out is below
// r^14/14! = 4e-18, a fiftieth of a unit in the last place. 2^n is applied in two halves, so that results may be
// subnormal or overflow.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

using namespace mlir;

namespace norma::compiler::elementary {

/// Of (e^r − 1 − r) / r².
static constexpr double rest_of_float[] = {0.500000007,   1.66666659e-1, 4.16662944e-2,
                                           8.33349735e-3, 1.39447038e-3, 1.97902938e-4};

Value expand_exp(Lanes &lanes, Value x) {
  // Beyond these e^x is infinite, or rounds to 0. NaN is neither above nor below.
  const Value highest = lanes.number(lanes.is_double() ? 710 : 89);
  const Value lowest = lanes.number(lanes.is_double() ? -746 : -104);
  Value held = lanes.choose(lanes.compare(arith::CmpFPredicate::OGT, x, highest), highest, x);
  held = lanes.choose(lanes.compare(arith::CmpFPredicate::OLT, held, lowest), lowest, held);
  const Reduced reduced = reduce_by_ln2(lanes, held);

  // e^r = 1 + (r + r² (1/2 + r/6 + …)): the largest terms are added last.
  SmallVector<double> coefficients(std::begin(rest_of_float), std::end(rest_of_float));
  if (lanes.is_double()) {
    coefficients.clear();
    double factorial = 1;
    for (int k = 2; k <= 13; ++k) coefficients.push_back(1 / (factorial *= k));
  }
  const Value square = lanes.multiply(reduced.r, reduced.r);
  const Value rest = lanes.multiply(square, lanes.polynomial(reduced.r, coefficients));
  const Value power = lanes.add(lanes.number(1), lanes.add(reduced.r, rest));

  const Value half = lanes.shift_right(reduced.n, 1);
  const Value scaled = lanes.multiply(power, lanes.power_of_two(half));
  const Value value = lanes.multiply(scaled, lanes.power_of_two(lanes.subtract_bits(reduced.n, half)));
  return lanes.choose(lanes.compare(arith::CmpFPredicate::UNO, x, x), x, value);
}

} // namespace norma::compiler::elementary
