//===- running.h - the running statistics of batch norm -----------------------------===//
#pragma once

#include "tests/benchmark/by_hand/moments.h"

namespace norma::by_hand {

struct Running {
  float *mean, *variance;

  void update(std::int64_t channel, const Moments &moments) const {
    mean[channel] += momentum * (moments.mean - mean[channel]);
    variance[channel] += momentum * (moments.squares / (moments.count - 1) - variance[channel]);
  }
};

} // namespace norma::by_hand
