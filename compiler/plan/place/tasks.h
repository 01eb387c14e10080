//===- tasks.h - how many instances are one task ---------------------------===//
#pragma once

#include "compiler/plan/axes.h"

namespace norma::compiler::plan {

/// One run length per axis of the kernel's instances, outermost in memory first. `lanes` is the axis of the SIMD lanes.
llvm::SmallVector<BlockAttr> tasks_of(FormOp form, KernelOp kernel, mlir::StringAttr lanes);

} // namespace norma::compiler::plan
