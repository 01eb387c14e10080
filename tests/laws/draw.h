//===- draw.h - reproducible random numbers ------------------------------------------------===//
#pragma once

#include <cstdint>
#include <vector>

namespace norma::laws {

/// The same on every machine: a counter, mixed (SplitMix64).
class Draw {
public:
  explicit Draw(std::uint64_t seed) : state(seed) {}

  std::uint64_t next() {
    std::uint64_t mixed = state += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }

  /// In [low, high], both included.
  std::int64_t whole(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }

  /// In [low, high) on a grid of 2⁻¹⁶ of the range's width, so that short types hold it when the ends are short.
  double real(double low, double high) { return low + (high - low) * static_cast<double>(next() >> 48) * 0x1p-16; }

  bool one_in(std::int64_t times) { return whole(1, times) == 1; }

  template <typename T> const T &of(const std::vector<T> &choices) {
    return choices[static_cast<std::size_t>(whole(0, static_cast<std::int64_t>(choices.size()) - 1))];
  }

private:
  std::uint64_t state;
};

} // namespace norma::laws
