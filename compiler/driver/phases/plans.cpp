//===- plans.cpp - the phases over the plan dialect -----------------------===//
//
// From forms over named axes to kernels and their walks.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/phases/plans.h"

#include "compiler/driver/phases/areas.h"
#include "compiler/driver/phases/listen.h"
#include "compiler/plan/build/build_plan.h"
#include "compiler/plan/choose_plan.h"
#include "compiler/plan/explain/explain.h"

namespace norma::compiler::driver {

void build_plans(Pipeline &pipeline) {
  for (Combination &combination : pipeline.combinations) {
    Listener listener(&pipeline.context);
    mlir::Builder builder(&pipeline.context);
    const std::vector<std::string> order = atomic_order(combination.layout, *pipeline.training);
    for (norm::FormOp form : llvm::to_vector(combination.module->getOps<norm::FormOp>())) {
      const mlir::ArrayAttr areas = find_areas_of_two(form);
      mlir::FailureOr<plan::FormOp> built = plan::build_plan(form);
      if (mlir::failed(built)) return pipeline.problems.add_rendered(listener.errors(), true);
      (*built)->setAttr(areas_of_two, areas);
      if (order.empty()) continue;
      llvm::SmallVector<llvm::StringRef> names;
      // An axis that this form does not have has no place in its layout.
      for (const std::string &axis : order)
        if (built->find_axis(builder.getStringAttr(axis))) names.push_back(axis);
      built->setLayoutAttr(builder.getStrArrayAttr(names));
    }
    expect_sound("naive", *combination.module, true);
  }
}

void choose_plans(Pipeline &pipeline) {
  for (Combination &combination : pipeline.combinations) {
    for (plan::FormOp form : combination.module->getOps<plan::FormOp>()) {
      plan::choose_plan(form);
      pipeline.explanations.push_back({form.getForm().str(), plan::explain(form)});
    }
    expect_sound("plan", *combination.module, true);
  }
}

} // namespace norma::compiler::driver
