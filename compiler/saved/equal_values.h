//===- equal_values.h - values of one form that are values of another -----===//
//
// Two values are equal if they are the same expression of the same arguments; arguments are the same by name.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler {

/// For each value of `derived` that `forward` computes as well, that value of `forward`.
llvm::DenseMap<mlir::Value, mlir::Value> equal_values(norm::FormOp forward, norm::FormOp derived);

} // namespace norma::compiler
