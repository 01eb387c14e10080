//===- network.cpp - the layers, one after another -----------------------===//
#include "network.h"

#include "dense.h"
#include "normalization.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace digits {
namespace {

constexpr std::size_t hidden_features = 128;
constexpr std::size_t digit_count = 10;

/// Turns scores into the gradient of the mean cross entropy and returns the latter.
double cross_entropy(Matrix &scores, const std::vector<std::uint8_t> &labels) {
  double sum = 0;
  const float share = 1 / static_cast<float>(scores.rows);
  for (std::size_t n = 0; n < scores.rows; ++n) {
    const std::span<float> row = scores.row(n);
    const float highest = std::ranges::max(row);
    float total = 0;
    for (float &score : row) total += score = std::exp(score - highest);
    sum -= std::log(std::max(row[labels[n]] / total, 1e-30F));
    for (float &score : row) score *= share / total;
    row[labels[n]] -= share;
  }
  return sum / static_cast<double>(scores.rows);
}

} // namespace

Network::Network(const std::string &normalization, unsigned seed) {
  Random random(seed);
  std::size_t inputs = 64;
  for (int i = 0; i < 2; ++i) {
    layers.push_back(std::make_unique<Linear>(inputs, hidden_features, random));
    layers.push_back(make_normalization(normalization, hidden_features));
    layers.push_back(std::make_unique<Relu>());
    inputs = hidden_features;
  }
  layers.push_back(std::make_unique<Linear>(inputs, digit_count, random));
}

double Network::gradients(const Images &batch) {
  Matrix values = batch.pixels;
  for (const auto &layer : layers) values = layer->forward(std::move(values));
  const double loss = cross_entropy(values, batch.labels);
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) values = (*layer)->backward(values);
  return loss;
}

double Network::accuracy(const Images &images) {
  Matrix scores = images.pixels;
  for (const auto &layer : layers) scores = layer->inference(std::move(scores));
  std::size_t right = 0;
  for (std::size_t n = 0; n < scores.rows; ++n) {
    const std::span<const float> row = scores.row(n);
    right += static_cast<std::size_t>(std::ranges::max_element(row) - row.begin()) == images.labels[n];
  }
  return static_cast<double>(right) / static_cast<double>(scores.rows);
}

std::vector<Parameter *> Network::parameters() {
  std::vector<Parameter *> all;
  for (const auto &layer : layers)
    for (Parameter *parameter : layer->parameters()) all.push_back(parameter);
  return all;
}

} // namespace digits
