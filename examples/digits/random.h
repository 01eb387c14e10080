//===- random.h - the same random numbers on every machine --------------===//
//
// The engines of the standard library are specified, its distributions and shuffles are not; hence these few lines.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

namespace digits {

class Random {
public:
  explicit Random(unsigned seed) : engine(seed) {}

  /// In [0, 1).
  double uniform() { return static_cast<double>(engine()) * 0x1p-32; }

  /// Of mean 0 and variance 1, by Box and Muller's method.
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }

  /// 0 … count - 1 in random order.
  std::vector<std::size_t> permutation(std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    for (std::size_t i = count; i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(uniform() * static_cast<double>(i))]);
    return order;
  }

private:
  std::mt19937 engine;
};

} // namespace digits
