//===- by_hand.h - half_centered_norm and its derivative in plain loops --===//
#pragma once

#include <vector>

/// What the kernels should compute, in double.
struct ByHand {
  std::vector<double> y;
  std::vector<double> dx;
  std::vector<double> dgamma;
};

/// For x of `rows` × `columns` and gamma of `columns` elements; dy is the gradient that comes from behind the layer.
ByHand by_hand(int rows, int columns, const std::vector<float> &x, const std::vector<float> &gamma,
               const std::vector<float> &dy);
