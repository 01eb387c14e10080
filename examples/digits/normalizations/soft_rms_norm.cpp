//===- soft_rms_norm.cpp - the normalization of declarations.h -----------===//
#include "normalizations/generated.h"

#include "soft_rms_norm.h"

#include <utility>

namespace digits {
namespace {

class SoftRmsNorm : public GeneratedLayer {
public:
  using GeneratedLayer::GeneratedLayer;

  Matrix forward(Matrix x) override {
    last_x = std::move(x);
    Matrix y(last_x.rows, last_x.columns);
    inverse_root = std::vector<float>(last_x.rows);
    const soft_rms_norm::Inputs in = {.x = view(last_x), .gamma = view(gamma.values), .beta = view(beta.values)};
    workspace.reserve(soft_rms_norm::workspace_bytes(in, context));
    expect_ok(soft_rms_norm::forward(in, {.y = view(y), .saved = {.r = view(inverse_root)}}, workspace, context));
    return y;
  }

  Matrix backward(const Matrix &dy) override {
    Matrix dx(dy.rows, dy.columns);
    const soft_rms_norm::BackwardInputs in = {
        .dy = view(dy), .x = view(last_x), .gamma = view(gamma.values), .saved = {.r = view(inverse_root)}};
    const soft_rms_norm::BackwardOutputs out = {
        .dx = view(dx), .dgamma = view(gamma.gradient), .dbeta = view(beta.gradient)};
    expect_ok(soft_rms_norm::backward(in, out, workspace, context));
    return dx;
  }

private:
  std::vector<float> inverse_root;
};

} // namespace

std::unique_ptr<Layer> make_soft_rms_norm(std::size_t features) { return std::make_unique<SoftRmsNorm>(features); }

} // namespace digits
