//===- settings_test.cpp - which settings are folded ----------------------===//
//
// A setting that shapes the kernel is folded and part of its key; the others are passed at the call.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

std::string folded(std::string_view text, const ElaborateOptions &options = {}) {
  const ElaborateOutcome outcome = elaborate_text(text, options);
  EXPECT_TRUE(outcome.value) << text;
  std::string out;
  if (outcome.value)
    for (const std::string &setting : outcome.value->structural_settings) out += (out.empty() ? "" : " ") + setting;
  return out;
}

std::string passed(std::string_view text, const ElaborateOptions &options = {}) {
  const ElaborateOutcome outcome = elaborate_text(text, options);
  std::string out;
  if (outcome.value)
    for (const ElaboratedArgument &argument : outcome.value->arguments)
      if (argument.role == Role::scalar) out += (out.empty() ? "" : " ") + argument.name;
  return out;
}

constexpr std::string_view window = R"(
norm f(x[N, C]; size = 5, alpha = 1e-4) {
  partition over (C within -floor(size / 2) .. floor((size - 1) / 2)) per (N)
  operate   x / (1 + alpha * sum(x^2))
})";

TEST(Settings, AWindowIsFolded) {
  EXPECT_EQ(folded(window), "size=5");
  EXPECT_EQ(passed(window), "alpha");
  EXPECT_NE(dump_of(window).find("C within -2 .. 2)"), std::string::npos);
}

TEST(Settings, SetFoldsAny) {
  ElaborateOptions options;
  options.settings = {{"size", 4}, {"alpha", 0.5}};
  EXPECT_EQ(folded(window, options), "size=4 alpha=0.5");
  EXPECT_EQ(passed(window, options), "");
  EXPECT_NE(dump_of(window, options).find("C within -2 .. 1)"), std::string::npos);
}

TEST(Settings, ACountInsideAFunctionIsFolded) {
  EXPECT_EQ(folded(R"(
function half(a; times) { let b = a  repeat times { b <- b / 2 }  yield b }
norm f(x[N]; times = 3, eps = 1e-5) { recover half(y, times) + eps })"),
            "times=3");
}

TEST(Settings, ABranchIsFoldedAndTheOtherSideIsDropped) {
  constexpr std::string_view text = R"(
norm f(x[N, C]; centred = true, eps = 1e-5) {
  partition over (C) per (N)
  operate   where(centred, x - mean(x), x * (1 + eps))
})";
  EXPECT_EQ(folded(text), "centred=true");
  EXPECT_EQ(passed(text), "");
  ElaborateOptions options;
  options.settings = {{"centred", 0}};
  EXPECT_EQ(folded(text, options), "centred=false");
  EXPECT_EQ(passed(text, options), "eps");
  EXPECT_EQ(dump_of(text, options).find("mean"), std::string::npos);
}

TEST(Settings, AShiftIsFolded) {
  const std::string dump = dump_of("norm f(x[N, T]; lag = 2) { recover y - x[T = T - lag] }");
  EXPECT_NE(dump.find("subtract(%2, 2) : integer [T]"), std::string::npos) << dump;
}

TEST(Settings, FactorsGetTheExtentThatIsLeft) {
  const std::string dump = dump_of(R"(
norm f(x[N]; many = 12) { axis M = many  split M into (A = 3) * B  param g[A, B] = 1  recover y * sum(g over (A, B)) })");
  EXPECT_NE(dump.find("M = A * B, A = 3, B = 4"), std::string::npos) << dump;
}

TEST(Settings, AFirstValueKeepsTheSettingItReads) {
  const std::string dump = dump_of("norm f(x[N, C]; start = 0.5) { recover scale(gain = start) per (C) }");
  EXPECT_NE(dump.find("start: scalar = 0.5\n"), std::string::npos) << dump;
  EXPECT_NE(dump.find("gamma: parameter [C] = start\n"), std::string::npos) << dump;
}

} // namespace
} // namespace norma::dsl
