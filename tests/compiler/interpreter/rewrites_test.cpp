//===- rewrites_test.cpp - every rewrite of the plan keeps its meaning -----===//

#include "compiler/plan/rewrites/rewrites.h"
#include "tests/compiler/interpreter/check_rewrite.h"
#include "tests/compiler/interpreter/plan_text.h"
#include "tests/compiler/interpreter/random_plans.h"

namespace norma::compiler::plan {
namespace {

using Rewrite = void (*)(FormOp, Refusals &);

struct Case {
  const char *name;
  std::vector<Rewrite> rewrites;
};

const Case cases[] = {
    {"hoist_scalars", {hoist_scalars}},
    {"fuse_kernels", {fuse_kernels}},
    {"share_traversals", {share_traversals}},
    {"ride_along", {ride_along}},
    {"hold", {hold}},
    {"fuse_traversals", {fuse_kernels, fuse_traversals}},
    {"fusions_then_ride_along", {fuse_kernels, share_traversals, fuse_traversals, ride_along}},
    {"all_in_order", {hoist_scalars, fuse_kernels, share_traversals, fuse_traversals, ride_along, hold}},
    {"all_backwards", {hold, ride_along, fuse_traversals, share_traversals, fuse_kernels}},
};

constexpr std::uint64_t plans = 60;

class RewriteTest : public testing::TestWithParam<Case> {};

TEST_P(RewriteTest, KeepsTheMeaningOfRandomPlans) {
  for (std::uint64_t seed = 0; seed < plans; ++seed) {
    auto rewrite = [&](FormOp form) {
      Refusals refusals;
      for (Rewrite step : GetParam().rewrites) step(form, refusals);
    };
    ASSERT_TRUE(check_rewrite_keeps_meaning(random_plan(seed), rewrite, seed, Effect::may_leave_it));
  }
}

// More instances than a block has, so that there are several partials.
TEST_P(RewriteTest, KeepsTheMeaningOverSeveralBlocks) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto rewrite = [&](FormOp form) {
      Refusals refusals;
      for (Rewrite step : GetParam().rewrites) step(form, refusals);
    };
    ASSERT_TRUE(
        check_rewrite_keeps_meaning(random_plan(seed), rewrite, seed, Effect::may_leave_it, {{"n", 131}, {"c", 3}}));
  }
}

// Were a rewrite never at work on these plans, the tests above would say nothing of it.
TEST_P(RewriteTest, ItsLastStepIsAtWorkOnSomeOfThem) {
  int changed = 0;
  for (std::uint64_t seed = 0; seed < plans; ++seed) {
    auto module = parse_plan(random_plan(seed));
    ASSERT_TRUE(module);
    Refusals refusals;
    for (Rewrite step : llvm::ArrayRef(GetParam().rewrites).drop_back()) step(form_of(*module), refusals);
    std::string before, after;
    llvm::raw_string_ostream(before) << *module;
    GetParam().rewrites.back()(form_of(*module), refusals);
    llvm::raw_string_ostream(after) << *module;
    changed += before != after;
  }
  EXPECT_GE(changed, 3);
}

INSTANTIATE_TEST_SUITE_P(Plan, RewriteTest, testing::ValuesIn(cases),
                         [](const testing::TestParamInfo<Case> &info) { return info.param.name; });

} // namespace
} // namespace norma::compiler::plan
