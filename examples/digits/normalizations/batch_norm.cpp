//===- batch_norm.cpp - every feature over the batch ---------------------===//
#include "normalizations/generated.h"

#include "batch_norm.h"

#include <utility>

namespace digits {
namespace {

class BatchNorm : public GeneratedLayer {
public:
  explicit BatchNorm(std::size_t features)
      : GeneratedLayer(features), running_mean(features, 0), running_variance(features, 1) {}

  Matrix forward(Matrix x) override {
    last_x = std::move(x);
    Matrix y(last_x.rows, last_x.columns);
    mean = std::vector<float>(last_x.columns);
    inverse_deviation = std::vector<float>(last_x.columns);
    const batch_norm::Inputs in = {.x = view(last_x),
                                   .gamma = view(gamma.values),
                                   .beta = view(beta.values),
                                   .state_m = view(running_mean),
                                   .state_v = view(running_variance)};
    workspace.reserve(batch_norm::workspace_bytes(in, context));
    const batch_norm::Outputs out = {.y = view(y),
                                     .state_m = view(running_mean),
                                     .state_v = view(running_variance),
                                     .saved = {.m = view(mean), .r = view(inverse_deviation)}};
    expect_ok(batch_norm::forward(in, out, workspace, context));
    return y;
  }

  /// With the running values that `forward` has moved.
  Matrix inference(Matrix x) override {
    Matrix y(x.rows, x.columns);
    const batch_norm::InferenceInputs in = {.x = view(x),
                                            .gamma = view(gamma.values),
                                            .beta = view(beta.values),
                                            .state_m = view(running_mean),
                                            .state_v = view(running_variance)};
    workspace.reserve(batch_norm::workspace_bytes({.x = in.x}, context));
    expect_ok(batch_norm::inference(in, {.y = view(y)}, workspace, context));
    return y;
  }

  Matrix backward(const Matrix &dy) override {
    Matrix dx(dy.rows, dy.columns);
    const batch_norm::BackwardInputs in = {.dy = view(dy),
                                           .x = view(last_x),
                                           .gamma = view(gamma.values),
                                           .saved = {.m = view(mean), .r = view(inverse_deviation)}};
    const batch_norm::BackwardOutputs out = {
        .dx = view(dx), .dgamma = view(gamma.gradient), .dbeta = view(beta.gradient)};
    expect_ok(batch_norm::backward(in, out, workspace, context));
    return dx;
  }

private:
  std::vector<float> running_mean;
  std::vector<float> running_variance;
  std::vector<float> mean;
  std::vector<float> inverse_deviation;
};

} // namespace

std::unique_ptr<Layer> make_batch_norm(std::size_t features) { return std::make_unique<BatchNorm>(features); }

} // namespace digits
