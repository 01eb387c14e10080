//===- conversion.cpp - between what memory holds and what bodies compute with -===//
//
// See conversion.h. A number of f32 has one bit for the sign, eight for the exponent, 23 for the fraction; f16 has 1, 5
// and 10, bf16 1, 8 and 7.
//
//===----------------------------------------------------------------------===//
#include "compiler/emit/conversion.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// `element`, as often as `like` has lanes.
Type shaped(Type element, Type like) {
  auto vector = dyn_cast<VectorType>(like);
  return vector ? Type(VectorType::get(vector.getShape(), element)) : element;
}

/// Arithmetic on the bits of f32, a scalar or lanes.
class Bits {
public:
  Bits(OpBuilder &builder, Location location, Type like) : builder(builder), location(location), like(like) {}

  Value constant(uint32_t bits) const {
    Type type = shaped(builder.getI32Type(), like);
    TypedAttr number = builder.getI32IntegerAttr(static_cast<int32_t>(bits));
    if (auto vector = dyn_cast<VectorType>(type)) number = DenseElementsAttr::get(vector, Attribute(number));
    return arith::ConstantOp::create(builder, location, number);
  }
  Value add(Value a, Value b) const { return arith::AddIOp::create(builder, location, a, b); }
  Value sub(Value a, Value b) const { return arith::SubIOp::create(builder, location, a, b); }
  Value both(Value a, uint32_t mask) const { return arith::AndIOp::create(builder, location, a, constant(mask)); }
  Value either(Value a, Value b) const { return arith::OrIOp::create(builder, location, a, b); }
  Value left(Value a, uint32_t places) const { return arith::ShLIOp::create(builder, location, a, constant(places)); }
  Value right(Value a, uint32_t places) const { return arith::ShRUIOp::create(builder, location, a, constant(places)); }
  Value compare(arith::CmpIPredicate how, Value a, uint32_t b) const {
    return arith::CmpIOp::create(builder, location, how, a, constant(b));
  }
  Value select(Value condition, Value a, Value b) const {
    return arith::SelectOp::create(builder, location, condition, a, b);
  }
  Value as_number(Value bits) const {
    return arith::BitcastOp::create(builder, location, shaped(builder.getF32Type(), like), bits);
  }
  Value of_number(Value number) const {
    return arith::BitcastOp::create(builder, location, shaped(builder.getI32Type(), like), number);
  }
  Value from_16(Value bits) const {
    return arith::ExtUIOp::create(builder, location, shaped(builder.getI32Type(), like), bits);
  }
  Value to_16(Value bits) const {
    return arith::TruncIOp::create(builder, location, shaped(builder.getI16Type(), like), bits);
  }

private:
  OpBuilder &builder;
  Location location;
  Type like;
};

constexpr uint32_t sign_bit = 0x80000000, infinity = 0x7f800000, quiet_bit = 0x400000;

/// The exponent of f32 that `power` of two has, in its place.
constexpr uint32_t exponent(int power) { return static_cast<uint32_t>(127 + power) << 23; }

using arith::CmpIPredicate;

} // namespace

Type Conversion::memory_type(Type storage) {
  if (storage.isF16() || storage.isBF16()) return IntegerType::get(storage.getContext(), 16);
  if (storage.isInteger(1)) return IntegerType::get(storage.getContext(), 8);
  return storage;
}

Value Conversion::widen(Value loaded, Type storage, Type compute) const {
  if (storage.isInteger(1)) {
    Value zero = arith::ConstantOp::create(builder, location, builder.getZeroAttr(loaded.getType()));
    return arith::CmpIOp::create(builder, location, CmpIPredicate::ne, loaded, zero);
  }
  if (!isa<FloatType>(storage) || storage == compute) return loaded;
  Value number = storage.isF16() ? from_f16(loaded) : storage.isBF16() ? from_bf16(loaded) : loaded;
  if (getElementTypeOrSelf(number) == compute) return number;
  return arith::ExtFOp::create(builder, location, shaped(compute, number.getType()), number);
}

Value Conversion::narrow(Value value, Type storage) const {
  Type compute = getElementTypeOrSelf(value);
  if (storage.isInteger(1))
    return arith::ExtUIOp::create(builder, location, shaped(memory_type(storage), value.getType()), value);
  if (!isa<FloatType>(storage) || storage == compute) return value;
  if (storage.getIntOrFloatBitWidth() > compute.getIntOrFloatBitWidth())
    return arith::ExtFOp::create(builder, location, shaped(storage, value.getType()), value);
  if (storage.isF32()) return arith::TruncFOp::create(builder, location, shaped(storage, value.getType()), value);
  if (compute.isF64()) value = to_f32_by_odd(value);
  return storage.isF16() ? to_f16(value) : to_bf16(value);
}

Value Conversion::from_bf16(Value stored) const {
  Bits bits(builder, location, stored.getType());
  return bits.as_number(bits.left(bits.from_16(stored), 16));
}

Value Conversion::from_f16(Value stored) const {
  if (f16_instructions) {
    Value half = arith::BitcastOp::create(builder, location, shaped(builder.getF16Type(), stored.getType()), stored);
    return arith::ExtFOp::create(builder, location, shaped(builder.getF32Type(), stored.getType()), half);
  }
  Bits bits(builder, location, stored.getType());
  Value all = bits.from_16(stored), sign = bits.left(bits.both(all, 0x8000), 16), size = bits.both(all, 0x7fff);
  // The field of the exponent moves into its place, and its bias of 15 becomes one of 127.
  Value normal = bits.add(bits.left(size, 13), bits.constant(exponent(-15)));
  // Without a leading one: that many units of 2^-24, by a subtraction that is exact.
  Value shifted = bits.as_number(bits.add(bits.left(size, 13), bits.constant(exponent(-14))));
  Value denormal =
      bits.of_number(arith::SubFOp::create(builder, location, shifted, bits.as_number(bits.constant(exponent(-14)))));
  Value payload = bits.either(bits.left(size, 13), bits.constant(infinity));
  Value special = bits.select(bits.compare(CmpIPredicate::ugt, size, 0x7c00),
                              bits.either(payload, bits.constant(quiet_bit)), payload);
  Value finite = bits.select(bits.compare(CmpIPredicate::ult, size, 0x0400), denormal, normal);
  Value unsigned_number = bits.select(bits.compare(CmpIPredicate::uge, size, 0x7c00), special, finite);
  return bits.as_number(bits.either(unsigned_number, sign));
}

Value Conversion::to_bf16(Value number) const {
  Bits bits(builder, location, number.getType());
  Value all = bits.of_number(number), high = bits.right(all, 16);
  // Half a unit less one, and one more where the last place is odd: a tie goes to the even neighbour.
  Value rounded = bits.right(bits.add(bits.add(all, bits.constant(0x7fff)), bits.both(high, 1)), 16);
  Value is_nan = bits.compare(CmpIPredicate::ugt, bits.both(all, ~sign_bit), infinity);
  return bits.to_16(bits.select(is_nan, bits.either(high, bits.constant(quiet_bit >> 16)), rounded));
}

Value Conversion::to_f16(Value number) const {
  if (f16_instructions) {
    Value half = arith::TruncFOp::create(builder, location, shaped(builder.getF16Type(), number.getType()), number);
    return arith::BitcastOp::create(builder, location, shaped(builder.getI16Type(), number.getType()), half);
  }
  Bits bits(builder, location, number.getType());
  Value all = bits.of_number(number), size = bits.both(all, ~sign_bit);
  Value sign = bits.right(bits.both(all, sign_bit), 16);
  Value odd = bits.both(bits.right(size, 13), 1);
  Value rebiased = bits.sub(size, bits.constant(exponent(-15)));
  Value normal = bits.right(bits.add(bits.add(rebiased, bits.constant(0xfff)), odd), 13);
  // Beside a half, whose last place is 2^-24, the addition rounds as denormals do.
  Value half = bits.constant(exponent(-1));
  Value beside = arith::AddFOp::create(builder, location, bits.as_number(size), bits.as_number(half));
  Value denormal = bits.sub(bits.of_number(beside), half);
  Value payload = bits.either(bits.right(size, 13), bits.constant(0x7c00 | quiet_bit >> 13));
  Value special =
      bits.select(bits.compare(CmpIPredicate::ugt, size, infinity), bits.both(payload, 0x7fff), bits.constant(0x7c00));
  Value finite = bits.select(bits.compare(CmpIPredicate::ult, size, exponent(-14)), denormal, normal);
  Value unsigned_bits = bits.select(bits.compare(CmpIPredicate::uge, size, exponent(16)), special, finite);
  return bits.to_16(bits.either(unsigned_bits, sign));
}

/// f64 in f32 so that rounding it again is as rounding once: what is not exact ends in an odd place.
Value Conversion::to_f32_by_odd(Value number) const {
  Type wide = number.getType();
  Value nearest = arith::TruncFOp::create(builder, location, shaped(builder.getF32Type(), wide), number);
  Value back = arith::ExtFOp::create(builder, location, wide, nearest);
  Bits bits(builder, location, wide);
  Value all = bits.of_number(nearest);
  auto size_of = [&](Value value) -> Value {
    Type integer = shaped(builder.getI64Type(), wide);
    TypedAttr mask = builder.getI64IntegerAttr(INT64_MAX);
    if (auto vector = dyn_cast<VectorType>(integer)) mask = DenseElementsAttr::get(vector, Attribute(mask));
    Value without_sign =
        arith::AndIOp::create(builder, location, arith::BitcastOp::create(builder, location, integer, value),
                              arith::ConstantOp::create(builder, location, mask));
    return arith::BitcastOp::create(builder, location, wide, without_sign);
  };
  Value too_small = arith::CmpFOp::create(builder, location, arith::CmpFPredicate::OLT, size_of(back), size_of(number));
  Value inexact = arith::CmpFOp::create(builder, location, arith::CmpFPredicate::ONE, back, number);
  Value even = bits.compare(CmpIPredicate::eq, bits.both(all, 1), 0);
  Value moves = arith::AndIOp::create(builder, location, inexact, even);
  Value step = bits.select(too_small, bits.constant(1), bits.constant(~0u));
  return bits.as_number(bits.select(moves, bits.add(all, step), all));
}

} // namespace norma::compiler::emit
