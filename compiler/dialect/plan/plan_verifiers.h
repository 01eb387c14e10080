//===- plan_verifiers.h - what several verifiers of the plan share ---------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// Fails, with a diagnostic, where an axis is not in the axis table of the operation's form.
mlir::LogicalResult verify_known_axes(mlir::Operation *op, llvm::ArrayRef<mlir::StringAttr> axes);

} // namespace norma::compiler::plan
