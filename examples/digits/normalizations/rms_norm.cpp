//===- rms_norm.cpp - every row to mean square 1 -------------------------===//
#include "normalizations/generated.h"

#include "rms_norm.h"

#include <utility>

namespace digits {
namespace {

class RmsNorm : public GeneratedLayer {
public:
  using GeneratedLayer::GeneratedLayer;

  Matrix forward(Matrix x) override {
    last_x = std::move(x);
    Matrix y(last_x.rows, last_x.columns);
    inverse_root = std::vector<float>(last_x.rows);
    const rms_norm::Inputs in = {.x = view(last_x), .gamma = view(gamma.values)};
    workspace.reserve(rms_norm::workspace_bytes(in, context));
    expect_ok(rms_norm::forward(in, {.y = view(y), .saved = {.r = view(inverse_root)}}, workspace, context));
    return y;
  }

  Matrix backward(const Matrix &dy) override {
    Matrix dx(dy.rows, dy.columns);
    const rms_norm::BackwardInputs in = {
        .dy = view(dy), .x = view(last_x), .gamma = view(gamma.values), .saved = {.r = view(inverse_root)}};
    const rms_norm::BackwardOutputs out = {.dx = view(dx), .dgamma = view(gamma.gradient)};
    expect_ok(rms_norm::backward(in, out, workspace, context));
    return dx;
  }

  std::vector<Parameter *> parameters() override { return {&gamma}; }

private:
  std::vector<float> inverse_root;
};

} // namespace

std::unique_ptr<Layer> make_rms_norm(std::size_t features) { return std::make_unique<RmsNorm>(features); }

} // namespace digits
