//===- dependence.h - which operation of a block needs which ---------------===//
#pragma once

#include "mlir/IR/Operation.h"

namespace norma::compiler::plan {

/// The operand of `user` (or of something in between that `user` needs) that `producer` makes; null if `user` does not
/// need it. Both stand in one block.
mlir::Value needed_result(mlir::Operation *user, mlir::Operation *producer);

/// Whether `user` needs `producer` through some operation between them.
mlir::Operation *needs_through(mlir::Operation *user, mlir::Operation *producer);

} // namespace norma::compiler::plan
