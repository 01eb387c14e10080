//===- rewrites_test.cpp - every rewrite of the plan keeps its meaning -----===//
//
// Each of the table alone, each list that the planner tries step by step, and all in orders that nobody tries. A new
// rewrite or list is tested by being in its table.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/choose_plan.h"
#include "compiler/plan/interpreter/random_draw.h"
#include "compiler/plan/rewrites/rewrites.h"
#include "tests/compiler/interpreter/check_rewrite.h"
#include "tests/compiler/interpreter/plan_text.h"
#include "tests/compiler/interpreter/random_plans.h"

namespace norma::compiler::plan {
namespace {

constexpr std::uint64_t plans = 60;

/// More instances than a block has, so that there are several partials.
const std::map<std::string, std::int64_t> several_blocks = {{"n", 131}, {"c", 3}};

std::string identifier(llvm::StringRef name) {
  std::string text = name.str();
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

std::string printed(FormOp form) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  form->print(stream);
  return text;
}

testing::AssertionResult check_step(FormOp form, Rewrite step, std::uint64_t seed,
                                    const std::map<std::string, std::int64_t> &chosen = {}) {
  auto rewrite = [&](FormOp rewritten) {
    Refusals refusals;
    step(rewritten, refusals);
  };
  return check_rewrite_keeps_meaning(form, rewrite, seed, Effect::may_leave_it, chosen);
}

class RewriteTest : public testing::TestWithParam<NamedRewrite> {};

TEST_P(RewriteTest, AloneKeepsTheMeaningOfRandomPlans) {
  for (std::uint64_t seed = 0; seed < plans; ++seed) {
    auto module = parse_plan(random_plan(seed));
    ASSERT_TRUE(check_step(form_of(*module), GetParam().run, seed));
  }
}

TEST_P(RewriteTest, AloneKeepsTheMeaningOverSeveralBlocks) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto module = parse_plan(random_plan(seed));
    ASSERT_TRUE(check_step(form_of(*module), GetParam().run, seed, several_blocks));
  }
}

// Were a rewrite never at work on these plans, the tests here would say nothing of it.
TEST_P(RewriteTest, IsAtWorkSomewhereInTheListsThatAreTried) {
  int changed = 0;
  for (const Candidate &candidate : candidates())
    for (std::uint64_t seed = 0; seed < plans; ++seed) {
      auto module = parse_plan(random_plan(seed));
      Refusals refusals;
      for (Rewrite step : candidate.rewrites) {
        const std::string before = step == GetParam().run ? printed(form_of(*module)) : "";
        step(form_of(*module), refusals);
        changed += step == GetParam().run && before != printed(form_of(*module));
      }
    }
  EXPECT_GE(changed, 3);
}

INSTANTIATE_TEST_SUITE_P(Plan, RewriteTest, testing::ValuesIn(all_rewrites().vec()),
                         [](const auto &info) { return identifier(info.param.name); });

class CandidateTest : public testing::TestWithParam<std::size_t> {
protected:
  const Candidate &candidate() const { return candidates()[GetParam()]; }
};

TEST_P(CandidateTest, EachStepKeepsTheMeaningOfRandomPlans) {
  for (std::uint64_t seed = 0; seed < plans; ++seed) {
    auto module = parse_plan(random_plan(seed));
    for (Rewrite step : candidate().rewrites) ASSERT_TRUE(check_step(form_of(*module), step, seed));
  }
}

TEST_P(CandidateTest, EachStepKeepsTheMeaningOverSeveralBlocks) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto module = parse_plan(random_plan(seed));
    for (Rewrite step : candidate().rewrites) ASSERT_TRUE(check_step(form_of(*module), step, seed, several_blocks));
  }
}

TEST_P(CandidateTest, ConsistsOfRewritesOfTheTable) {
  for (Rewrite step : candidate().rewrites)
    EXPECT_TRUE(llvm::any_of(all_rewrites(), [&](const NamedRewrite &known) { return known.run == step; }));
}

INSTANTIATE_TEST_SUITE_P(Plan, CandidateTest, testing::Range(std::size_t(0), candidates().size()));

// An order that nobody tries may gain nothing, but must be right as well.
TEST(Rewrites, InAnyOrderKeepTheMeaning) {
  for (std::uint64_t seed = 0; seed < plans; ++seed) {
    auto module = parse_plan(random_plan(seed));
    for (std::uint64_t step = 0; step < 2 * all_rewrites().size(); ++step) {
      const double drawn = random_draw("uniform", seed, 1, step) * double(all_rewrites().size());
      ASSERT_TRUE(check_step(form_of(*module), all_rewrites()[std::size_t(drawn)].run, seed));
    }
  }
}

} // namespace
} // namespace norma::compiler::plan
