//===- random_test.cpp - numbers from a counter ----------------------------===//

#include "compiler/plan/interpreter/random_draw.h"
#include "compiler/plan/interpreter/random_inputs.h"
#include "tests/compiler/interpreter/plan_text.h"

#include <cmath>
#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

// The first words that the generator's authors publish for a counter and a key of zeros are 6627e8d5 and e169c58d.
TEST(Random, IsTheGeneratorThatItSays) {
  EXPECT_EQ(random_draw("uniform", 0, 0, 0), static_cast<double>(0xe169c58d6627e8d5 >> 11) * 0x1p-53);
}

// Over k draws the mean of a uniform deviates by 1 / sqrt(12 k), that of a normal by 1 / sqrt(k): six deviations of
// k = 10000 are 0.018 and 0.06; the mean square of a normal deviates by sqrt(2 / k), six of them are 0.085.
TEST(Random, HasTheMeanAndDeviationOfItsDistribution) {
  double uniform = 0, normal = 0, squares = 0;
  for (std::uint64_t index = 0; index < 10000; ++index) {
    double u = random_draw("uniform", 5, 1, index), z = random_draw("normal", 5, 2, index);
    EXPECT_TRUE(u >= 0 && u < 1);
    uniform += u / 10000;
    normal += z / 10000;
    squares += z * z / 10000;
  }
  EXPECT_NEAR(uniform, 0.5, 0.018);
  EXPECT_NEAR(normal, 0, 0.06);
  EXPECT_NEAR(squares, 1, 0.085);
}

// Drawn in a walk over [a, b] or over [b, a], an element has the same number: it belongs to the logical index.
TEST(Random, DependsOnTheLogicalIndexAlone) {
  auto drawn = [](const std::string &space) {
    return form_text({{"seed", "i64", ""}, {"x", "f32", "a, b"}}, {{"y", "f32", space}},
                     "#plan.axis<a, plain>, #plan.axis<b, plain>",
                     "%y = plan.kernel @k for [] {\n %e = plan.traverse [" + space +
                         "] (%seed[] : !plan.array<i64, []>) {\n"
                         "  ^bb0(%s: i64):\n  %0 = plan.random \"normal\"(%s) stream 7 over [\"a\", \"b\"] : f32\n"
                         "  plan.yield %0 : f32\n } : !plan.array<f32, [" +
                         space + "]>\n plan.return %e : !plan.array<f32, [" + space + "]>\n } : !plan.array<f32, [" +
                         space + "]>\n plan.return %y : !plan.array<f32, [" + space + "]>\n");
  };
  Arrays in{{"seed", {{}, {}, {42}}}, {"x", {{"a", "b"}, {2, 3}, {0, 0, 0, 0, 0, 0}}}};
  std::vector<double> rows = results_of(drawn("a, b"), in)["y"].data, columns = results_of(drawn("b, a"), in)["y"].data;
  ASSERT_EQ(rows.size(), 6u);
  for (int a = 0; a < 2; ++a)
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(rows[a * 3 + b], columns[b * 2 + a]);
      EXPECT_EQ(rows[a * 3 + b], random_draw("normal", 42, 7, a * 3 + b));
    }
}

TEST(Random, InputsLieWhereTheyMust) {
  auto module = parse_plan(form_text(
      {{"x", "f32", "n, t"}, {"length", "i64", "n"}}, {{"y", "f32", "n"}}, "#plan.axis<n, plain>, #plan.axis<t, plain>",
      "%y = plan.kernel @k for [n] {\n %s = plan.traverse [t] (%x[n, t] : !plan.array<f32, [n, t]>) where (t below "
      "%length : "
      "!plan.array<i64, [n]>) accumulate (sum []) {\n ^bb0(%e: f32):\n plan.yield %e : f32\n } : !plan.array<f32, "
      "[]>\n "
      "plan.return %s : !plan.array<f32, []>\n } : !plan.array<f32, [n]>\n plan.return %y : !plan.array<f32, [n]>\n"));
  ASSERT_TRUE(module);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Arrays in = llvm::cantFail(random_inputs(form_of(*module), seed, {{"n", 50}}));
    EXPECT_EQ(in["x"].shape[0], 50);
    for (double length : in["length"].data) EXPECT_TRUE(length >= 0 && length <= in["x"].shape[1]);
    for (double x : in["x"].data) EXPECT_TRUE(x >= -1 && x < 1);
    EXPECT_EQ(in["x"].data, llvm::cantFail(random_inputs(form_of(*module), seed, {{"n", 50}}))["x"].data);
  }
}

} // namespace
} // namespace norma::compiler::plan
