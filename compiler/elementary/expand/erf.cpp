//===- erf.cpp - the error function ----------------------------------------===//
//
//   |x| < 1:  erf x = x + x P(x²)
//   else:     erf x = 1 − e^{−Q(|x| − 1)},   Q(s) = −log erfc(1 + s), with the sign of x
//
// P and Q are polynomials of least greatest error, relative to erf: P of degree 6 and 12 is within 2⁻²⁹·⁶ and 2⁻⁶²·⁷,
// Q of degree 7 and 19 within 2⁻³⁵ and 2⁻⁶². What Q is off counts erfc / erf, at most a fifth. Beyond 3.92 in f32 and
// 5.87 in f64 the value rounds to 1.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

using namespace mlir;

namespace norma::compiler::elementary {

namespace {

constexpr double small_of_float[] = {1.28379167e-1, -3.76126258e-1, 1.12835851e-1, -2.68538117e-2,
                                     5.18832721e-3, -8.0101896e-4,  7.8538484e-5};
constexpr double small_of_double[] = {1.2837916709551257e-1,  -3.7612638903183748e-1, 1.1283791670954857e-1,
                                      -2.6866170645072894e-2, 5.2239776247808558e-3,  -8.5483269787414032e-4,
                                      1.2055331036866374e-4,  -1.4925593506029412e-5, 1.6460972802586815e-6,
                                      -1.635002506553814e-7,  1.4657878770395011e-8,  -1.1365661793395932e-9,
                                      5.9452546929660004e-11};

constexpr double large_of_float[] = {1.84960551,     2.63896752,    8.43107065e-1,  4.15635516e-2,
                                     -1.00465891e-2, 2.01209838e-3, -2.89589119e-4, 2.16975611e-5};
constexpr double large_of_double[] = {
    1.8496055099332482,      2.6389675142347909,     8.4310725635851194e-1,  4.1561098045827758e-2,
    -1.0033825424907288e-2,  1.9779029458333192e-3,  -2.3732431730507505e-4, -2.6271754475161664e-5,
    2.7144567880528663e-5,   -9.5836185335192619e-6, 2.0270620844057081e-6,  -1.1104295004849276e-7,
    -1.20951087094072e-7,    6.5014675744055661e-8,  -2.0290508365442278e-8, 4.5011184844566398e-9,
    -7.2252227062533771e-10, 8.0316710816166935e-11, -5.539815134640406e-12, 1.7840069068384242e-13};

} // namespace

Value expand_erf(Lanes &lanes, Value x) {
  using enum arith::CmpFPredicate;
  const bool wide = lanes.is_double();
  const std::int64_t sign_bit = std::int64_t(1) << (wide ? 63 : 31);
  const Value sign = lanes.and_bits(lanes.bits(x), lanes.integer(wide ? sign_bit : -sign_bit));
  const Value size = lanes.from_bits(lanes.subtract_bits(lanes.bits(x), sign));
  const Value one = lanes.number(1);

  const Value square = lanes.multiply(x, x);
  const Value rest = lanes.polynomial(square, wide ? ArrayRef(small_of_double) : ArrayRef(small_of_float));
  const Value near = lanes.add(x, lanes.multiply(x, rest));

  const Value highest = lanes.number(wide ? 5.95 : 3.95);
  const Value held = lanes.choose(lanes.compare(OGT, size, highest), highest, size);
  const Value beyond = lanes.subtract(held, one);
  const Value logarithm = lanes.polynomial(beyond, wide ? ArrayRef(large_of_double) : ArrayRef(large_of_float));
  const Value complement = expand_exp(lanes, lanes.subtract(lanes.number(0), logarithm));
  const Value far = lanes.from_bits(lanes.or_bits(lanes.bits(lanes.subtract(one, complement)), sign));
  return lanes.choose(lanes.compare(OLT, size, one), near, lanes.choose(lanes.compare(UNO, x, x), x, far));
}

} // namespace norma::compiler::elementary
