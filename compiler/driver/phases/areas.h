//===- areas.h - areas that need a least number of elements ---------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"
#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/emit/record_description.h"

namespace norma::compiler::driver {

/// The form's attribute with the axes of each area of an unbiased variance. The plan no longer tells, so it is written
/// before the plan is built.
inline constexpr llvm::StringLiteral areas_of_two = "areas_of_two";

/// The axes of the areas over which an unbiased variance is taken, which need two elements.
mlir::ArrayAttr find_areas_of_two(norm::FormOp form);

/// The same for the form's record.
std::vector<emit::RecordArea> areas_of(plan::FormOp form);

} // namespace norma::compiler::driver
