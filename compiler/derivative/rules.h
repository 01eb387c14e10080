//===- rules.h - the cotangents of one operation's operands ---------------===//
//
// What reverse mode needs of each operation of the dialect.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/build.h"

namespace norma::compiler::derivative {

/// Receives what an operand's cotangent grows by.
using Contribute = llvm::function_ref<void(mlir::Value operand, mlir::Value contribution)>;

/// Whether a value depends on what is differentiated.
using IsActive = llvm::function_ref<bool(mlir::Value)>;

/// Builds the contributions to the operands of `op` that are active, from the cotangent of its result. A
/// contribution has no axis that the operand lacks, but may lack some of the operand's: it is the same along them.
/// Fails with an error at the operation where there is no rule.
mlir::LogicalResult pull_back(norm::Math &math, mlir::Operation *op, mlir::Value cotangent, IsActive is_active,
                              Contribute contribute);

/// The adjoint of implicit broadcasting: `value`, which belongs to an array over `from`, summed to the axes `to`. Along
/// axes that it lacks it is the same, so there the sum is the extent times it.
mlir::Value sum_to(norm::Math &math, mlir::Value value, llvm::ArrayRef<mlir::StringAttr> from,
                   llvm::ArrayRef<mlir::StringAttr> to);

} // namespace norma::compiler::derivative
