//===- choose_plan.h - the plan that moves the fewest bytes ----------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// The form's attribute with the sentences on what was not chosen.
inline constexpr llvm::StringLiteral refused_attribute = "refused";

/// Rewrites a naive plan into the best of a few candidates and places it. Afterwards the form has the attribute above.
void choose_plan(FormOp form);

} // namespace norma::compiler::plan
