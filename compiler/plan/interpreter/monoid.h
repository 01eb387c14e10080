//===- monoid.h - how a reduction begins, takes an element and merges ------===//
#pragma once

#include "compiler/plan/interpreter/scalar.h"
#include "mlir/IR/Types.h"

namespace norma::compiler::plan {

/// What no elements give. `type` is the accumulator's element type.
Scalar identity(llvm::StringRef monoid, mlir::Type type);

/// One element, or a state that is passed on as it is.
Scalar lift(llvm::StringRef monoid, const Scalar &element);

/// `first` then `second`; the order matters for `affine` alone.
Scalar merge(llvm::StringRef monoid, const Scalar &first, const Scalar &second);

} // namespace norma::compiler::plan
