//===- dense.h - layers in plain loops: linear and ReLU -----------------===//
#pragma once

#include "layer.h"
#include "random.h"

namespace digits {

/// y = x · weight + bias. First weights are normal with He's deviation, sqrt(2 / inputs).
class Linear : public Layer {
public:
  Linear(std::size_t input_count, std::size_t output_count, Random &random);
  Matrix forward(Matrix x) override;
  Matrix inference(Matrix x) override;
  Matrix backward(const Matrix &dy) override;
  std::vector<Parameter *> parameters() override { return {&weight, &bias}; }

private:
  std::size_t inputs;
  std::size_t outputs;
  Parameter weight; ///< [inputs, outputs]
  Parameter bias;
  Matrix last_x;
};

/// y = max(x, 0).
class Relu : public Layer {
public:
  Matrix forward(Matrix x) override;
  Matrix inference(Matrix x) override;
  Matrix backward(const Matrix &dy) override;
  std::vector<Parameter *> parameters() override { return {}; }

private:
  Matrix last_y;
};

} // namespace digits
