//===- monoids_test.cpp - what each monoid gives ---------------------------===//
//
// All inputs are small integers or halves, so every result below is exact.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/interpreter/monoid.h"
#include "tests/compiler/interpreter/plan_text.h"

#include <gtest/gtest.h>
#include <limits>

namespace norma::compiler::plan {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Numbers = std::vector<double>;

/// Reduces x[t] by a monoid.
std::string reduction(const std::string &accumulate, const std::string &kept) {
  std::string result = "!plan.array<f32, [" + kept + "]>";
  return form_text({{"x", "f32", "t"}}, {{"y", "f32", kept}}, "#plan.axis<t, plain>",
                   "%y = plan.kernel @k for [] {\n"
                   "  %s = plan.traverse [t] (%x[t] : !plan.array<f32, [t]>) accumulate (" +
                       accumulate + ") {\n ^bb0(%e: f32):\n plan.yield %e : f32\n } : " + result +
                       "\n plan.return %s : " + result + "\n } : " + result + "\n plan.return %y : " + result + "\n");
}

Numbers reduced(const std::string &accumulate, const std::string &kept, const Numbers &x) {
  Arrays inputs{{"x", {{"t"}, {static_cast<std::int64_t>(x.size())}, x}}};
  return results_of(reduction(accumulate, kept), inputs)["y"].data;
}

TEST(Monoids, EachReduces) {
  EXPECT_EQ(reduced("sum []", "", {1, 2, 4}), Numbers{7});
  EXPECT_EQ(reduced("product []", "", {3, 2, 4}), Numbers{24});
  EXPECT_EQ(reduced("min []", "", {3, 2, 4}), Numbers{2});
  EXPECT_EQ(reduced("max []", "", {3, 5, 4}), Numbers{5});
}

TEST(Monoids, NoElementsGiveTheIdentity) {
  EXPECT_EQ(reduced("sum []", "", {}), Numbers{0});
  EXPECT_EQ(reduced("product []", "", {}), Numbers{1});
  EXPECT_EQ(reduced("min []", "", {}), Numbers{infinity});
  EXPECT_EQ(reduced("max []", "", {}), Numbers{-infinity});
}

TEST(Monoids, NotANumberReachesMinAndMax) {
  double nan = std::numeric_limits<double>::quiet_NaN();
  for (const char *monoid : {"min []", "max []", "sum []"})
    for (const Numbers &x : {Numbers{nan, 1}, Numbers{1, nan}}) {
      double found = reduced(monoid, "", x)[0];
      EXPECT_NE(found, found) << monoid;
    }
}

TEST(Monoids, RunningGivesPrefixesAndReversedSuffixes) {
  EXPECT_EQ(reduced("sum [t] running t", "t", {1, 2, 4, 8}), (Numbers{1, 3, 7, 15}));
  EXPECT_EQ(reduced("sum [t] running t reversed", "t", {1, 2, 4, 8}), (Numbers{15, 14, 12, 8}));
  EXPECT_EQ(reduced("max [t] running t", "t", {1, 3, 2, 4}), (Numbers{1, 3, 3, 4}));
}

// 1, 2, 3 and 6: mean 3, deviations -2, -1, 0, 3. Halves of the list have means 1.5 and 4.5, m2 0.5 and 4.5.
TEST(Monoids, MomentsMergeInAnyGrouping) {
  State all{0, 0, 0}, first{0, 0, 0}, second{0, 0, 0};
  auto add = [](State &to, double x) { to = state(merge("moments", to, lift("moments", x))); };
  for (double x : {1, 2, 3, 6}) add(all, x);
  EXPECT_EQ(all, (State{4, 3, 14}));
  for (double x : {1, 2}) add(first, x);
  for (double x : {3, 6}) add(second, x);
  EXPECT_EQ(state(merge("moments", first, second)), (State{4, 3, 14}));
  EXPECT_EQ(state(merge("moments", first, State{0, 0, 0})), first);
  EXPECT_EQ(state(merge("moments", State{0, 0, 0}, first)), first);
}

// s[t] = a[t] s[t - 1] + b[t] from s = 0, by its running composition: the offsets.
TEST(Monoids, AffineIsARecurrence) {
  std::string state = "!plan.array<!plan.affine<f32>, [t]>", array = "!plan.array<f32, [t]>";
  std::string text = form_text({{"a", "f32", "t"}, {"b", "f32", "t"}}, {{"s", "f32", "t"}}, "#plan.axis<t, plain>",
                               "%s = plan.kernel @k for [] {\n"
                               " %f = plan.traverse [t] (%a[t] : " +
                                   array + ", %b[t] : " + array +
                                   ") accumulate (affine [t] running t) {\n"
                                   "  ^bb0(%ea: f32, %eb: f32):\n"
                                   "  %m = plan.lift %ea, %eb : f32, f32 -> !plan.affine<f32>\n"
                                   "  plan.yield %m : !plan.affine<f32>\n } : " +
                                   state +
                                   "\n"
                                   " %o = plan.traverse [t] (%f[t] : " +
                                   state +
                                   ") {\n"
                                   "  ^bb0(%m: !plan.affine<f32>):\n"
                                   "  %offset = plan.project \"offset\" of %m : !plan.affine<f32> -> f32\n"
                                   "  plan.yield %offset : f32\n } : " +
                                   array +
                                   "\n"
                                   " plan.return %o : " +
                                   array + "\n } : " + array + "\n plan.return %s : " + array + "\n");
  Arrays out = results_of(text, {{"a", {{"t"}, {4}, {5, 2, 3, -1}}}, {"b", {{"t"}, {4}, {1, 4, 0, 2}}}});
  EXPECT_EQ(out["s"].data, (Numbers{1, 6, 18, -16}));
}

} // namespace
} // namespace norma::compiler::plan
