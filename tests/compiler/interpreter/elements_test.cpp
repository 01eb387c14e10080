//===- elements_test.cpp - scalar operations, narrowing, integers ----------===//

#include "tests/compiler/interpreter/plan_text.h"

#include <cmath>
#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

using Numbers = std::vector<double>;

/// `%0` of the body, an f64 made of %a and %b.
std::string elementwise(const std::string &body) {
  return form_text(
      {{"a", "f64", ""}, {"b", "f64", ""}}, {{"y", "f64", ""}}, "",
      "%y = plan.kernel @k for [] {\n %e = plan.traverse [] (%a[] : !plan.array<f64, []>, %b[] : "
      "!plan.array<f64, []>) {\n ^bb0(%a_: f64, %b_: f64):\n" +
          body +
          "\n plan.yield %0 : f64\n } : !plan.array<f64, []>\n plan.return %e : !plan.array<f64, []>\n } : "
          "!plan.array<f64, []>\n plan.return %y : !plan.array<f64, []>\n");
}

double value(const std::string &body, double a, double b = 0) {
  Numbers data = results_of(elementwise(body), {{"a", {{}, {}, {a}}}, {"b", {{}, {}, {b}}}})["y"].data;
  return data.empty() ? std::nan("") : data[0];
}

TEST(Elements, OperationsOfArithAndMath) {
  EXPECT_EQ(value("%0 = arith.divf %a_, %b_ : f64", 3, 4), 0.75);
  EXPECT_EQ(value("%0 = arith.remf %a_, %b_ : f64", 7, 4), 3);
  EXPECT_EQ(value("%0 = arith.negf %a_ : f64", 3), -3);
  EXPECT_EQ(value("%0 = math.rsqrt %a_ : f64", 16), 0.25);
  EXPECT_EQ(value("%0 = math.fma %a_, %b_, %b_ : f64", 3, 4), 16);
  EXPECT_EQ(value("%0 = math.powf %a_, %b_ : f64", 2, 10), 1024);
  EXPECT_EQ(value("%0 = math.erf %a_ : f64", 0.5), std::erf(0.5));
  EXPECT_EQ(value("%0 = math.tanh %a_ : f64", 0.5), std::tanh(0.5));
  EXPECT_TRUE(std::isnan(value("%0 = arith.maximumf %a_, %b_ : f64", std::nan(""), 4)));
  EXPECT_EQ(value("%0 = arith.maxnumf %a_, %b_ : f64", std::nan(""), 4), 4);
}

TEST(Elements, ComparisonsSelect) {
  const std::string smaller = "%c = arith.cmpf olt, %a_, %b_ : f64\n %0 = arith.select %c, %a_, %b_ : f64";
  EXPECT_EQ(value(smaller, 1, 2), 1);
  EXPECT_EQ(value(smaller, 2, 1), 1);
  const std::string ordered = "%c = arith.cmpf ord, %a_, %b_ : f64\n %0 = arith.uitofp %c : i1 to f64";
  EXPECT_EQ(value(ordered, 1, 2), 1);
  EXPECT_EQ(value(ordered, std::nan(""), 2), 0);
}

TEST(Elements, IntegersAreExact) {
  EXPECT_EQ(value("%i = arith.fptosi %a_ : f64 to i64\n %j = arith.fptosi %b_ : f64 to i64\n"
                  "%k = arith.floordivsi %i, %j : i64\n %0 = arith.sitofp %k : i64 to f64",
                  -7, 2),
            -4);
}

// The body computes in double whatever its types are; `narrow` alone rounds, to nearest, ties to even: 1 + 2^-8 lies
// half way between 1 and 1 + 2^-7 in bf16, 1 + 3 2^-8 between 1 + 2^-7 and 1 + 2^-6.
TEST(Elements, OnlyNarrowRounds) {
  EXPECT_EQ(value("%t = arith.truncf %a_ : f64 to f32\n %0 = arith.extf %t : f32 to f64", 1 + 0x1p-40), 1 + 0x1p-40);
  EXPECT_EQ(value("%0 = plan.narrow %a_ to f32 : f64", 1 + 0x1p-40), 1);
  EXPECT_EQ(value("%0 = plan.narrow %a_ to bf16 : f64", 1 + 0x1p-8), 1);
  EXPECT_EQ(value("%0 = plan.narrow %a_ to bf16 : f64", 1 + 3 * 0x1p-8), 1 + 0x1p-6);
  EXPECT_EQ(value("%0 = plan.narrow %a_ to f16 : f64", 1e6), std::numeric_limits<double>::infinity());
}

} // namespace
} // namespace norma::compiler::plan
