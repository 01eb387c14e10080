//===- header_test.cpp - several types behind one entry point ------------------------------===//
//
// One library with f32, f16 and bf16 for x, gamma and beta in f32 (PyTorch's mixed precision): what x is decides which
// kernels run, gradients have the types of what they are gradients of, running values are f32.
//
//===----------------------------------------------------------------------------===//

#include "batch_norm.h"
#include "layer_norm.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

namespace {

constexpr std::int64_t rows = 9, columns = 75;

template <typename T> std::vector<T> numbers(std::int64_t count, std::uint64_t seed) {
  std::vector<T> values;
  for (std::int64_t i = 0; i < count; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    // Multiples of 2^-6 below 2, which all types hold.
    values.push_back(T(static_cast<float>(static_cast<int>(seed >> 57) - 64) * 0x1p-6f));
  }
  return values;
}

void require(const norma::Status &status) { ASSERT_TRUE(status.ok()) << status.message(); }

struct Results {
  std::vector<float> y, dx, dgamma, dbeta, m;
};

/// Forward and backward with x, y and their gradients in T.
template <typename T> Results run() {
  std::vector<T> x = numbers<T>(rows * columns, 1), dy = numbers<T>(rows * columns, 2), y(x.size()), dx(x.size());
  std::vector<float> gamma = numbers<float>(columns, 3), beta = numbers<float>(columns, 4), m(rows), r(rows);
  Results results{{}, {}, std::vector<float>(columns), std::vector<float>(columns), {}};
  const auto whole = [](std::vector<T> &data) { return norma::Tensor(data.data(), {rows, columns}); };
  const auto row = [](std::vector<float> &data) { return norma::Tensor(data.data(), {columns}); };
  const layer_norm::Saved saved = {.m = {m.data(), {rows}}, .r = {r.data(), {rows}}};
  const layer_norm::Inputs inputs = {.x = whole(x), .gamma = row(gamma), .beta = row(beta)};
  const norma::Workspace workspace(layer_norm::workspace_bytes(inputs));
  require(layer_norm::forward(inputs, {.y = whole(y), .saved = saved}, workspace));
  require(layer_norm::backward({.dy = whole(dy), .x = whole(x), .gamma = row(gamma), .saved = saved},
                               {.dx = whole(dx), .dgamma = row(results.dgamma), .dbeta = row(results.dbeta)},
                               workspace));
  for (T number : y) results.y.push_back(float(number));
  for (T number : dx) results.dx.push_back(float(number));
  results.m = m;
  return results;
}

/// The same inputs in all types, and bodies in f32: only what is written in T is rounded, once.
template <typename T> void expect_rounded_results_of_f32() {
  const Results exact = run<float>(), found = run<T>();
  EXPECT_EQ(found.m, exact.m);
  EXPECT_EQ(found.dgamma, exact.dgamma);
  EXPECT_EQ(found.dbeta, exact.dbeta);
  bool differs = false;
  for (std::size_t i = 0; i < exact.y.size(); ++i) {
    ASSERT_EQ(found.y[i], float(T(exact.y[i]))) << "y, element " << i;
    ASSERT_EQ(found.dx[i], float(T(exact.dx[i]))) << "dx, element " << i;
    differs |= found.y[i] != exact.y[i];
  }
  EXPECT_TRUE(differs) << "nothing was rounded";
}

TEST(Types, F16ResultsAreThoseOfF32RoundedOnce) { expect_rounded_results_of_f32<norma::float16>(); }
TEST(Types, Bf16ResultsAreThoseOfF32RoundedOnce) { expect_rounded_results_of_f32<norma::bfloat16>(); }

// 16 bits in an application's own type: a pointer with its type beside it.
TEST(Types, APointerMayComeWithItsType) {
  std::vector<std::uint16_t> x(rows * columns, 0x3f80), y(rows * columns, 0x1234);
  require(layer_norm::forward({.x = {x.data(), norma::bf16, {rows, columns}}},
                              {.y = {y.data(), norma::bf16, {rows, columns}}}, norma::Workspace(1 << 16)));
  EXPECT_EQ(y, std::vector<std::uint16_t>(y.size(), 0));
}

TEST(Types, AnotherTypeForOneTensorIsRefused) {
  std::vector<norma::bfloat16> x(rows * columns), y(rows * columns), gamma(columns);
  std::vector<float> right(columns, 1.0F);
  const auto answer = [&](const norma::Tensor &weight) {
    const norma::Status status = layer_norm::forward({.x = {x.data(), {rows, columns}}, .gamma = weight},
                                                     {.y = {y.data(), {rows, columns}}}, norma::Workspace(1 << 16));
    return status.ok() ? std::string() : std::string(status.message());
  };
  EXPECT_EQ(answer({right.data(), {columns}}), "");
  EXPECT_EQ(answer({gamma.data(), {columns}}),
            "gamma: type is bf16, which was not generated; generated: f32; x f16, gamma f32, beta f32, y f16, m f32, "
            "v f32, r f32; x bf16, gamma f32, beta f32, y bf16, m f32, v f32, r f32");
}

TEST(Types, RunningValuesOfF16AreF32) {
  std::vector<norma::float16> x = numbers<norma::float16>(rows * columns, 5), y(x.size());
  std::vector<float> mean(columns, 0.0F), variance(columns, 1.0F);
  require(batch_norm::forward(
      {.x = {x.data(), {rows, columns}}, .state_m = {mean.data(), {columns}}, .state_v = {variance.data(), {columns}}},
      {.y = {y.data(), {rows, columns}}, .state_m = {mean.data(), {columns}}, .state_v = {variance.data(), {columns}}},
      norma::Workspace(1 << 16)));
  EXPECT_NE(mean, std::vector<float>(columns, 0.0F));
}

} // namespace
