//===- adam.cpp - how parameters learn -----------------------------------===//
#include "adam.h"

#include <cmath>

namespace digits {

void Adam::step(double rate) {
  constexpr double mean_decay = 0.9;
  constexpr double square_decay = 0.999;
  constexpr float least_root = 1e-8F;
  ++steps;
  // Both running values start at zero; these factors take that start out of them.
  const double mean_weight = 1 / (1 - std::pow(mean_decay, steps));
  const double square_weight = 1 / (1 - std::pow(square_decay, steps));
  const auto factor = static_cast<float>(rate * mean_weight);
  for (Parameter *parameter : parameters)
    for (std::size_t i = 0; i < parameter->values.size(); ++i) {
      const float gradient = parameter->gradient[i];
      float &mean = parameter->mean[i];
      float &square = parameter->square[i];
      mean += static_cast<float>(1 - mean_decay) * (gradient - mean);
      square += static_cast<float>(1 - square_decay) * (gradient * gradient - square);
      parameter->values[i] -= factor * mean / (std::sqrt(square * static_cast<float>(square_weight)) + least_root);
    }
}

} // namespace digits
