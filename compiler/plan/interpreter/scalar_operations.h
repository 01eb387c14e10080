//===- scalar_operations.h - arith and math in double ----------------------===//
#pragma once

#include "compiler/plan/interpreter/scalar.h"
#include "mlir/IR/Operation.h"

namespace norma::compiler::plan {

/// The result of an operation of the arith or math dialect; an internal error for one that has no meaning here.
Scalar evaluate_scalar(mlir::Operation *op, llvm::ArrayRef<Scalar> operands);

/// The constant as a scalar.
Scalar constant_scalar(mlir::Attribute value);

} // namespace norma::compiler::plan
