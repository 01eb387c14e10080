//===- by_hand.cpp - half_centered_norm and its derivative in plain loops -===//
//
//   h = x - share · mean(x),  r = 1 / sqrt(mean(h²) + eps),  y = gamma · h · r
//
//   With g = dy · gamma:  dh = r · g - h · r³ · mean(g · h)  and  dx = dh - share · mean(dh).
//
//===----------------------------------------------------------------------===//
#include "by_hand.h"

#include <cmath>
#include <cstddef>

namespace {

constexpr double share = 0.5;
constexpr double eps = 1e-5;

double mean_product(const std::vector<double> &a, const std::vector<double> &b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum / static_cast<double>(a.size());
}

} // namespace

ByHand by_hand(int rows, int columns, const std::vector<float> &x, const std::vector<float> &gamma,
               const std::vector<float> &dy) {
  const auto width = static_cast<std::size_t>(columns);
  const std::vector<double> ones(width, 1);
  ByHand result{std::vector<double>(x.size()), std::vector<double>(x.size()), std::vector<double>(width)};
  for (std::size_t first = 0; first < width * static_cast<std::size_t>(rows); first += width) {
    std::vector<double> h(width);
    std::vector<double> g(width);
    std::vector<double> dh(width);
    for (std::size_t c = 0; c < width; ++c) h[c] = x[first + c];
    const double taken = share * mean_product(h, ones);
    for (double &value : h) value -= taken;
    const double r = 1 / std::sqrt(mean_product(h, h) + eps);
    for (std::size_t c = 0; c < width; ++c) {
      g[c] = double(dy[first + c]) * gamma[c];
      result.y[first + c] = gamma[c] * h[c] * r;
      result.dgamma[c] += dy[first + c] * h[c] * r;
    }
    const double along = r * r * r * mean_product(g, h);
    for (std::size_t c = 0; c < width; ++c) dh[c] = r * g[c] - h[c] * along;
    const double mean_dh = mean_product(dh, ones);
    for (std::size_t c = 0; c < width; ++c) result.dx[first + c] = dh[c] - share * mean_dh;
  }
  return result;
}
