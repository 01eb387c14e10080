//===- main.cpp - calls the kernels of half_centered_norm.norm -----------===//
//
// Forward and backward on a few rows; what comes out is printed and compared with plain loops.
//
//===----------------------------------------------------------------------===//
#include "by_hand.h"
#include "half_centered_norm.h" // generated from half_centered_norm.norm

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace {

constexpr int rows = 3;
constexpr int columns = 5;

/// At most a dozen roundings stand behind a value, each of 2^-24 of values below 8: 6e-6.
constexpr double tolerance = 6e-6;

/// Prints both and returns whether they agree.
bool compare(const char *name, const std::vector<float> &found, const std::vector<double> &expected) {
  double difference = 0;
  std::printf("%-7s", name);
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::printf("%s%8.4f", i > 0 && i % columns == 0 ? "\n       " : "", double(found[i]));
    difference = std::max(difference, std::abs(found[i] - expected[i]));
  }
  std::printf("   differs by at most %.1e from plain loops\n", difference);
  return difference <= tolerance;
}

} // namespace

int main() {
  std::vector<float> x(rows * columns);
  std::vector<float> dy(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = float(i * 7 % 11) / 4 - 1;
    dy[i] = float(i * 5 % 7) / 4 - 1;
  }
  const std::vector<float> gamma = {1, 0.5F, 2, -1, 1.5F};
  std::vector<float> y(x.size());
  std::vector<float> dx(x.size());
  std::vector<float> dgamma(gamma.size());
  std::vector<float> mean(rows);
  std::vector<float> root(rows);

  const norma::Context context; // threads: the application's, or OpenMP's
  const norma::Tensor x_view(x.data(), {rows, columns});
  const norma::Tensor gamma_view(gamma.data(), {columns});
  const half_centered_norm::Saved saved = {.m = {mean.data(), {rows}}, .r = {root.data(), {rows}}};
  const norma::Workspace workspace(half_centered_norm::workspace_bytes({.x = x_view}, context));

  norma::Status status = half_centered_norm::forward(
      {.x = x_view, .gamma = gamma_view}, {.y = {y.data(), {rows, columns}}, .saved = saved}, workspace, context);
  if (status.ok())
    status = half_centered_norm::backward(
        {.dy = {dy.data(), {rows, columns}}, .x = x_view, .gamma = gamma_view, .saved = saved},
        {.dx = {dx.data(), {rows, columns}}, .dgamma = {dgamma.data(), {columns}}}, workspace, context);
  if (!status.ok()) {
    std::puts(status.message());
    return 1;
  }

  const ByHand expected = by_hand(rows, columns, x, gamma, dy);
  const bool y_agrees = compare("y", y, expected.y);
  const bool dx_agrees = compare("dx", dx, expected.dx);
  const bool dgamma_agrees = compare("dgamma", dgamma, expected.dgamma);
  return y_agrees && dx_agrees && dgamma_agrees ? 0 : 1;
}
