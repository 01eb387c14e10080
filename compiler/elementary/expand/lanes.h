//===- lanes.h - arithmetic on the lanes of a scalar or a vector ----------===//
//
// What the expansions are written in: infix helpers over arith, and the bits of floats.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace norma::compiler::elementary {

class Lanes {
public:
  /// `like` gives the type: f32 or f64, or a vector of them.
  Lanes(mlir::OpBuilder &builder, mlir::Location location, mlir::Value like);

  bool is_double() const { return width_ == 64; }
  int mantissa_bits() const { return is_double() ? 52 : 23; }
  int exponent_bias() const { return is_double() ? 1023 : 127; }

  mlir::Value number(double value);
  mlir::Value integer(std::int64_t value);

  mlir::Value add(mlir::Value a, mlir::Value b) { return mlir::arith::AddFOp::create(builder_, location_, a, b); }
  mlir::Value subtract(mlir::Value a, mlir::Value b) { return mlir::arith::SubFOp::create(builder_, location_, a, b); }
  mlir::Value multiply(mlir::Value a, mlir::Value b) { return mlir::arith::MulFOp::create(builder_, location_, a, b); }
  mlir::Value divide(mlir::Value a, mlir::Value b) { return mlir::arith::DivFOp::create(builder_, location_, a, b); }

  mlir::Value add_bits(mlir::Value a, mlir::Value b) { return mlir::arith::AddIOp::create(builder_, location_, a, b); }
  mlir::Value subtract_bits(mlir::Value a, mlir::Value b) {
    return mlir::arith::SubIOp::create(builder_, location_, a, b);
  }
  mlir::Value and_bits(mlir::Value a, mlir::Value b) { return mlir::arith::AndIOp::create(builder_, location_, a, b); }
  mlir::Value or_bits(mlir::Value a, mlir::Value b) { return mlir::arith::OrIOp::create(builder_, location_, a, b); }
  mlir::Value shift_left(mlir::Value a, int by) {
    return mlir::arith::ShLIOp::create(builder_, location_, a, integer(by));
  }
  mlir::Value shift_right(mlir::Value a, int by) {
    return mlir::arith::ShRSIOp::create(builder_, location_, a, integer(by));
  }

  mlir::Value bits(mlir::Value a) { return mlir::arith::BitcastOp::create(builder_, location_, integers_, a); }
  mlir::Value from_bits(mlir::Value a) { return mlir::arith::BitcastOp::create(builder_, location_, floats_, a); }
  mlir::Value to_float(mlir::Value a) { return mlir::arith::SIToFPOp::create(builder_, location_, floats_, a); }

  mlir::Value compare(mlir::arith::CmpFPredicate predicate, mlir::Value a, mlir::Value b) {
    return mlir::arith::CmpFOp::create(builder_, location_, predicate, a, b);
  }
  mlir::Value choose(mlir::Value condition, mlir::Value a, mlir::Value b) {
    return mlir::arith::SelectOp::create(builder_, location_, condition, a, b);
  }

  /// coefficients[0] + x (coefficients[1] + x (…)).
  mlir::Value polynomial(mlir::Value x, llvm::ArrayRef<double> coefficients);

  /// 2 to the power of an integer within the range of normal exponents.
  mlir::Value power_of_two(mlir::Value exponent);

private:
  mlir::OpBuilder &builder_;
  mlir::Location location_;
  mlir::Type floats_, integers_;
  unsigned width_;
};

/// ln 2 in two parts; n times the first is exact for every exponent n, its trailing bits being zero.
double ln2_high(const Lanes &lanes);
double ln2_low(const Lanes &lanes);

/// x = n ln 2 + r with |r| at most ln 2 / 2; n as an integer.
struct Reduced {
  mlir::Value r, n;
};

/// NaN gives r NaN and some n. |x| is at most some 10³.
Reduced reduce_by_ln2(Lanes &lanes, mlir::Value x);

mlir::Value expand_erf(Lanes &lanes, mlir::Value x);
mlir::Value expand_exp(Lanes &lanes, mlir::Value x);
mlir::Value expand_log(Lanes &lanes, mlir::Value x);
mlir::Value expand_tanh(Lanes &lanes, mlir::Value x);

} // namespace norma::compiler::elementary
