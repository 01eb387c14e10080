//===- rewrites.h - the logical rewrites of a plan -------------------------===//
//
// Each takes a form from a right plan to a right plan that moves fewer bytes; the interpreter gives the same result
// before and after. Each stands in the file of its name, with a picture of what it does, and is a pass `--plan-…` of
// norma-opt. What a rewrite could not do it says in a sentence.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

#include <string>
#include <vector>

namespace norma::compiler::plan {

/// Sentences for `explain`, each once.
class Refusals {
public:
  void add(std::string sentence);
  const std::vector<std::string> &sentences() const { return list; }

private:
  std::vector<std::string> list;
};

/// What is the same for all elements of an instance is computed once.
void hoist_scalars(FormOp form, Refusals &refusals);
/// One kernel instead of two with the same instances.
void fuse_kernels(FormOp form, Refusals &refusals);
/// One walk over a space instead of two.
void fuse_traversals(FormOp form, Refusals &refusals);
/// What is computed twice is computed once; what nobody uses goes.
void share_traversals(FormOp form, Refusals &refusals);
/// A sum across instances joins the walk that has the data.
void ride_along(FormOp form, Refusals &refusals);
/// Instances that lie inside an area in memory are walked, not called one by one.
void walk_inner_instances(FormOp form, Refusals &refusals);
/// A kernel whose instances are columns is cut into kernels of rows.
void cut_columns(FormOp form, Refusals &refusals);
/// Sums first down the columns that are contiguous in memory, then over these.
void nest_sums(FormOp form, Refusals &refusals);
/// What is read for some of the factors of a contiguous axis is written out for all of them.
void spread_reads(FormOp form, Refusals &refusals);
/// Arrays that several traversals of an instance read are kept near.
void hold(FormOp form, Refusals &refusals);

using Rewrite = void (*)(FormOp, Refusals &);

struct NamedRewrite {
  llvm::StringRef name; ///< of its pass: `plan-hold`
  llvm::StringRef description;
  Rewrite run;
};

/// All of the above: each is a pass, and each is tested.
llvm::ArrayRef<NamedRewrite> all_rewrites();

} // namespace norma::compiler::plan
