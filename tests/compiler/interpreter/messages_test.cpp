//===- messages_test.cpp - inputs that do not fit, each with its twin ------===//

#include "compiler/plan/interpreter/random_inputs.h"
#include "tests/compiler/interpreter/plan_text.h"

#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

const std::string plan_of_two = form_text({{"x", "f32", "n, c"}, {"gamma", "f32", "c"}}, {{"y", "f32", "n, c"}},
                                          "#plan.axis<n, plain>, #plan.axis<c, plain, extent = 2>", R"(
  %y = plan.kernel @k for [n] {
    %e = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>, %gamma[c] : !plan.array<f32, [c]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [c]>
    plan.return %e : !plan.array<f32, [c]>
  } : !plan.array<f32, [n, c]>
  plan.return %y : !plan.array<f32, [n, c]>
)");

const Arrays right{{"x", {{"n", "c"}, {1, 2}, {3, 4}}}, {"gamma", {{"c"}, {2}, {5, 6}}}};

Arrays with(const std::string &name, const Array &array) {
  Arrays inputs = right;
  inputs[name] = array;
  return inputs;
}

TEST(Messages, RightInputsPass) {
  EXPECT_EQ(refusal_of(plan_of_two, right), "");
  EXPECT_EQ(results_of(plan_of_two, right)["y"].data, (std::vector<double>{15, 24}));
}

TEST(Messages, WrongInputsAreNamed) {
  EXPECT_EQ(refusal_of(plan_of_two, {{"x", right.at("x")}}), "gamma: is missing");
  EXPECT_EQ(refusal_of(plan_of_two, with("beta", {})), "beta: is no argument of tested");
  EXPECT_EQ(refusal_of(plan_of_two, with("x", {{"c", "n"}, {2, 1}, {3, 4}})), "x: has axes [c, n], expected [n, c]");
  EXPECT_EQ(refusal_of(plan_of_two, with("x", {{"n", "c"}, {2}, {3, 4}})), "x: has 1 extents, expected 2");
  EXPECT_EQ(refusal_of(plan_of_two, with("x", {{"n", "c"}, {1, 2}, {3}})), "x: has 1 elements, expected 2");
  EXPECT_EQ(refusal_of(plan_of_two, with("gamma", {{"c"}, {3}, {1, 2, 3}})), "gamma: axis c has extent 3, expected 2");
}

TEST(Messages, AnExtentThatNothingGives) {
  auto text = [](const std::string &row) {
    return form_text({}, {{"y", "f32", "k"}}, row,
                     "%y = plan.kernel @k for [k] {\n %e = plan.traverse [] () {\n %0 = arith.constant 1.0 : f32\n "
                     "plan.yield %0 : f32\n } : !plan.array<f32, []>\n plan.return %e : !plan.array<f32, []>\n } : "
                     "!plan.array<f32, [k]>\n plan.return %y : !plan.array<f32, [k]>\n");
  };
  EXPECT_EQ(refusal_of(text("#plan.axis<k, plain>"), {}), "the extent of axis k is given by no argument of tested");
  EXPECT_EQ(results_of(text("#plan.axis<k, plain, extent = 3>"), {})["y"].data, (std::vector<double>{1, 1, 1}));
}

TEST(Messages, ExtentsChosenForRandomInputs) {
  auto module = parse_plan(plan_of_two);
  ASSERT_TRUE(module);
  auto refusal = [&](const std::map<std::string, std::int64_t> &chosen) {
    auto inputs = random_inputs(form_of(*module), 1, chosen);
    return inputs ? std::string() : llvm::toString(inputs.takeError());
  };
  EXPECT_EQ(refusal({{"n", 4}}), "");
  EXPECT_EQ(refusal({{"k", 4}}), "axis k is not one of tested");
  EXPECT_EQ(refusal({{"c", 4}}), "the extents chosen: axis c has extent 4, expected 2");
}

} // namespace
} // namespace norma::compiler::plan
