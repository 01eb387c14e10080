//===- examples_test.cpp - three whole plans against loops written by hand -===//
//
// The loops below follow the textbook formulas in double and share nothing with the plans. Both sides round: a result
// here is made of at most 200 operations on values of size at most 8, so they agree to 200 * 8 * 2^-53 times the
// condition of the steps; the variances and matrices have conditions below 100 for these inputs. That is 2e-11.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/interpreter/random_inputs.h"
#include "tests/compiler/interpreter/plan_text.h"

#include <cmath>
#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

constexpr double bound = 2e-11;

void expect_near(const std::vector<double> &found, const std::vector<double> &expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (size_t index = 0; index < found.size(); ++index) EXPECT_NEAR(found[index], expected[index], bound) << index;
}

struct Example {
  Arrays in, out;
};

Example run_example(const char *file, std::uint64_t seed, const std::map<std::string, std::int64_t> &extents) {
  auto module = load_plan(file);
  if (!module) return {};
  Example run{llvm::cantFail(random_inputs(form_of(*module), seed, extents)), {}};
  run.out = llvm::cantFail(interpret(form_of(*module), run.in));
  return run;
}

// Seven rows in blocks of three: the last block is not full.
TEST(Examples, LayerNormBackward) {
  const int n = 7, c = 5;
  Example run = run_example("layer_norm_vjp.mlir", 11, {{"n", n}, {"c", c}});
  const auto &x = run.in["x"].data, &dy = run.in["dy"].data, &gamma = run.in["gamma"].data, &m = run.in["m"].data,
             &r = run.in["r"].data;
  std::vector<double> dx(n * c), dgamma(c), dbeta(c);
  for (int row = 0; row < n; ++row) {
    double mean_of_t = 0, mean_of_th = 0;
    for (int k = 0; k < c; ++k) {
      double h = (x[row * c + k] - m[row]) * r[row], d = dy[row * c + k];
      mean_of_t += d * gamma[k] / c;
      mean_of_th += d * gamma[k] * h / c;
      dgamma[k] += d * h;
      dbeta[k] += d;
    }
    for (int k = 0; k < c; ++k) {
      double h = (x[row * c + k] - m[row]) * r[row];
      dx[row * c + k] = r[row] * (dy[row * c + k] * gamma[k] - mean_of_t - h * mean_of_th);
    }
  }
  expect_near(run.out["dx"].data, dx);
  expect_near(run.out["dgamma"].data, dgamma);
  expect_near(run.out["dbeta"].data, dbeta);
}

TEST(Examples, BatchNormTraining) {
  const int p = 10, c = 3;
  Example run = run_example("batch_norm_training.mlir", 12, {{"p", p}, {"c", c}});
  const auto &x = run.in["x"].data;
  const double eps = run.in["eps"].data[0], k = run.in["k"].data[0];
  std::vector<double> y(p * c), mean(c), inverse(c), running_mean(c), running_variance(c);
  for (int j = 0; j < c; ++j) {
    double squares = 0;
    for (int i = 0; i < p; ++i) mean[j] += x[i * c + j] / p;
    for (int i = 0; i < p; ++i) squares += std::pow(x[i * c + j] - mean[j], 2);
    inverse[j] = 1 / std::sqrt(squares / p + eps);
    running_mean[j] = (1 - k) * run.in["rm"].data[j] + k * mean[j];
    running_variance[j] = (1 - k) * run.in["rv"].data[j] + k * squares / (p - 1);
    for (int i = 0; i < p; ++i)
      y[i * c + j] = (x[i * c + j] - mean[j]) * inverse[j] * run.in["gamma"].data[j] + run.in["beta"].data[j];
  }
  expect_near(run.out["m"].data, mean);
  expect_near(run.out["r"].data, inverse);
  expect_near(run.out["rm"].data, running_mean);
  expect_near(run.out["rv"].data, running_variance);
  expect_near(run.out["y"].data, y);
}

using Square = std::vector<std::vector<double>>;

Square product(const Square &left, const Square &right) {
  Square result(left.size(), std::vector<double>(left.size()));
  for (size_t i = 0; i < left.size(); ++i)
    for (size_t j = 0; j < left.size(); ++j)
      for (size_t k = 0; k < left.size(); ++k) result[i][j] += left[i][k] * right[k][j];
  return result;
}

TEST(Examples, IterativeNormalization) {
  const int p = 9, g = 2, d = 3;
  Example run = run_example("iter_norm_training.mlir", 13, {{"p", p}, {"g", g}, {"d", d}});
  const auto &x = run.in["x"].data, &m = run.in["m"].data;
  auto centred = [&](int row, int group, int k) { return x[(row * g + group) * d + k] - m[group * d + k]; };
  std::vector<double> y(p * g * d);
  for (int group = 0; group < g; ++group) {
    Square covariance(d, std::vector<double>(d)), iterate(d, std::vector<double>(d));
    double trace = 0;
    for (int i = 0; i < d; ++i) {
      for (int j = 0; j < d; ++j)
        for (int row = 0; row < p; ++row) covariance[i][j] += centred(row, group, i) * centred(row, group, j) / p;
      covariance[i][i] += run.in["eps"].data[0];
      trace += covariance[i][i];
      iterate[i][i] = 1;
    }
    for (int step = 0; step < 5; ++step) {
      Square cubed = product(product(product(iterate, iterate), iterate), covariance);
      for (int i = 0; i < d; ++i)
        for (int j = 0; j < d; ++j) iterate[i][j] = 1.5 * iterate[i][j] - 0.5 * cubed[i][j] / trace;
    }
    for (int row = 0; row < p; ++row)
      for (int i = 0; i < d; ++i) {
        double whitened = 0;
        for (int j = 0; j < d; ++j) whitened += iterate[i][j] / std::sqrt(trace) * centred(row, group, j);
        y[(row * g + group) * d + i] =
            run.in["gamma"].data[group * d + i] * whitened + run.in["beta"].data[group * d + i];
      }
  }
  expect_near(run.out["y"].data, y);
}

} // namespace
} // namespace norma::compiler::plan
