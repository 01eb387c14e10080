//===- moments.h - count, mean and squared deviations, merged -----------------------===//
#pragma once

#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/vector.h"

#include <cmath>

namespace norma::by_hand {

/// Of one area, from parts of it whose deviations were taken about the part's own mean.
struct Moments {
  float count = 0, mean = 0, squares = 0;

  void merge(const Moments &part) {
    if (part.count == 0) return;
    const float total = count + part.count, apart = part.mean - mean;
    mean += apart * (part.count / total);
    squares += part.squares + apart * apart * (count * part.count / total);
    count = total;
  }
  float variance() const { return squares / count; }
  float rstd() const { return 1 / std::sqrt(variance() + epsilon); }
};

/// Of an array that is near: its mean, and what `about` sees of a second walk.
inline float mean_of(const float *x, std::int64_t count) {
  Sum<4> all_of_it;
  each_vector<4>(count, [&](std::int64_t i, int way) { all_of_it.add(load(x + i), way); });
  return all_of_it.total() / static_cast<float>(count);
}

/// Both walks, where nothing else is to be done on the way.
inline Moments moments_of(const float *x, std::int64_t count) {
  const float mean = mean_of(x, count);
  const Vector m = all(mean);
  Sum<4> squares;
  each_vector<4>(count, [&](std::int64_t i, int way) {
    const Vector d = load(x + i) - m;
    squares.add_product(d, d, way);
  });
  return {static_cast<float>(count), mean, squares.total()};
}

} // namespace norma::by_hand
