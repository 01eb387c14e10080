//===- points_test.cpp - windows, twins, blocks and coordinates ------------===//

#include "tests/compiler/interpreter/plan_text.h"

#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

using Numbers = std::vector<double>;

std::string windowed(const std::string &monoid, const std::string &otherwise) {
  return form_text({{"x", "f32", "c"}}, {{"y", "f32", "c"}},
                   "#plan.axis<c, plain>, #plan.axis<w, window, low = -1, high = 2>",
                   "%y = plan.kernel @k for [] {\n"
                   " %s = plan.traverse [c, w] (%x[c plus w" +
                       otherwise + "] : !plan.array<f32, [c]>) accumulate (" + monoid +
                       " [c]) {\n ^bb0(%e: f32):\n plan.yield %e : f32\n } : !plan.array<f32, [c]>\n"
                       " plan.return %s : !plan.array<f32, [c]>\n } : !plan.array<f32, [c]>\n"
                       "plan.return %y : !plan.array<f32, [c]>\n");
}

// Each element with the one before and the two after it.
TEST(Points, AWindowReadsItsNeighbours) {
  Arrays in{{"x", {{"c"}, {5}, {1, 2, 4, 8, 16}}}};
  EXPECT_EQ(results_of(windowed("sum", " else 0.0"), in)["y"].data, (Numbers{7, 15, 30, 28, 24}));
  EXPECT_EQ(results_of(windowed("sum", " else 100.0"), in)["y"].data, (Numbers{107, 15, 30, 128, 224}));
  EXPECT_EQ(results_of(windowed("min", " else -1.0"), in)["y"].data, (Numbers{-1, 1, 2, -1, -1}));
}

TEST(Points, WithoutAnElseWhatLiesOutsideIsNotWalked) {
  Arrays in{{"x", {{"c"}, {5}, {1, 2, 4, 8, 16}}}};
  EXPECT_EQ(results_of(windowed("min", ""), in)["y"].data, (Numbers{1, 1, 2, 4, 8}));
}

TEST(Points, ATwinGivesAllPairsAndADiagonal) {
  std::string text = form_text({{"x", "f32", "d"}}, {{"outer", "f32", "d, e"}, {"trace", "f32", ""}},
                               "#plan.axis<d, plain>, #plan.axis<e, twin, of = d>", R"(
  %outer, %trace = plan.kernel @k for [] {
    %o = plan.traverse [d, e] (%x[d] : !plan.array<f32, [d]>, %x[d from e] : !plan.array<f32, [d]>) {
      ^bb0(%a: f32, %b: f32):
      %0 = arith.mulf %a, %b : f32
      plan.yield %0 : f32
    } : !plan.array<f32, [d, e]>
    %t = plan.traverse [d] (%o[d, e from d] : !plan.array<f32, [d, e]>) accumulate (sum []) {
      ^bb0(%a: f32):
      plan.yield %a : f32
    } : !plan.array<f32, []>
    plan.return %o, %t : !plan.array<f32, [d, e]>, !plan.array<f32, []>
  } : !plan.array<f32, [d, e]>, !plan.array<f32, []>
  plan.return %outer, %trace : !plan.array<f32, [d, e]>, !plan.array<f32, []>
)");
  Arrays out = results_of(text, {{"x", {{"d"}, {3}, {1, 2, 5}}}});
  EXPECT_EQ(out["outer"].data, (Numbers{1, 2, 5, 2, 4, 10, 5, 10, 25}));
  EXPECT_EQ(out["trace"].data, Numbers{30});
}

// Five instances in blocks of two give three partials, the last of one instance; c is an instance's too and stays.
TEST(Points, PartialsStandOverBlocksAndTheOtherInstances) {
  std::string text = form_text({{"x", "f32", "n, c"}}, {{"partials", "f32", "b, c"}},
                               "#plan.axis<n, plain>, #plan.axis<c, plain>, #plan.axis<b, block, of = n>", R"(
  %p = plan.kernel @k for [n, c] block [n by 2 as b] reversed {
    %s = plan.traverse [] (%x[n, c] : !plan.array<f32, [n, c]>) accumulate (sum [] across [n]) {
      ^bb0(%e: f32):
      plan.yield %e : f32
    } : !plan.array<f32, []>
    plan.return %s : !plan.array<f32, []>
  } : !plan.array<f32, [b, c]>
  plan.return %p : !plan.array<f32, [b, c]>
)");
  Arrays out = results_of(text, {{"x", {{"n", "c"}, {5, 2}, {1, 10, 2, 20, 4, 40, 8, 80, 16, 160}}}});
  EXPECT_EQ(out["partials"].data, (Numbers{3, 30, 12, 120, 16, 160}));
}

TEST(Points, CoordinatesAndExtentsOfComposites) {
  std::string text =
      form_text({{"x", "f32", "g, k"}}, {{"y", "f32", "g, k"}},
                "#plan.axis<C, composite, factors = [g, k]>, #plan.axis<g, plain>, #plan.axis<k, plain>", R"(
  %y = plan.kernel @k for [g] {
    %e = plan.traverse [k] (%x[g, k] : !plan.array<f32, [g, k]>) {
      ^bb0(%v: f32):
      %index = plan.index "C"
      %extent = plan.extent "C"
      %hundred = arith.constant 100 : i64
      %0 = arith.muli %extent, %hundred : i64
      %1 = arith.addi %0, %index : i64
      %2 = arith.sitofp %1 : i64 to f32
      %3 = arith.addf %2, %v : f32
      plan.yield %3 : f32
    } : !plan.array<f32, [k]>
    plan.return %e : !plan.array<f32, [k]>
  } : !plan.array<f32, [g, k]>
  plan.return %y : !plan.array<f32, [g, k]>
)");
  Arrays out = results_of(text, {{"x", {{"g", "k"}, {2, 3}, {0, 0, 0, 0.5, 0, 0}}}});
  EXPECT_EQ(out["y"].data, (Numbers{600, 601, 602, 603.5, 604, 605}));
}

TEST(Points, ARepetitionBetweenKernelsCarriesItsArrays) {
  std::string text = form_text({{"x", "f32", "n"}}, {{"y", "f32", "n"}}, "#plan.axis<n, plain>", R"(
  %y = plan.repeat 3(%x : !plan.array<f32, [n]>) {
    ^bb0(%a: !plan.array<f32, [n]>):
    %d = plan.kernel @double for [n] {
      %e = plan.traverse [] (%a[n] : !plan.array<f32, [n]>) {
        ^bb0(%v: f32):
        %0 = arith.addf %v, %v : f32
        plan.yield %0 : f32
      } : !plan.array<f32, []>
      plan.return %e : !plan.array<f32, []>
    } : !plan.array<f32, [n]>
    plan.yield %d : !plan.array<f32, [n]>
  } : !plan.array<f32, [n]>
  plan.return %y : !plan.array<f32, [n]>
)");
  EXPECT_EQ(results_of(text, {{"x", {{"n"}, {2}, {1, -3}}}})["y"].data, (Numbers{8, -24}));
}

} // namespace
} // namespace norma::compiler::plan
