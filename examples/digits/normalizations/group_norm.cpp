//===- group_norm.cpp - neighbouring features in groups ------------------===//
#include "normalizations/generated.h"

#include "group_norm.h"

#include <utility>

namespace digits {
namespace {

/// As the example's CMakeLists.txt says.
constexpr std::size_t group_count = 8;

class GroupNorm : public GeneratedLayer {
public:
  using GeneratedLayer::GeneratedLayer;

  Matrix forward(Matrix x) override {
    last_x = std::move(x);
    Matrix y(last_x.rows, last_x.columns);
    mean = Matrix(last_x.rows, group_count);
    inverse_deviation = Matrix(last_x.rows, group_count);
    const group_norm::Inputs in = {.x = view(last_x), .gamma = view(gamma.values), .beta = view(beta.values)};
    workspace.reserve(group_norm::workspace_bytes(in, context));
    expect_ok(group_norm::forward(in, {.y = view(y), .saved = {.m = view(mean), .r = view(inverse_deviation)}},
                                  workspace, context));
    return y;
  }

  Matrix backward(const Matrix &dy) override {
    Matrix dx(dy.rows, dy.columns);
    const group_norm::BackwardInputs in = {.dy = view(dy),
                                           .x = view(last_x),
                                           .gamma = view(gamma.values),
                                           .saved = {.m = view(mean), .r = view(inverse_deviation)}};
    const group_norm::BackwardOutputs out = {
        .dx = view(dx), .dgamma = view(gamma.gradient), .dbeta = view(beta.gradient)};
    expect_ok(group_norm::backward(in, out, workspace, context));
    return dx;
  }

private:
  Matrix mean;
  Matrix inverse_deviation;
};

} // namespace

std::unique_ptr<Layer> make_group_norm(std::size_t features) { return std::make_unique<GroupNorm>(features); }

} // namespace digits
