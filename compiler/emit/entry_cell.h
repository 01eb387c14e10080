//===- entry_cell.h - room on the stack, made once per call ------------------------===//
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"

namespace norma::compiler::emit {

/// Room for `count` values of `type` at the function's entry, so that LLVM may promote it to registers.
mlir::Value make_entry_cell(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function,
                            mlir::Type type, int64_t count);

} // namespace norma::compiler::emit
