//===- choose_plan.cpp - the plan that moves the fewest bytes --------------===//
//
// The candidates, each a list of rewrites from the naive plan. All are built, the one that moves least is taken (the
// first of equals), and the others leave a sentence.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/choose_plan.h"
#include "compiler/plan/axes.h"
#include "compiler/plan/bytes.h"
#include "compiler/plan/names.h"
#include "compiler/plan/place/place_plan.h"
#include "compiler/plan/structure.h"

#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

const Candidate table[] = {
    {"areas one by one",
     {fuse_kernels, fuse_traversals, share_traversals, ride_along, hoist_scalars, fuse_traversals, share_traversals,
      nest_sums, share_traversals, hold}},
    {"rows of many areas",
     {fuse_kernels, fuse_traversals, share_traversals, ride_along, hoist_scalars, fuse_traversals, share_traversals,
      walk_inner_instances, cut_columns, nest_sums, spread_reads, fuse_traversals, share_traversals, hold}},
    {"", {fuse_kernels, fuse_traversals, hoist_scalars, fuse_traversals, share_traversals, hold}},
    {"a kernel for each aggregate", {hoist_scalars, share_traversals, hold}},
};

/// After the array that it is there for: the first of the first input's size, else its first.
void name_kernels(FormOp form) {
  llvm::StringSet<> taken;
  for (KernelOp kernel : kernels_in(form)) {
    Value main = kernel->getResult(0);
    for (Value result : llvm::reverse(kernel->getResults()))
      if (contains_all(cast<ArrayType>(result.getType()).getAxes(), main_axes(form))) main = result;
    std::string name = kernel.getName() == "combine" ? "combine" : name_of(main);
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number) unique = name + std::to_string(number);
    kernel.setName(unique);
  }
}

/// What a candidate without riding sums would have: a kernel that reads the arrays again; empty where none rides.
std::string separate_kernels(FormOp best) {
  std::string names;
  for (KernelOp kernel : kernels_in(best))
    if (StringRef(kernel.getName()).starts_with("combine"))
      for (Value result : kernel->getResults()) names += (names.empty() ? "" : ", ") + name_of(result);
  return names.empty() ? names : "separate " + names + " kernel";
}

/// Whether moments would be folded across instances that are lanes, or such instances would keep arrays for a later
/// walk: no machine does either.
bool asks_too_much_of_lanes(FormOp form) {
  for (KernelOp kernel : kernels_in(form)) {
    auto placement = kernel.getPlacementAttr();
    if (!placement || !placement.contains("across")) continue;
    auto lanes = placement.getAs<StringAttr>("lanes");
    for (TraverseOp walk : walks_in(kernel))
      for (unsigned index = 0; index < walk.accumulator_count(); ++index)
        if (isa<MomentsType>(cast<ArrayType>(walk->getResult(index).getType()).getElement()) &&
            llvm::is_contained(walk.accumulator(index).getAcross(), lanes))
          return true;
        else if (!walk.accumulator(index).getKept().empty() &&
                 llvm::any_of(walk->getResult(index).getUsers(), llvm::IsaPred<TraverseOp>))
          return true;
  }
  return false;
}

} // namespace

llvm::ArrayRef<Candidate> candidates() { return table; }

void choose_plan(FormOp form) {
  OpBuilder builder(form);
  std::vector<FormOp> plans;
  std::vector<Refusals> refusals(std::size(table));
  unsigned best = 0;
  for (auto [index, candidate] : llvm::enumerate(table)) {
    auto plan = cast<FormOp>(builder.clone(*form));
    for (Rewrite rewrite : candidate.rewrites) rewrite(plan, refusals[index]);
    place_plan(plan);
    plans.push_back(plan);
    const bool less = traffic_of(plan).effort < traffic_of(plans[best]).effort;
    if (!asks_too_much_of_lanes(plan) && (less || asks_too_much_of_lanes(plans[best]))) best = index;
  }
  Refusals sentences;
  Traffic least = traffic_of(plans[best]);
  for (auto [index, candidate] : llvm::enumerate(table)) {
    Traffic traffic = traffic_of(plans[index]);
    if (traffic.effort <= least.effort) continue;
    std::string what = candidate.otherwise.empty() ? separate_kernels(plans[best]) : candidate.otherwise.str();
    if (what.empty()) continue;
    std::string sentence = what + ": " + two_digits(traffic.tensors) + " tensors";
    // What moves no more is worse for how it moves.
    if (traffic.tensors <= least.tensors)
      sentence += " in runs of " + std::to_string(int64_t(traffic.shortest_run)) + " bytes";
    sentences.add(sentence);
  }
  for (const std::string &reason : refusals[best].sentences()) sentences.add(reason);
  name_kernels(plans[best]);
  SmallVector<StringRef> list(sentences.sentences().begin(), sentences.sentences().end());
  form.setAxesAttr(plans[best].getAxes());
  form.getBody().takeBody(plans[best].getBody());
  form->setAttr(refused_attribute, builder.getStrArrayAttr(list));
  for (FormOp plan : plans) plan.erase();
}

} // namespace norma::compiler::plan
