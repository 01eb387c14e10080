//===- body.h - the scalar body of a traversal, evaluated at one element ---===//
#pragma once

#include "compiler/plan/interpreter/values.h"

namespace norma::compiler::plan {

/// What the body yields for the elements read, at these coordinates. Floats are doubles whatever their type;
/// `plan.narrow` alone rounds.
llvm::SmallVector<Scalar> evaluate_body(mlir::Block &body, llvm::ArrayRef<Scalar> elements, const Extents &extents,
                                        const Coordinates &coordinates);

} // namespace norma::compiler::plan
