//===- lower.h - helpers of the lowerings to arith ------------------------===//
//
// Constants of a scalar's or a vector's type, and the choice between the operations on floats and on integers.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"

namespace norma::compiler::elementary {

inline bool is_float(mlir::Value value) {
  return mlir::isa<mlir::FloatType>(mlir::getElementTypeOrSelf(value.getType()));
}

/// A number of the type of `like`, splat over its lanes.
mlir::Value number_like(mlir::OpBuilder &builder, mlir::Location location, mlir::Value like, double number);

/// One operation on floats, another on integers.
template <typename OnFloats, typename OnIntegers>
mlir::Value lower_to(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange operands) {
  if (is_float(operands[0])) return OnFloats::create(builder, location, operands);
  return OnIntegers::create(builder, location, operands);
}

} // namespace norma::compiler::elementary
