//===- lanes.h - the axis of a kernel along which lanes lie ----------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// Instances that are walked together where lanes lie across them: a step of f32.
constexpr int64_t instances_together = 32;

/// The axis that is innermost in memory among those that the kernel walks; null if it has none.
mlir::StringAttr lane_axis_of(FormOp form, KernelOp kernel);

} // namespace norma::compiler::plan
