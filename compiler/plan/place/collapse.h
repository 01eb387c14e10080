//===- collapse.h - one loop through the factors of an axis ----------------===//
#pragma once

#include "compiler/plan/axes.h"

namespace norma::compiler::plan {

/// The factors of one axis that the loop over its innermost factor `lanes` may run on through: none, or all others. The
/// walk has them all, and every array that it reads, keeps or emits has all or none, so that with the other coordinates
/// at 0 the innermost one alone says where an element lies.
Axes collapsed_axes(FormOp form, TraverseOp walk, mlir::StringAttr lanes);

} // namespace norma::compiler::plan
