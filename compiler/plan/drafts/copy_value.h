//===- copy_value.h - a scalar of one body, written again in another -------===//
#pragma once

#include "compiler/plan/drafts/traversal_draft.h"

#include "mlir/IR/IRMapping.h"

namespace norma::compiler::plan {

/// Writes `value` of `walk`'s body, with all that it needs, at the end of the draft's; `copies` remembers what is
/// there.
mlir::Value copy_value(TraverseOp walk, mlir::Value value, TraversalDraft &draft, mlir::IRMapping &copies);

/// Whether `value` of `walk`'s body is the same wherever the walk stands along `axes`.
bool is_same_along(TraverseOp walk, mlir::Value value, AxesRef axes);

} // namespace norma::compiler::plan
