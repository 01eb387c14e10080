//===- layer.h - what a network is made of ------------------------------===//
#pragma once

#include "matrix.h"

#include <cstddef>
#include <vector>

namespace digits {

/// Numbers that are learnt, and what Adam remembers about them.
struct Parameter {
  Parameter() = default;
  Parameter(std::size_t count, float first) : values(count, first), gradient(count), mean(count), square(count) {}

  std::vector<float> values;
  std::vector<float> gradient;
  std::vector<float> mean;   ///< of the gradient, running
  std::vector<float> square; ///< of the gradient, running
};

/// A layer keeps what its own backward pass needs of the last `forward`.
class Layer {
public:
  Layer() = default;
  Layer(const Layer &) = delete;
  Layer &operator=(const Layer &) = delete;
  virtual ~Layer() = default;

  /// The forward pass of training.
  virtual Matrix forward(Matrix x) = 0;
  /// The forward pass of a network that has been trained.
  virtual Matrix inference(Matrix x) = 0;
  /// The gradient with respect to x from that with respect to y; sets the parameters' gradients.
  virtual Matrix backward(const Matrix &dy) = 0;
  virtual std::vector<Parameter *> parameters() = 0;
};

} // namespace digits
