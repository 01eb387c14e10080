//===- generated.h - what the layers with generated kernels share --------===//
#pragma once

#include "layer.h"

#include "norma/norma.hpp"

#include <memory>

namespace digits {

/// Views of our data for kernels.
norma::Tensor view(const Matrix &matrix);
norma::Tensor view(const std::vector<float> &values);

/// Throws std::runtime_error with the status's sentence where a call was refused.
void expect_ok(const norma::Status &status);

/// Parameters, the last x, scratch. The kernels run in the calling thread: waking a second one takes longer than a
/// batch of 64 rows.
class GeneratedLayer : public Layer {
public:
  explicit GeneratedLayer(std::size_t features) : gamma(features, 1), beta(features, 0) {}

  /// The same as `forward`, unless a layer keeps running values.
  Matrix inference(Matrix x) override { return forward(std::move(x)); }
  std::vector<Parameter *> parameters() override { return {&gamma, &beta}; }

protected:
  norma::Context context = norma::Context::serial();
  norma::Workspace workspace;
  Matrix last_x;
  Parameter gamma;
  Parameter beta;
};

std::unique_ptr<Layer> make_batch_norm(std::size_t features);
std::unique_ptr<Layer> make_group_norm(std::size_t features);
std::unique_ptr<Layer> make_layer_norm(std::size_t features);
std::unique_ptr<Layer> make_rms_norm(std::size_t features);
std::unique_ptr<Layer> make_soft_rms_norm(std::size_t features);

} // namespace digits
