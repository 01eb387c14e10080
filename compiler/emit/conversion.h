//===- conversion.h - between what memory holds and what bodies compute with ---===//
//
// Booleans are bytes in memory, as vectors of i1 are not. Values of 16 bits are loaded and stored as the integers that
// they are; the arithmetic between them and f32 is ours wherever a machine has no instruction for it, so that no
// library is called and all machines give the same bits: to nearest, ties to even, denormals kept, a NaN quiet with
// what fits of its payload.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/IR/Builders.h"

namespace norma::compiler::emit {

class Conversion {
public:
  /// `f16_instructions`: the machine converts between f16 and f32 itself.
  Conversion(mlir::OpBuilder &builder, mlir::Location location, bool f16_instructions)
      : builder(builder), location(location), f16_instructions(f16_instructions) {}

  /// The type in which elements of `storage` are loaded and stored.
  static mlir::Type memory_type(mlir::Type storage);

  /// A scalar or lanes from memory, as `compute`; what is not floating point stays as it is.
  mlir::Value widen(mlir::Value loaded, mlir::Type storage, mlir::Type compute) const;
  /// A scalar or lanes, rounded to what memory holds.
  mlir::Value narrow(mlir::Value value, mlir::Type storage) const;

private:
  mlir::Value from_f16(mlir::Value bits) const;
  mlir::Value from_bf16(mlir::Value bits) const;
  mlir::Value to_f16(mlir::Value number) const;
  mlir::Value to_bf16(mlir::Value number) const;
  mlir::Value to_f32_by_odd(mlir::Value number) const;

  mlir::OpBuilder &builder;
  mlir::Location location;
  bool f16_instructions;
};

} // namespace norma::compiler::emit
