//===- lanes.cpp - arithmetic on the lanes of a scalar or a vector --------===//
//
// See lanes.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/expand/lanes.h"

#include "compiler/elementary/lower.h"

#include <numbers>

using namespace mlir;

namespace norma::compiler::elementary {

Lanes::Lanes(OpBuilder &builder, Location location, Value like)
    : builder_(builder), location_(location), floats_(like.getType()),
      width_(getElementTypeOrSelf(floats_).getIntOrFloatBitWidth()) {
  integers_ = builder.getIntegerType(width_);
  if (auto shaped = dyn_cast<ShapedType>(floats_)) integers_ = shaped.clone(integers_);
}

static Value splat(OpBuilder &builder, Location location, Type type, TypedAttr attribute) {
  if (auto shaped = dyn_cast<ShapedType>(type)) attribute = DenseElementsAttr::get(shaped, attribute);
  return arith::ConstantOp::create(builder, location, attribute);
}

Value Lanes::number(double value) {
  return splat(builder_, location_, floats_, builder_.getFloatAttr(getElementTypeOrSelf(floats_), value));
}

Value Lanes::integer(std::int64_t value) {
  return splat(builder_, location_, integers_, builder_.getIntegerAttr(getElementTypeOrSelf(integers_), value));
}

Value Lanes::polynomial(Value x, ArrayRef<double> coefficients) {
  Value sum = number(coefficients.back());
  for (double coefficient : llvm::reverse(coefficients.drop_back())) sum = add(number(coefficient), multiply(x, sum));
  return sum;
}

Value Lanes::power_of_two(Value exponent) {
  return from_bits(shift_left(add_bits(exponent, integer(exponent_bias())), mantissa_bits()));
}

double ln2_high(const Lanes &lanes) { return lanes.is_double() ? 2977044472.0 / 0x1p32 : 22713.0 / 0x1p15; }

double ln2_low(const Lanes &lanes) { return lanes.is_double() ? -4.2009150726810846e-11 : 1.4286068203094173e-06; }

Reduced reduce_by_ln2(Lanes &lanes, Value x) {
  // Adding 1.5 · 2^mantissa leaves the nearest whole number in the lowest bits.
  const Value magic = lanes.number(1.5 * (lanes.is_double() ? 0x1p52 : 0x1p23));
  const Value shifted = lanes.add(lanes.multiply(x, lanes.number(std::numbers::log2e)), magic);
  const Value n = lanes.subtract_bits(lanes.bits(shifted), lanes.bits(magic));
  const Value whole = lanes.subtract(shifted, magic);
  const Value without_high = lanes.subtract(x, lanes.multiply(whole, lanes.number(ln2_high(lanes))));
  return {lanes.subtract(without_high, lanes.multiply(whole, lanes.number(ln2_low(lanes)))), n};
}

} // namespace norma::compiler::elementary
