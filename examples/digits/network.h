//===- network.h - the layers, one after another -------------------------===//
#pragma once

#include "images.h"
#include "layer.h"

#include <memory>
#include <string>

namespace digits {

/// linear, normalization, ReLU, the same once more, linear: a score for each of the ten digits.
class Network {
public:
  /// `normalization` is one of the names of normalization.h.
  Network(const std::string &normalization, unsigned seed);

  /// Takes gradients of the mean cross entropy of a batch, which it returns.
  double gradients(const Images &batch);
  /// The share of images whose digit gets the highest score.
  double accuracy(const Images &images);
  std::vector<Parameter *> parameters();

private:
  std::vector<std::unique_ptr<Layer>> layers;
};

} // namespace digits
