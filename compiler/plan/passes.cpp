//===- passes.cpp - the plan's rewrites as passes of norma-opt -------------===//
//
// One class for all: a rewrite is a function on a form. What it refuses becomes a remark.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/passes.h"
#include "compiler/plan/build/build_plan.h"
#include "compiler/plan/choose_plan.h"
#include "compiler/plan/explain/explain.h"
#include "compiler/plan/place/place_plan.h"
#include "compiler/plan/rewrites/rewrites.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// What is not a rewrite but works on a form as one does.
const NamedRewrite others[] = {
    {"plan-choose", "the plan that moves the fewest bytes, placed", [](FormOp form, Refusals &) { choose_plan(form); }},
    {"plan-explain", "the plan as a person reads it", [](FormOp form, Refusals &) { llvm::outs() << explain(form); }},
    {"plan-place", "lanes, tasks, orders and levels", [](FormOp form, Refusals &) { place_plan(form); }},
};

class RewritePass : public PassWrapper<RewritePass, OperationPass<>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(RewritePass)
  explicit RewritePass(const NamedRewrite &rewrite) : rewrite(&rewrite) {}
  StringRef getArgument() const final { return rewrite->name; }
  StringRef getDescription() const final { return rewrite->description; }

  void runOnOperation() final {
    SmallVector<FormOp> forms;
    getOperation()->walk([&](FormOp form) { forms.push_back(form); });
    for (FormOp form : forms) {
      Refusals refusals;
      rewrite->run(form, refusals);
      for (const std::string &sentence : refusals.sentences()) form.emitRemark(sentence);
    }
  }

private:
  const NamedRewrite *rewrite;
};

class BuildPass : public PassWrapper<BuildPass, OperationPass<>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(BuildPass)
  StringRef getArgument() const final { return "plan-build"; }
  StringRef getDescription() const final { return "a naive plan for each form of the norm dialect"; }
  void getDependentDialects(DialectRegistry &registry) const final {
    registry.insert<PlanDialect, arith::ArithDialect, math::MathDialect>();
  }

  void runOnOperation() final {
    SmallVector<norm::FormOp> forms;
    getOperation()->walk([&](norm::FormOp form) { forms.push_back(form); });
    for (norm::FormOp form : forms)
      if (failed(build_plan(form))) return signalPassFailure();
  }
};

} // namespace

void register_plan_passes() {
  for (llvm::ArrayRef<NamedRewrite> table : {all_rewrites(), llvm::ArrayRef(others)})
    for (const NamedRewrite &rewrite : table)
      registerPass([&rewrite]() -> std::unique_ptr<Pass> { return std::make_unique<RewritePass>(rewrite); });
  registerPass([]() -> std::unique_ptr<Pass> { return std::make_unique<BuildPass>(); });
}

} // namespace norma::compiler::plan
