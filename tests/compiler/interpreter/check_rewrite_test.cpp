//===- check_rewrite_test.cpp - the check itself can fail ------------------===//

#include "tests/compiler/interpreter/check_rewrite.h"
#include "tests/compiler/interpreter/plan_text.h"
#include "tests/compiler/interpreter/random_plans.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace norma::compiler::plan {
namespace {

const std::string sums =
    form_text({{"x", "f32", "n, c"}}, {{"y", "f32", "n"}}, "#plan.axis<n, plain>, #plan.axis<c, plain>",
              R"(
  %y = plan.kernel @k for [n] {
    %s = plan.traverse [c] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum []) {
      ^bb0(%e: f32):
      %k = arith.constant 0.75 : f32
      %0 = arith.mulf %e, %k : f32
      plan.yield %0 : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
)");

void mark(FormOp form) { form->setAttr("marked", mlir::UnitAttr::get(form.getContext())); }

void shift_a_constant(FormOp form) {
  form.walk([](mlir::arith::ConstantOp constant) {
    constant.setValueAttr(mlir::FloatAttr::get(constant.getType(), 0.7500001));
  });
}

void take_the_product(FormOp form) {
  form.walk([](TraverseOp op) {
    AccumulateAttr sum = op.accumulator(0);
    op.setAccumulatorsAttr(
        mlir::ArrayAttr::get(op.getContext(), AccumulateAttr::get(op.getContext(), "product", sum.getKept(),
                                                                  sum.getAcross(), sum.getRunning())));
  });
}

void lose_a_read(FormOp form) {
  form.walk([](TraverseOp op) { op.setPointsAttr(mlir::ArrayAttr::get(op.getContext(), {})); });
}

TEST(CheckRewrite, PassesWhatKeepsTheMeaning) { EXPECT_TRUE(check_rewrite_keeps_meaning(sums, mark, 1)); }

TEST(CheckRewrite, FailsOtherwise) {
  for (std::uint64_t seed = 1; seed < 6; ++seed) {
    EXPECT_FALSE(check_rewrite_keeps_meaning(sums, shift_a_constant, seed)) << seed;
    EXPECT_FALSE(check_rewrite_keeps_meaning(sums, take_the_product, seed)) << seed;
  }
  testing::AssertionResult lost = check_rewrite_keeps_meaning(sums, lose_a_read, 1);
  EXPECT_FALSE(lost);
  EXPECT_NE(std::string(lost.message()).find("needs the points of every read"), std::string::npos) << lost.message();
}

TEST(CheckRewrite, AsksForAnEffectWhereOneIsExpected) {
  auto nothing = [](FormOp) {};
  EXPECT_FALSE(check_rewrite_keeps_meaning(sums, nothing, 1));
  EXPECT_TRUE(check_rewrite_keeps_meaning(sums, nothing, 1, Effect::may_leave_it));
}

TEST(CheckRewrite, RandomPlansAreRightAndDiffer) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) EXPECT_TRUE(parse_plan(random_plan(seed))) << seed;
  EXPECT_NE(random_plan(1), random_plan(2));
  EXPECT_EQ(random_plan(1), random_plan(1));
}

} // namespace
} // namespace norma::compiler::plan
