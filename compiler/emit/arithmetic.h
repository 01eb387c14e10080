//===- arithmetic.h - short names for what emission writes most ---------------===//
#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Builders.h"

#include <functional>

namespace norma::compiler::emit {

/// Builds index arithmetic in i64 and floating point at whatever shape the operands have; folds constants.
class Arithmetic {
public:
  Arithmetic(mlir::OpBuilder &builder, mlir::Location location) : builder(builder), location(location) {}

  mlir::Value integer(int64_t value) const;
  mlir::Value real(double value, mlir::Type type) const; ///< splat where `type` is a vector
  mlir::Value add(mlir::Value a, mlir::Value b) const;
  mlir::Value sub(mlir::Value a, mlir::Value b) const;
  mlir::Value mul(mlir::Value a, mlir::Value b) const;
  mlir::Value div(mlir::Value a, mlir::Value b) const; ///< integers: unsigned
  mlir::Value rem(mlir::Value a, mlir::Value b) const;
  mlir::Value min(mlir::Value a, mlir::Value b) const;
  mlir::Value less(mlir::Value a, mlir::Value b) const;
  mlir::Value select(mlir::Value condition, mlir::Value a, mlir::Value b) const;
  mlir::Value ceil_div(mlir::Value a, int64_t b) const;
  mlir::Value to_real(mlir::Value integer, mlir::Type type) const;

  template <typename Operation> mlir::Value create(mlir::Value a, mlir::Value b) const {
    return builder.createOrFold<Operation>(location, a, b);
  }

  using Body = std::function<void(mlir::Value)>;
  /// for (i = begin; i < end; i += step) body(i)
  mlir::scf::ForOp loop(mlir::Value begin, mlir::Value end, int64_t step, const Body &body) const;
  mlir::scf::ForOp loop(mlir::Value begin, mlir::Value end, mlir::Value step, const Body &body) const;
  void if_then_else(mlir::Value condition, const std::function<void()> &then,
                    const std::function<void()> &otherwise) const;

  static std::optional<int64_t> known(mlir::Value value);

private:
  mlir::OpBuilder &builder;
  mlir::Location location;
};

} // namespace norma::compiler::emit
