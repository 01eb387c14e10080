//===- calls_test.cpp - what a wrong call of generated kernels answers -----------------===//
//
// The sentences of the runtime, met through a generated header: each names the argument, what was found and what was
// expected, and nothing is written. The right call beside them differs in that one thing.
//
//===----------------------------------------------------------------------------===//

#include "batch_norm.h"
#include "group_norm.h"
#include "layer_norm.h"

#include <gtest/gtest.h>

#include <bit>
#include <string>
#include <vector>

namespace {

constexpr float canary = -77;

std::string sentence(const norma::Status &status) { return status.ok() ? "" : status.message(); }

class Calls : public testing::Test {
protected:
  std::vector<float> x = std::vector<float>(6 * 8, 1.0F), y = std::vector<float>(6 * 8, canary),
                     gamma = std::vector<float>(8, 1.0F), m = std::vector<float>(6, canary), v = m, r = m;
  const norma::Tensor x_view{x.data(), {6, 8}}, gamma_view{gamma.data(), {8}};
  const norma::Workspace scratch{4096};

  std::string answer(const layer_norm::Inputs &inputs, const layer_norm::Outputs &outputs,
                     norma::WorkspaceView workspace) {
    const std::vector<float> before = x;
    const std::string said = sentence(layer_norm::forward(inputs, outputs, workspace));
    if (!said.empty()) {
      EXPECT_EQ(y, std::vector<float>(y.size(), canary)) << "a refused call wrote";
      EXPECT_EQ(v, std::vector<float>(v.size(), canary)) << "a refused call wrote";
      EXPECT_EQ(x, before) << "a refused call wrote";
    }
    return said;
  }
  std::string answer(const layer_norm::Inputs &inputs) {
    return answer(inputs, {.y = {y.data(), {6, 8}}, .v = {v.data(), {6}}}, scratch);
  }
  std::string answer(const layer_norm::Outputs &outputs) { return answer({.x = x_view}, outputs, scratch); }
};

TEST_F(Calls, TheRightCallIsTaken) {
  EXPECT_EQ(answer({.x = x_view, .gamma = gamma_view}), "");
  EXPECT_NE(y.front(), canary);
}

TEST_F(Calls, AWrongExtentIsNamed) {
  EXPECT_EQ(answer({.x = x_view, .gamma = {gamma.data(), {7}}}), "gamma: extent 0 is 7, x has C = 8");
}

TEST_F(Calls, AWrongRankIsNamed) {
  EXPECT_EQ(answer({.x = x_view, .gamma = {gamma.data(), {4, 2}}}), "gamma: rank is 2, expected 1: [C]");
}

TEST_F(Calls, AMissingTensorIsNamed) {
  EXPECT_EQ(answer({.gamma = gamma_view}), "x: is missing, expected f32[..., C]");
}

TEST_F(Calls, NullDataIsNamed) {
  EXPECT_EQ(answer({.x = {norma::f32, {6, 8}}, .gamma = gamma_view}), "x: data is null");
}

TEST_F(Calls, AnotherTypeIsNamed) {
  const std::vector<double> wide(6 * 8, 1.0);
  EXPECT_EQ(answer({.x = {wide.data(), {6, 8}}, .gamma = gamma_view}), "x: type is f64, expected f32");
}

TEST_F(Calls, AnotherDeviceIsNamed) {
  norma_tensor elsewhere = x_view.view();
  elsewhere.device.type = NORMA_CUDA;
  EXPECT_EQ(answer({.x = norma::Tensor(elsewhere)}), "x: device is CUDA, expected the CPU");
  elsewhere.device.type = NORMA_CPU;
  EXPECT_EQ(answer({.x = norma::Tensor(elsewhere)}), "");
}

TEST_F(Calls, StridesThatDoNotCollapseAreNamed) {
  const std::string said =
      answer({.x = {x.data(), {2, 3, 8}, {16, 8, 1}}}, {.y = {y.data(), {2, 3, 8}}, .v = {v.data(), {2, 3}}}, scratch);
  EXPECT_EQ(said, "x: stride 0 is 16, expected 24: the dimensions of ... must collapse to one");
  EXPECT_EQ(
      answer({.x = {x.data(), {2, 3, 8}, {24, 8, 1}}}, {.y = {y.data(), {2, 3, 8}}, .v = {v.data(), {2, 3}}}, scratch),
      "");
}

TEST_F(Calls, OutputsThatShareMemoryAreNamed) {
  EXPECT_EQ(answer({.y = {y.data(), {6, 8}}, .v = {y.data() + 42, {6}}}), "v: shares memory with y");
  EXPECT_EQ(answer({.y = {x.data(), {6, 8}}}), "y: shares memory with x");
  EXPECT_EQ(answer({.y = {y.data(), {6, 8}, {0, 1}}}),
            "y: stride 0 is 0, two elements of an output would share memory");
  EXPECT_EQ(answer({.y = {y.data(), {6, 8}}, .v = {v.data(), {6}}}), "");
}

TEST_F(Calls, AWorkspaceThatIsTooSmallIsNamed) {
  // gamma, beta and the statistics are left out, so that the workspace holds them.
  const layer_norm::Inputs inputs = {.x = x_view};
  const layer_norm::Outputs outputs = {.y = {y.data(), {6, 8}}};
  const std::size_t needed = layer_norm::prepare(inputs, outputs).workspace_bytes();
  const norma::Workspace enough(needed);
  EXPECT_EQ(answer(inputs, outputs, {}), "workspace has 0 bytes, expected " + std::to_string(needed));
  EXPECT_EQ(answer(inputs, outputs, enough), "");
}

TEST(Splits, AnExtentThatDoesNotDivideIsNamed) {
  std::vector<float> x(2 * 6 * 4, 1.0F), y(x.size(), canary);
  const auto call = [&](std::int64_t channels, std::int64_t rest) {
    return sentence(group_norm::forward({.x = {x.data(), {2, channels, rest}}}, {.y = {y.data(), {2, channels, rest}}},
                                        norma::Workspace(4096)));
  };
  EXPECT_EQ(call(6, 4), "x: extent 1 is 6, expected a multiple of 4: C = G * K with G = 4");
  EXPECT_EQ(y.front(), canary);
  EXPECT_EQ(call(4, 6), "");
}

// Layer norm and batch norm keep the same: a mean and a root, as tensors m and r.
class Saved : public testing::Test {
protected:
  std::vector<float> x = std::vector<float>(8 * 8, 1.0F), dx = std::vector<float>(x.size(), canary),
                     m = std::vector<float>(8), r = m;
  const norma::Tensor view{x.data(), {8, 8}};
  const norma::Workspace scratch{8192};
  const layer_norm::Saved own = {.m = {m.data(), {8}}, .r = {r.data(), {8}}};
  const batch_norm::Saved others = {.m = {m.data(), {8}}, .r = {r.data(), {8}}};

  std::string answer(const layer_norm::Saved &saved) {
    return sentence(
        layer_norm::backward({.dy = view, .x = view, .saved = saved}, {.dx = {dx.data(), {8, 8}}}, scratch));
  }
};

std::string refusal(std::uint64_t found, std::uint64_t expected) {
  char text[128];
  std::snprintf(text, sizeof text,
                "layer_norm vjp: saved was written by another kernel, its hash is 0x%llx, expected 0x%llx",
                static_cast<unsigned long long>(found), static_cast<unsigned long long>(expected));
  return text;
}

TEST_F(Saved, OfAnotherKernelIsRefused) {
  static_assert(!std::is_convertible_v<batch_norm::Saved, layer_norm::Saved>);
  static_assert(sizeof(batch_norm::Saved) == sizeof(layer_norm::Saved));
  // Through a buffer of bytes, or a plug-in that was built with another header, the type is lost.
  EXPECT_EQ(answer(std::bit_cast<layer_norm::Saved>(others)),
            refusal(batch_norm::saved_identity, layer_norm::saved_identity));
  EXPECT_EQ(dx, std::vector<float>(dx.size(), canary)) << "a refused call wrote";
  EXPECT_EQ(answer(own), "");
  EXPECT_NE(dx.front(), canary);
}

TEST_F(Saved, OfAnotherKernelIsRefusedInAPreparedCall) {
  const auto run = [&](const layer_norm::Saved &saved) {
    const layer_norm::BackwardInputs in = {.dy = view, .x = view, .saved = saved};
    const layer_norm::BackwardOutputs out = {.dx = {dx.data(), {8, 8}}};
    return sentence(layer_norm::run_backward(layer_norm::prepare_backward(in, out), in, out, scratch));
  };
  EXPECT_EQ(run(std::bit_cast<layer_norm::Saved>(others)),
            refusal(batch_norm::saved_identity, layer_norm::saved_identity));
  EXPECT_EQ(dx, std::vector<float>(dx.size(), canary)) << "a refused call wrote";
  EXPECT_EQ(run(own), "");
}

// An unbiased variance of one element has no value: batch norm's running variance in training.
TEST(Areas, OneElementHasNoUnbiasedVariance) {
  std::vector<float> x(4, 1.0F), y(4), state(4, canary);
  const auto call = [&](std::int64_t batch, std::int64_t channels) {
    return sentence(batch_norm::forward({.x = {x.data(), {batch, channels}}, .state_v = {state.data(), {channels}}},
                                        {.y = {y.data(), {batch, channels}}, .state_v = {state.data(), {channels}}},
                                        norma::Workspace(4096)));
  };
  EXPECT_EQ(call(1, 4), "an area over (N, ...) has 1 element, expected at least 2");
  EXPECT_EQ(state.front(), canary);
  EXPECT_EQ(call(2, 2), "");
}

} // namespace
