//===- calls_test.cpp - what a wrong call of generated kernels answers -----------------===//
//
// The sentences of the runtime, met through a generated header: each names the argument, what was found and what was
// expected, and nothing is written. The right call beside them differs in that one thing.
//
//===----------------------------------------------------------------------------===//

#include "batch_norm.h"
#include "layer_norm.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

class Calls : public testing::Test {
protected:
  std::vector<float> x = std::vector<float>(6 * 8, 1.0F), y = std::vector<float>(6 * 8, canary),
                     gamma = std::vector<float>(8, 1.0F);
  static constexpr float canary = -77;
  norma::Workspace workspace{4096};

  std::string answer(const layer_norm::Inputs &inputs) {
    const norma::Status status = layer_norm::forward(inputs, {.y = {y.data(), {6, 8}}}, workspace);
    if (!status.ok()) EXPECT_EQ(y, std::vector<float>(y.size(), canary)) << "a refused call wrote";
    return status.ok() ? "" : status.message();
  }
};

TEST_F(Calls, TheRightCallIsTaken) {
  EXPECT_EQ(answer({.x = {x.data(), {6, 8}}, .gamma = {gamma.data(), {8}}}), "");
  EXPECT_NE(y.front(), canary);
}

TEST_F(Calls, AWrongExtentIsNamed) {
  EXPECT_EQ(answer({.x = {x.data(), {6, 8}}, .gamma = {gamma.data(), {7}}}), "gamma: extent 0 is 7, x has C = 8");
}

TEST_F(Calls, AWrongRankIsNamed) {
  const std::string message = answer({.x = {x.data(), {6, 8}}, .gamma = {gamma.data(), {4, 2}}});
  EXPECT_NE(message.find("gamma"), std::string::npos) << message;
  EXPECT_NE(message.find("rank"), std::string::npos) << message;
}

TEST_F(Calls, MissingDataIsNamed) {
  const std::string message = answer({.gamma = {gamma.data(), {8}}});
  EXPECT_NE(message.find("x"), std::string::npos) << message;
}

TEST_F(Calls, AnotherTypeIsNamedWithWhatWasGenerated) {
  std::vector<double> wide(6 * 8, 1.0);
  const std::string message = answer({.x = {wide.data(), {6, 8}}, .gamma = {gamma.data(), {8}}});
  EXPECT_NE(message.find("f64"), std::string::npos) << message;
  EXPECT_NE(message.find("f32"), std::string::npos) << message;
}

// An unbiased variance of one element has no value: batch norm's running variance in training.
TEST(Areas, OneElementHasNoUnbiasedVariance) {
  std::vector<float> x(4, 1.0F), y(4), state(4);
  auto call = [&](std::int64_t batch, std::int64_t channels) {
    return batch_norm::forward({.x = {x.data(), {batch, channels}}, .state_v = {state.data(), {channels}}},
                               {.y = {y.data(), {batch, channels}}, .state_v = {state.data(), {channels}}},
                               norma::Workspace(4096));
  };
  const norma::Status refused = call(1, 4);
  EXPECT_FALSE(refused.ok());
  const norma::Status taken = call(2, 2);
  EXPECT_TRUE(taken.ok()) << taken.message();
}

} // namespace
