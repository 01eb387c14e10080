//===- build_plan.h - from a form of the norm dialect to a plan ------------===//
//
// The first plan is naive on purpose: one kernel and one traversal per aggregate, one kernel per other result.
// Rewrites make it good.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"
#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// Builds the plan beside the form and erases the form. What has no plan is an error at its place, and the form stays.
mlir::FailureOr<FormOp> build_plan(norm::FormOp source);

} // namespace norma::compiler::plan
