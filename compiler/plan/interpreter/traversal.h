//===- traversal.h - one walk over a space ---------------------------------===//
#pragma once

#include "compiler/plan/interpreter/values.h"

namespace norma::compiler::plan {

/// The accumulators and emitted arrays of the traversal in the instance whose coordinates are given. `values` gives
/// the arrays that it reads.
std::vector<SharedValues> run_traversal(TraverseOp op, const Extents &extents, Coordinates &coordinates,
                                        llvm::function_ref<SharedValues(mlir::Value)> values);

} // namespace norma::compiler::plan
