//===- inner_instances.h - instances that lie inside an area in memory -----===//
#pragma once

#include "compiler/plan/axes.h"

namespace norma::compiler::plan {

/// The axes of a kernel's instances that memory holds inside an axis that its walks walk; none where some walk is not
/// plain (bounded, in order, symmetric, windows) or the kernel has operations of another kind.
Axes inner_instances(FormOp form, KernelOp kernel);

} // namespace norma::compiler::plan
