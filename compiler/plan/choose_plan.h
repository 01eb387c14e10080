//===- choose_plan.h - the plan that moves the fewest bytes ----------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/rewrites/rewrites.h"

namespace norma::compiler::plan {

/// The form's attribute with the sentences on what was not chosen.
inline constexpr llvm::StringLiteral refused_attribute = "refused";

struct Candidate {
  llvm::StringRef
      otherwise; ///< what it is instead of the best, for the sentence about it; empty: sums do not ride along
  std::vector<Rewrite> rewrites;
};

/// The lists of rewrites that are tried, each from the naive plan.
llvm::ArrayRef<Candidate> candidates();

/// Rewrites a naive plan into the best of a few candidates and places it. Afterwards the form has the attribute above.
void choose_plan(FormOp form);

} // namespace norma::compiler::plan
