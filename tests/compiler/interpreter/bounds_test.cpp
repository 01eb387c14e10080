//===- bounds_test.cpp - walks that arrays end or label --------------------===//

#include "tests/compiler/interpreter/plan_text.h"

#include <cmath>
#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

using Numbers = std::vector<double>;

// Sums and maps the first length[n] elements of each row.
const std::string masked =
    form_text({{"x", "f32", "n, t"}, {"length", "i64", "n"}}, {{"sum", "f32", "n"}, {"y", "f32", "n, t"}},
              "#plan.axis<n, plain>, #plan.axis<t, plain>", R"(
  %sum, %y = plan.kernel @k for [n] {
    %s, %e = plan.traverse [t] (%x[n, t] : !plan.array<f32, [n, t]>) where (t below %length : !plan.array<i64, [n]>)
        accumulate (sum []) {
      ^bb0(%v: f32):
      %two = arith.constant 2.0 : f32
      %0 = arith.mulf %v, %two : f32
      plan.yield %v, %0 : f32, f32
    } : !plan.array<f32, []>, !plan.array<f32, [t]>
    plan.return %s, %e : !plan.array<f32, []>, !plan.array<f32, [t]>
  } : !plan.array<f32, [n]>, !plan.array<f32, [n, t]>
  plan.return %sum, %y : !plan.array<f32, [n]>, !plan.array<f32, [n, t]>
)");

TEST(Bounds, AWalkEndsBelowItsBound) {
  Arrays out = results_of(
      masked, {{"x", {{"n", "t"}, {3, 3}, {1, 2, 4, 8, 16, 32, 64, 128, 256}}}, {"length", {{"n"}, {3}, {2, 0, 3}}}});
  EXPECT_EQ(out["sum"].data, (Numbers{3, 0, 448}));
  EXPECT_EQ(out["y"].data, (Numbers{2, 4, 0, 0, 0, 0, 128, 256, 512}));
}

// A table of sums by label, then every element less its label's sum.
const std::string labelled =
    form_text({{"x", "f32", "t"}, {"label", "i64", "t"}}, {{"table", "f32", "s"}, {"y", "f32", "t"}},
              "#plan.axis<t, plain>, #plan.axis<s, indexed, extent = 3>", R"(
  %table = plan.kernel @sums for [] {
    %s = plan.traverse [t, s] (%x[t] : !plan.array<f32, [t]>) where (s at %label : !plan.array<i64, [t]>)
        accumulate (sum [s]) {
      ^bb0(%v: f32):
      plan.yield %v : f32
    } : !plan.array<f32, [s]>
    plan.return %s : !plan.array<f32, [s]>
  } : !plan.array<f32, [s]>
  %y = plan.kernel @differences for [t] {
    %e = plan.traverse [s] (%x[t] : !plan.array<f32, [t]>, %table[s] : !plan.array<f32, [s]>)
        where (s at %label : !plan.array<i64, [t]>) {
      ^bb0(%v: f32, %sum: f32):
      %0 = arith.subf %v, %sum : f32
      plan.yield %0 : f32
    } : !plan.array<f32, []>
    plan.return %e : !plan.array<f32, []>
  } : !plan.array<f32, [t]>
  plan.return %table, %y : !plan.array<f32, [s]>, !plan.array<f32, [t]>
)");

TEST(Bounds, ALabelPicksTheCoordinate) {
  Arrays out = results_of(labelled, {{"x", {{"t"}, {4}, {1, 2, 4, 8}}}, {"label", {{"t"}, {4}, {2, 0, 2, 2}}}});
  EXPECT_EQ(out["table"].data, (Numbers{2, 0, 13}));
  EXPECT_EQ(out["y"].data, (Numbers{-12, 0, -9, -5}));
}

TEST(Bounds, ALabelOutOfRangeGivesNotANumberWhereItStands) {
  Arrays out = results_of(labelled, {{"x", {{"t"}, {3}, {1, 2, 4}}}, {"label", {{"t"}, {3}, {0, 3, -1}}}});
  EXPECT_EQ(out["table"].data, (Numbers{1, 0, 0}));
  EXPECT_EQ(out["y"].data[0], 0);
  EXPECT_TRUE(std::isnan(out["y"].data[1]) && std::isnan(out["y"].data[2]));
}

} // namespace
} // namespace norma::compiler::plan
