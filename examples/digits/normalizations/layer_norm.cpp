//===- layer_norm.cpp - every row to mean 0 and variance 1 ---------------===//
#include "normalizations/generated.h"

#include "layer_norm.h"

#include <utility>

namespace digits {
namespace {

class LayerNorm : public GeneratedLayer {
public:
  using GeneratedLayer::GeneratedLayer;

  Matrix forward(Matrix x) override {
    last_x = std::move(x);
    Matrix y(last_x.rows, last_x.columns);
    mean = std::vector<float>(last_x.rows);
    inverse_deviation = std::vector<float>(last_x.rows);
    const layer_norm::Inputs in = {.x = view(last_x), .gamma = view(gamma.values), .beta = view(beta.values)};
    workspace.reserve(layer_norm::workspace_bytes(in, context));
    expect_ok(layer_norm::forward(in, {.y = view(y), .saved = {.m = view(mean), .r = view(inverse_deviation)}},
                                  workspace, context));
    return y;
  }

  Matrix backward(const Matrix &dy) override {
    Matrix dx(dy.rows, dy.columns);
    const layer_norm::BackwardInputs in = {.dy = view(dy),
                                           .x = view(last_x),
                                           .gamma = view(gamma.values),
                                           .saved = {.m = view(mean), .r = view(inverse_deviation)}};
    const layer_norm::BackwardOutputs out = {
        .dx = view(dx), .dgamma = view(gamma.gradient), .dbeta = view(beta.gradient)};
    expect_ok(layer_norm::backward(in, out, workspace, context));
    return dx;
  }

private:
  std::vector<float> mean;
  std::vector<float> inverse_deviation;
};

} // namespace

std::unique_ptr<Layer> make_layer_norm(std::size_t features) { return std::make_unique<LayerNorm>(features); }

} // namespace digits
