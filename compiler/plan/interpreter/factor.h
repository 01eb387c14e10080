//===- factor.h - the matrix factorizations, by the plainest methods -------===//
#pragma once

#include "compiler/plan/interpreter/values.h"

namespace norma::compiler::plan {

/// The result of a factorization of the operands, one matrix for each coordinate of the axes that are not joint.
Values run_factor(FactorOp op, const Extents &extents, Coordinates &coordinates, llvm::ArrayRef<SharedValues> operands);

} // namespace norma::compiler::plan
