//===- structure.h - the kernels of a form, the walks of a kernel ----------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// Lists of their own, so that what is listed may be rewritten.
inline llvm::SmallVector<KernelOp> kernels_in(FormOp form) {
  return llvm::to_vector(form.getBody().front().getOps<KernelOp>());
}

inline llvm::SmallVector<TraverseOp> walks_in(KernelOp kernel) {
  return llvm::to_vector(kernel.getBody().front().getOps<TraverseOp>());
}

/// Whether the walk goes over all of its space, in any order.
inline bool is_plain(TraverseOp walk) { return walk.getBounds().empty() && !walk.getInOrder() && !walk.getSymmetric(); }

} // namespace norma::compiler::plan
