//===- tracking_test.cpp - running values ---------------------------------===//
//
// What is tracked, with which feed, under which name, and what inference reads.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

using testing::Test;

std::string names_of(const Elaborated &all, Role role) {
  std::string out;
  for (const ElaboratedArgument &argument : all.arguments)
    if (argument.role == role) out += (out.empty() ? "" : " ") + argument.name;
  return out;
}

std::string names_of(const Elaborated &all, ResultRole role) {
  std::string out;
  for (const ElaboratedResult &result : all.results)
    if (result.role == role) out += (out.empty() ? "" : " ") + result.name;
  return out;
}

constexpr std::string_view tracked = R"(
norm f(x[N, C]; eps = 1e-5, momentum = 0.1) {
  partition over (N) per (C)
  operate   standardize(eps) tracking(momentum)
  recover   affine per (C)
})";

TEST(Tracking, ABareRateTracksEveryStatistic) {
  const ElaborateOutcome outcome = elaborate_text(tracked);
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(names_of(*outcome.value, Role::state), "state_m state_v");
  EXPECT_EQ(names_of(*outcome.value, ResultRole::state), "state_m state_v");
  EXPECT_EQ(names_of(*outcome.value, ResultRole::statistic), "m v");
}

TEST(Tracking, InferenceReadsRunningValuesAndMovesNone) {
  ElaborateOptions options;
  options.training = false;
  const ElaborateOutcome outcome = elaborate_text(tracked, options);
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(names_of(*outcome.value, Role::state), "state_m state_v");
  EXPECT_EQ(names_of(*outcome.value, ResultRole::state), "");
  EXPECT_EQ(names_of(*outcome.value, Role::scalar), "eps"); // the momentum has nothing to do
  for (const Node &node : outcome.value->nodes) EXPECT_NE(node.kind, NodeKind::aggregate);
}

TEST(Tracking, WithoutRunningValuesInferenceUsesItsOwn) {
  ElaborateOptions options;
  options.training = false;
  options.keep_running = false;
  const ElaborateOutcome outcome = elaborate_text(tracked, options);
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(names_of(*outcome.value, Role::state), "");
  EXPECT_NE(std::ranges::find(outcome.value->nodes, NodeKind::aggregate, &Node::kind), outcome.value->nodes.end());
}

TEST(Tracking, AStageNameIsAPrefix) {
  const ElaborateOutcome outcome = elaborate_text(R"(
norm f(x[N, C]; eps = 1e-5) {
  partition over (N) per (C)
  operate   rms(eps) as batch tracking(0.1)
  partition over (C) per (N)
  operate   rms(eps) as layer
})");
  ASSERT_TRUE(outcome.value);
  EXPECT_EQ(names_of(*outcome.value, Role::state), "state_batch_q");
  EXPECT_EQ(names_of(*outcome.value, ResultRole::statistic), "batch_q layer_q");
}

TEST(Tracking, AFeedSeesTheStatisticAndHasItsOwnAxes) {
  const std::string dump = dump_of(R"(
norm f(x[N, C, ...]; eps = 1e-5) {
  partition over (...) per (N, C)
  operate   standardize(eps) tracking(0.1; m = mean(m over (N)))
})");
  EXPECT_NE(dump.find("state_m: state [C] = 0.0\n"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("state_v"), std::string::npos) << dump;
}

TEST(Tracking, WhatIsNotTrackedIsRecomputedFromWhatIs) {
  // Only m is tracked: in inference v is the variance about the batch's own mean, y is taken about the running one.
  ElaborateOptions options;
  options.training = false;
  const std::string dump = dump_of(R"(
norm f(x[N, C]; eps = 1e-5) {
  partition over (N) per (C)
  operate   { stat m = mean(x) tracking(0.1)  stat v = mean((x - m)^2)  yield (x - m) * rsqrt(v + eps) }
})",
                                   options);
  EXPECT_NE(dump.find("subtract(x, state_m)"), std::string::npos) << dump;
  EXPECT_NE(dump.find("# v"), std::string::npos) << dump;
  EXPECT_EQ(dump.find("# m"), std::string::npos) << dump;
}

} // namespace
} // namespace norma::dsl
