//===- frame.h - what a task function is given ------------------------------------===//
#pragma once

#include "compiler/emit/machine.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::cpu {

/// The parameters of a `norma_tasks`: the frame, begin and end of its tasks, its worker.
llvm::SmallVector<mlir::Type> task_parameters(mlir::MLIRContext *context);

emit::Frame enter_task(mlir::OpBuilder &builder, mlir::Location location, mlir::func::FuncOp function);

} // namespace norma::compiler::cpu
