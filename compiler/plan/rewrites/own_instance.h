//===- own_instance.h - reading what the same instance of a kernel made ----===//
#pragma once

#include "compiler/plan/axes.h"

namespace norma::compiler::plan {

/// Whether a read of an array over `instances` and more stays within the reading kernel's own instance.
bool at_own_instance(AxesRef instances, llvm::ArrayRef<mlir::Attribute> points);

/// Reads of a kernel's result `outer` become reads of `inner`, which the instance returned.
void read_within(TraverseOp reader, mlir::Value outer, mlir::Value inner);

} // namespace norma::compiler::plan
