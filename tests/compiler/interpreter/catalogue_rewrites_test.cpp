//===- catalogue_rewrites_test.cpp - rewrites on the catalogue's own plans -----------===//
//
// Every form of every entry, as the driver builds its naive plan: each list that the planner tries keeps its meaning
// step by step, and so does the choice among them.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/phases.h"
#include "compiler/plan/choose_plan.h"
#include "dsl/catalogue/catalogue.h"
#include "tests/compiler/interpreter/check_rewrite.h"

namespace norma::compiler::plan {
namespace {

class CatalogueRewrites : public testing::TestWithParam<std::string> {
protected:
  void SetUp() override {
    driver::Problems problems;
    program = driver::open_program(GetParam(), problems);
    ASSERT_TRUE(program) << problems.text();
    request = {&*program, program->norms.front(), "tested", {}};
    request.options.derivatives = {.vjp = true, .jvp = true, .vjp2 = true};
    pipeline = std::make_unique<driver::Pipeline>(request, problems);
    ASSERT_TRUE(run_phases(*pipeline, "naive")) << problems.text();
  }

  /// A copy of each form, to be rewritten.
  void for_each_form(llvm::function_ref<void(FormOp)> check) {
    int forms = 0;
    for (driver::Combination &combination : pipeline->combinations)
      for (FormOp form : llvm::to_vector(combination.module->getOps<FormOp>())) {
        ++forms;
        mlir::OwningOpRef<FormOp> copy(form.clone());
        check(*copy);
      }
    EXPECT_GE(forms, 2) << "forward and backward at least";
  }

  std::optional<driver::Program> program;
  driver::CompileRequest request;
  std::unique_ptr<driver::Pipeline> pipeline;
};

// Two seeds are two shapes: seldom do both have the same extents, or extents of one in the same place.
TEST_P(CatalogueRewrites, EachStepKeepsTheMeaning) {
  for (std::uint64_t seed : {1, 2})
    for (const Candidate &candidate : candidates())
      for_each_form([&](FormOp form) {
        for (Rewrite step : candidate.rewrites) {
          auto rewrite = [&](FormOp rewritten) {
            Refusals refusals;
            step(rewritten, refusals);
          };
          ASSERT_TRUE(check_rewrite_keeps_meaning(form, rewrite, seed, Effect::may_leave_it)) << form.getForm().str();
        }
      });
}

TEST_P(CatalogueRewrites, TheChosenPlanHasTheMeaningOfTheNaiveOne) {
  for_each_form([](FormOp form) { ASSERT_TRUE(check_rewrite_keeps_meaning(form, choose_plan, 3)); });
}

std::vector<std::string> names_of_entries() {
  std::vector<std::string> names;
  for (const dsl::CatalogueEntry &entry : dsl::catalogue()) names.push_back(entry.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, CatalogueRewrites, testing::ValuesIn(names_of_entries()),
                         [](const auto &info) { return info.param; });

} // namespace
} // namespace norma::compiler::plan
