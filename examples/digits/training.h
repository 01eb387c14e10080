//===- training.h - one network from its first to its last epoch ---------===//
#pragma once

#include "images.h"

#include <string>
#include <vector>

namespace digits {

struct TrainingOptions {
  int epochs = 30;
  unsigned seed = 1;
};

/// What is plotted and tabled of one training.
struct History {
  std::string normalization;
  std::vector<double> losses;     ///< mean over each epoch
  std::vector<double> accuracies; ///< on the test images, after each epoch
  double seconds = 0;
};

/// Trains, and says how far it is on standard output.
History train(const std::string &normalization, const Images &training, const Images &test,
              const TrainingOptions &options);

} // namespace digits
