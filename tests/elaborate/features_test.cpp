//===- features_test.cpp - constructs of the language, one by one ---------===//
//
// Each test names the line of the dump that says it.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

testing::AssertionResult says(const std::string &dump, std::string_view line) {
  if (dump.find(line) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no '" << line << "' in\n" << dump;
}

TEST(Features, AMergedSplitIsRegroupedThereAndBack) {
  const std::string dump = dump_of(R"(
norm f(x[N, C, ...]) {
  split     (C, ...) into (G = 8) * K
  partition over (N, K) per (G)
  operate   center
  recover   scale per (C)
})");
  EXPECT_TRUE(says(dump, "axes N, C, ..., G = 8, K, (C, ...) = G * K\n"));
  EXPECT_TRUE(says(dump, "= regroup(x) : real [N, G, K]\n"));
  EXPECT_TRUE(says(dump, "over N, K) : real [G]  # m\n"));
  EXPECT_TRUE(says(dump, ") : real [N, C, ...]\n"));
}

TEST(Features, AFactorCanBeSplitAgain) {
  const std::string dump = dump_of(R"(
norm f(x[N, C]) {
  split     C into (G = 8) * K
  split     K into (A = 2) * B
  partition over (B) per (N, G, A)
  operate   center
})");
  EXPECT_TRUE(says(dump, "axes N, C = G * A * B, G = 8, K = A * B, A = 2, B\n"));
  EXPECT_TRUE(says(dump, "mean(x over B) : real [N, G, A]  # m\n"));
  EXPECT_TRUE(says(dump, "m = %1 : statistic [N, G, A]\n"));
}

TEST(Features, StatisticsPerLabelAreReadThroughTheLabel) {
  const std::string dump = dump_of(R"(
norm f(x[V, C], graph[V]: G) {
  partition over (V) per (G, C)
  operate   center
})");
  EXPECT_TRUE(says(dump, "graph: input [V] label of G\n"));
  EXPECT_TRUE(says(dump, "%3 = equal(graph, %2) : boolean [V, G]\n"));
  EXPECT_TRUE(says(dump, "%4 = mean(x over V where %3) : real [C, G]  # m\n"));
  EXPECT_TRUE(says(dump, "%5 = %4[G = graph] : real [V, C]\n"));
}

TEST(Features, WeightsAddTheirAxes) {
  const std::string dump =
      dump_of("norm f(x[N, C], g[N, K]) { partition over (N) weighted by g per (K, C) operate { stat "
              "m = mean(x) yield x - sum(g * m over (K)) } }");
  EXPECT_TRUE(says(dump, "mean(x over N weighted by g) : real [C, K]  # m\n"));
}

TEST(Features, ACompositeAxisHasACoordinateAndCanBeRead) {
  const std::string dump =
      dump_of("norm f(x[N, C]) { split C into (G = 4) * K  partition over (C) per (N)  recover y - x[C = C - 1] }");
  EXPECT_TRUE(says(dump, "coordinate G"));
  EXPECT_TRUE(says(dump, "= remainder("));
  EXPECT_TRUE(says(dump, "= quotient("));
  EXPECT_TRUE(says(dump, "= x[K = "));
}

TEST(Features, SizesAreFoldedWhereSettingsFixThem) {
  const std::string dump = dump_of("norm f(x[N, C]) { split C into (G = 4) * K  recover y * size(G) + size(C) }");
  EXPECT_TRUE(says(dump, "multiply(x, 4.0)"));
  EXPECT_TRUE(says(dump, "= size K : integer\n"));
}

TEST(Features, ALoopsCarriedValueGainsAxes) {
  const std::string dump = dump_of("norm f(x[N, C]) { let a = 1.0  repeat 3 { a <- a * y } recover a }");
  EXPECT_TRUE(says(dump, "= broadcast(1.0) : real [N, C]\n"));
  EXPECT_TRUE(says(dump, "= repeat 3 ("));
  EXPECT_TRUE(says(dump, "  yield "));
}

TEST(Features, AlongGathersWhatItDefines) {
  const std::string dump = dump_of(R"(
norm f(x[N, T]) {
  let run = 0.0
  along T { let before = run  run <- run + x }
  recover y - before + run
})");
  EXPECT_TRUE(says(dump, "= coordinate T : integer\n"));
  EXPECT_TRUE(says(dump, "] : real [N]\n"));
  EXPECT_TRUE(says(dump, "= result 1 of %"));
  EXPECT_TRUE(says(dump, ": real [N, T]  # before\n"));
}

TEST(Features, AStateChangesInTrainingOnly) {
  constexpr std::string_view text =
      "norm f(x[N, C]) { state r[C] = 0  partition over (N) per (C) operate { r <- mean(x)  yield x - r } }";
  EXPECT_TRUE(says(dump_of(text), "r = %3 : state [C]\n"));
  EXPECT_TRUE(says(dump_of(text), "%3 = stop_gradient(%2) : real [C]  # r\n"));
  ElaborateOptions options;
  options.training = false;
  EXPECT_TRUE(says(dump_of(text, options), "subtract(x, r)"));
}

TEST(Features, ABackwardBlockMovesStatesOfItsOwn) {
  const std::string dump = dump_of(R"(
norm f(x[N, C]) {
  state nu[C] = 0
  partition over (N) per (C)
  operate { yield x * 2  backward(g) { nu <- nu + mean(g)  yield g * nu } }
})");
  EXPECT_TRUE(says(dump, "= custom_gradient(%"));
  EXPECT_TRUE(says(dump, " into nu\n"));
  EXPECT_EQ(dump.find("nu = "), std::string::npos) << "the forward gives no new value of nu\n" << dump;
}

TEST(Features, IntegersBecomeRealByConversionAlone) {
  const std::string dump = dump_of("norm f(x[N, C], k: int) { recover y * (k + 1) }");
  EXPECT_TRUE(says(dump, "add(k, 1) : integer\n"));
  EXPECT_TRUE(says(dump, "= convert(%"));
}

TEST(Features, ReplicasArePartOfTheArea) {
  EXPECT_TRUE(says(dump_of("norm f(x[N, C]) { partition over (N across replicas) per (C) operate center }"),
                   "mean(x over N across replicas) : real [C]"));
}

TEST(Features, ParametersMayStandInAnExpression) {
  const std::string dump = dump_of("norm f(x[N, C]) { recover y + affine(y per (C)) }");
  EXPECT_TRUE(says(dump, "gamma: parameter [C] = 1.0\n"));
}

TEST(Features, EpsilonIsThatOfATensor) {
  EXPECT_TRUE(says(dump_of("norm f(x[N, C]) { recover y + epsilon(x) }"), "= epsilon(x) : real\n"));
}

} // namespace
} // namespace norma::dsl
