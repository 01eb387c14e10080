//===- dense.cpp - layers in plain loops: linear and ReLU ---------------===//
#include "dense.h"

#include <algorithm>
#include <utility>

namespace digits {
namespace {

/// to += factor · from, the inner loop of all that is linear.
void add_scaled(std::span<float> to, float factor, std::span<const float> from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

float dot(std::span<const float> a, std::span<const float> b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

} // namespace

Linear::Linear(std::size_t input_count, std::size_t output_count, Random &random)
    : inputs(input_count), outputs(output_count), weight(input_count * output_count, 0), bias(output_count, 0) {
  const double deviation = std::sqrt(2.0 / static_cast<double>(inputs));
  for (float &value : weight.values) value = static_cast<float>(deviation * random.normal());
}

Matrix Linear::inference(Matrix x) {
  Matrix y(x.rows, outputs);
  for (std::size_t n = 0; n < x.rows; ++n) {
    std::ranges::copy(bias.values, y.row(n).begin());
    for (std::size_t i = 0; i < inputs; ++i)
      add_scaled(y.row(n), x.row(n)[i], std::span(weight.values).subspan(i * outputs, outputs));
  }
  return y;
}

Matrix Linear::forward(Matrix x) {
  last_x = std::move(x);
  return inference(last_x);
}

Matrix Linear::backward(const Matrix &dy) {
  Matrix dx(dy.rows, inputs);
  std::ranges::fill(weight.gradient, 0.0F);
  std::ranges::fill(bias.gradient, 0.0F);
  for (std::size_t n = 0; n < dy.rows; ++n) {
    add_scaled(bias.gradient, 1, dy.row(n));
    for (std::size_t i = 0; i < inputs; ++i) {
      add_scaled(std::span(weight.gradient).subspan(i * outputs, outputs), last_x.row(n)[i], dy.row(n));
      dx.row(n)[i] = dot(dy.row(n), std::span(weight.values).subspan(i * outputs, outputs));
    }
  }
  return dx;
}

Matrix Relu::inference(Matrix x) {
  for (float &value : x.values) value = std::max(value, 0.0F);
  return x;
}

Matrix Relu::forward(Matrix x) {
  last_y = inference(std::move(x));
  return last_y;
}

Matrix Relu::backward(const Matrix &dy) {
  Matrix dx = dy;
  for (std::size_t i = 0; i < dx.values.size(); ++i)
    if (last_y.values[i] <= 0) dx.values[i] = 0;
  return dx;
}

} // namespace digits
