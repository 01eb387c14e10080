//===- by_hand_test.cpp - the twins against plain sums in double -----------------------===//
//
// A twin that is measured has to compute the layer. The reference knows an area and a channel for each element, and
// nothing else.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace norma::by_hand {
namespace {

struct Free {
  void operator()(float *data) const { std::free(data); }
};

/// Begins at a cache line, as the twins want it.
class Array {
public:
  explicit Array(std::int64_t count)
      : data(static_cast<float *>(std::aligned_alloc(64, static_cast<std::size_t>(count + 15) / 16 * 64))),
        size(count) {
    std::fill_n(data.get(), size, 0.0F);
  }
  Array(std::int64_t count, float middle, unsigned seed) : Array(count) {
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal(middle, 1);
    std::generate_n(data.get(), size, [&] { return normal(engine); });
  }
  operator float *() const { return data.get(); }
  std::int64_t count() const { return size; }

private:
  std::unique_ptr<float, Free> data;
  std::int64_t size;
};

using Index = std::function<std::int64_t(std::int64_t element)>;

struct Layer {
  std::int64_t elements, areas, channels;
  Index area, channel;
  bool centred = true;
  double epsilon = by_hand::epsilon;
  double area_size() const { return double(elements) / double(areas); }
};

struct Expected {
  std::vector<double> y, mean, rstd, dx, dgamma, dbeta;
};

Expected reference(const Layer &layer, const float *x, const float *dy, const float *gamma, const float *beta) {
  const auto zeros = [](std::int64_t count) { return std::vector<double>(static_cast<std::size_t>(count)); };
  Expected out = {zeros(layer.elements), zeros(layer.areas),    zeros(layer.areas),
                  zeros(layer.elements), zeros(layer.channels), zeros(layer.channels)};
  const double n = layer.area_size();
  std::vector<double> a = zeros(layer.areas), b = a;
  if (layer.centred)
    for (std::int64_t i = 0; i < layer.elements; ++i) out.mean[layer.area(i)] += x[i] / n;
  for (std::int64_t i = 0; i < layer.elements; ++i)
    out.rstd[layer.area(i)] += std::pow(x[i] - out.mean[layer.area(i)], 2) / n;
  for (double &value : out.rstd) value = 1 / std::sqrt(value + layer.epsilon);
  const auto x_hat = [&](std::int64_t i) { return (x[i] - out.mean[layer.area(i)]) * out.rstd[layer.area(i)]; };
  for (std::int64_t i = 0; i < layer.elements; ++i) {
    const std::int64_t c = layer.channel(i);
    out.y[i] = x_hat(i) * gamma[c] + beta[c];
    out.dgamma[c] += dy[i] * x_hat(i);
    out.dbeta[c] += dy[i];
    if (layer.centred) a[layer.area(i)] += dy[i] * gamma[c] / n;
    b[layer.area(i)] += dy[i] * gamma[c] * x_hat(i) / n;
  }
  for (std::int64_t i = 0; i < layer.elements; ++i)
    out.dx[i] = out.rstd[layer.area(i)] *
                (double(dy[i]) * gamma[layer.channel(i)] - a[layer.area(i)] - b[layer.area(i)] * x_hat(i));
  return out;
}

double largest(const std::vector<double> &values) {
  double size = 0;
  for (double value : values) size = std::max(size, std::abs(value));
  return size;
}

void expect_near(const Array &actual, const std::vector<double> &expected, double bound, const char *name) {
  ASSERT_EQ(actual.count(), std::int64_t(expected.size()));
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) worst = std::max(worst, std::abs(actual[i] - expected[i]));
  EXPECT_LE(worst, bound) << name;
}

/// x, dy, gamma and beta of a layer, what a twin made of them, and what it should be.
struct Trial {
  Layer layer;
  Array x{layer.elements, 3, 1}, dy{layer.elements, 0, 2}, gamma{layer.channels, 1, 3}, beta{layer.channels, 0, 4};
  Array y{layer.elements}, mean{layer.areas}, rstd{layer.areas}, dx{layer.elements}, dgamma{layer.channels},
      dbeta{layer.channels};
  Expected expected = reference(layer, x, dy, gamma, beta);

  // A sum of n terms is kept in at least sixteen parts, so that no term passes more than n/16 additions and some forty
  // that join the parts, each of half a unit of 2^-23. x is below 9 and γ, dy below 6 for these seeds; x̂ is as exact
  // as the mean, whose error is that of a sum, relative to x. Twice covers the few operations on each element.
  void check() const {
    const double unit = std::ldexp(1, -24), chain = layer.area_size() / 16 + 40, bound = 2 * chain * unit;
    const double size = 9 * largest(expected.rstd);
    expect_near(mean, expected.mean, bound * 9, "mean");
    expect_near(rstd, expected.rstd, bound * size * largest(expected.rstd), "rstd");
    expect_near(y, expected.y, bound * size * (1 + largest(expected.y)), "y");
    // dx is linear in dy, quadratic in x̂.
    expect_near(dx, expected.dx, bound * size * size * 36 * largest(expected.rstd), "dx");
    // The terms of one channel, at most all of them in a row, each of 6·9 at most.
    const double terms = double(layer.elements) / double(layer.channels);
    expect_near(dgamma, expected.dgamma, (terms + chain) * unit * 6 * size, "dgamma");
    expect_near(dbeta, expected.dbeta, terms * unit * 6, "dbeta");
  }
};

class OnRows : public testing::TestWithParam<Rows> {};

TEST_P(OnRows, LayerNorm) {
  const Rows shape = GetParam();
  const std::int64_t c = shape.features;
  Trial trial{{shape.elements(), shape.rows, c, [=](auto i) { return i / c; }, [=](auto i) { return i % c; }}};
  layer_norm_forward(shape, trial.x, trial.gamma, trial.beta, trial.y, trial.mean, trial.rstd);
  layer_norm_backward(shape, trial.dy, trial.x, trial.gamma, trial.mean, trial.rstd, trial.dx, trial.dgamma,
                      trial.dbeta);
  trial.check();
}

TEST_P(OnRows, RmsNorm) {
  const Rows shape = GetParam();
  const std::int64_t c = shape.features;
  Trial trial{{shape.elements(), shape.rows, c, [=](auto i) { return i / c; }, [=](auto i) { return i % c; }, false,
               rms_epsilon}};
  std::fill_n(static_cast<float *>(trial.beta), c, 0.0F);
  trial.expected = reference(trial.layer, trial.x, trial.dy, trial.gamma, trial.beta);
  rms_norm_forward(shape, trial.x, trial.gamma, trial.y, trial.rstd);
  rms_norm_backward(shape, trial.dy, trial.x, trial.gamma, trial.rstd, trial.dx, trial.dgamma);
  std::copy(trial.expected.dbeta.begin(), trial.expected.dbeta.end(), static_cast<float *>(trial.dbeta));
  trial.check();
}

// An odd number of vectors, and enough rows to be stored past the cache; one row leaves threads without work.
INSTANTIATE_TEST_SUITE_P(ByHand, OnRows, testing::Values(Rows{37, 208}, Rows{1, 1024}, Rows{1100, 1024}),
                         [](const auto &info) {
                           return std::to_string(info.param.rows) + "x" + std::to_string(info.param.features);
                         });

class OnImages : public testing::TestWithParam<bool> {
protected:
  static constexpr std::int64_t samples = 5, channels = 32, pixels = 48, groups = 4;
  const Images shape = {samples, channels, pixels};
  const bool innermost = GetParam();

  std::int64_t channel(std::int64_t i) const { return innermost ? i % channels : i / pixels % channels; }
  Trial trial(std::int64_t areas, const Index &area) const {
    return {{shape.elements(), areas, channels, area, [this](auto i) { return channel(i); }}};
  }
};

TEST_P(OnImages, BatchNorm) {
  const Trial t = trial(channels, [this](auto i) { return channel(i); });
  const Array running_mean(channels, 0, 5), running_variance(channels, 2, 6);
  std::vector<double> next_mean, next_variance;
  const double n = samples * pixels;
  for (std::int64_t c = 0; c < channels; ++c) {
    const double variance = std::pow(t.expected.rstd[c], -2) - epsilon;
    next_mean.push_back(0.9 * running_mean[c] + 0.1 * t.expected.mean[c]);
    next_variance.push_back(0.9 * running_variance[c] + 0.1 * variance * n / (n - 1));
  }
  (innermost ? batch_norm_forward_nhwc : batch_norm_forward_nchw)(shape, t.x, t.gamma, t.beta, running_mean,
                                                                  running_variance, t.y, t.mean, t.rstd);
  (innermost ? batch_norm_backward_nhwc : batch_norm_backward_nchw)(shape, t.dy, t.x, t.gamma, t.mean, t.rstd, t.dx,
                                                                    t.dgamma, t.dbeta);
  t.check();
  // A tenth of statistics as exact as check() says, and the rounding of a few operations on values below 8.
  const double unit = std::ldexp(1, -24), bound = (2 * (t.layer.area_size() / 16 + 40) * 9 / 10 + 4 * 8) * unit;
  expect_near(running_mean, next_mean, bound, "running mean");
  expect_near(running_variance, next_variance, 4 * bound, "running variance");
}

TEST_P(OnImages, GroupNorm) {
  const Trial t = trial(samples * groups,
                        [this](auto i) { return i / (channels * pixels) * groups + channel(i) / (channels / groups); });
  (innermost ? group_norm_forward_nhwc : group_norm_forward_nchw)(shape, groups, t.x, t.gamma, t.beta, t.y, t.mean,
                                                                  t.rstd);
  (innermost ? group_norm_backward_nhwc : group_norm_backward_nchw)(shape, groups, t.dy, t.x, t.gamma, t.mean, t.rstd,
                                                                    t.dx, t.dgamma, t.dbeta);
  t.check();
}

INSTANTIATE_TEST_SUITE_P(ByHand, OnImages, testing::Bool(),
                         [](const auto &info) { return info.param ? "channels_innermost" : "channels_outside"; });

} // namespace
} // namespace norma::by_hand
