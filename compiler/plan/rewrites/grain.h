//===- grain.h - how many instances share a partial sum --------------------===//
#pragma once

#include "compiler/plan/axes.h"

namespace norma::compiler::plan {

/// The run length of each axis in `across`, for a sum over them that keeps `kept` and rides in a walk over `space`. A
/// function of the form's extents and layout alone, so that bits depend on no thread count.
llvm::SmallVector<int64_t> grain_across(FormOp form, AxesRef across, AxesRef kept, AxesRef space);

} // namespace norma::compiler::plan
