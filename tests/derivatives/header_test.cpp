//===- header_test.cpp - jvp and double_backward of a generated header -------------------===//
//
// `norma gradcheck` compares the numbers with differences. Here the functions of the header meet one another in what
// must hold between them, whatever the numbers are.
//
//===----------------------------------------------------------------------------===//

#include "layer_norm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

using Numbers = std::vector<double>;

constexpr std::int64_t rows = 5, columns = 37;

Numbers numbers(std::int64_t count, std::uint64_t seed) {
  Numbers values(static_cast<std::size_t>(count));
  for (double &value : values) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    value = static_cast<double>(seed >> 40) * 0x1p-23 - 1;
  }
  return values;
}

norma::Tensor whole(const Numbers &data) { return {data.data(), norma::f64, {rows, columns}}; }
norma::Tensor row(const Numbers &data) { return {data.data(), norma::f64, {columns}}; }
norma::Tensor column(const Numbers &data) { return {data.data(), norma::f64, {rows}}; }

double product(const Numbers &a, const Numbers &b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Each element of a result is a sum of at most 37 terms, twice over, of factors below ten; a product of two arrays
/// adds 185 of them, with weights below one.
constexpr double allowed = 185 * 2 * 37 * 10 * 0x1p-53;

class Header : public testing::Test {
protected:
  Header() {
    require(layer_norm::forward(inputs, {.y = whole(y), .saved = saved}, workspace));
    require(layer_norm::backward({.dy = whole(dy), .x = whole(x), .gamma = row(gamma), .saved = saved},
                                 {.dx = whole(dx), .dgamma = row(dgamma), .dbeta = row(dbeta)}, workspace));
  }

  static void require(const norma::Status &status) { ASSERT_TRUE(status.ok()) << status.message(); }

  layer_norm::JvpInputs all_tangents() const {
    return {.tx = whole(tx),
            .tgamma = row(tgamma),
            .tbeta = row(tbeta),
            .x = whole(x),
            .gamma = row(gamma),
            .saved = saved};
  }

  Numbers x = numbers(rows * columns, 1), gamma = numbers(columns, 2), beta = numbers(columns, 3);
  Numbers dy = numbers(rows * columns, 4), tx = numbers(rows * columns, 5), tgamma = numbers(columns, 6),
          tbeta = numbers(columns, 7);
  Numbers y = Numbers(x.size()), dx = y, ty = y, dgamma = Numbers(gamma.size()), dbeta = dgamma;
  Numbers m = Numbers(rows), r = m;
  const layer_norm::Saved saved = {.m = column(m), .r = column(r)};
  const layer_norm::Inputs inputs = {.x = whole(x), .gamma = row(gamma), .beta = row(beta)};
  norma::Workspace workspace{layer_norm::workspace_bytes(inputs)};
};

TEST_F(Header, JvpIsTheTransposeOfBackward) {
  require(layer_norm::jvp(all_tangents(), {.ty = whole(ty)}, workspace));
  const double pulled = product(dx, tx) + product(dgamma, tgamma) + product(dbeta, tbeta);
  EXPECT_GT(std::abs(pulled), 0.01) << "zero tells nothing";
  EXPECT_NEAR(product(ty, dy), pulled, allowed * std::abs(pulled) + allowed);
}

TEST_F(Header, ATangentLeftOutIsZero) {
  require(layer_norm::jvp({.tx = whole(tx), .x = whole(x), .gamma = row(gamma), .saved = saved}, {.ty = whole(ty)},
                          workspace));
  const Numbers zero(gamma.size()), without = ty;
  layer_norm::JvpInputs in = all_tangents();
  in.tgamma = in.tbeta = row(zero);
  require(layer_norm::jvp(in, {.ty = whole(ty)}, workspace));
  EXPECT_EQ(ty, without);
  EXPECT_NE(ty, Numbers(ty.size())) << "nothing was written";
}

TEST_F(Header, APreparedJvpGivesTheSameBits) {
  require(layer_norm::jvp(all_tangents(), {.ty = whole(ty)}, workspace));
  const Numbers called = ty;
  ty.assign(ty.size(), 0);
  const norma::Prepared prepared = layer_norm::prepare_jvp(all_tangents(), {.ty = whole(ty)});
  require(prepared.status());
  require(layer_norm::run_jvp(prepared, all_tangents(), {.ty = whole(ty)}, workspace));
  EXPECT_EQ(ty, called);
}

// Backward is linear in dy, and its transpose is forward mode: what reaches dy is J times the cotangents of gradients.
TEST_F(Header, WhatDoubleBackwardGivesDyIsTheJvp) {
  require(layer_norm::jvp(all_tangents(), {.ty = whole(ty)}, workspace));
  Numbers ddy(dy.size()), second(x.size());
  require(layer_norm::double_backward({.ddx = whole(tx),
                                       .ddgamma = row(tgamma),
                                       .ddbeta = row(tbeta),
                                       .dy = whole(dy),
                                       .x = whole(x),
                                       .gamma = row(gamma),
                                       .saved = saved},
                                      {.ddy = whole(ddy), .dx = whole(second)}, workspace));
  for (std::size_t i = 0; i < ddy.size(); ++i) ASSERT_NEAR(ddy[i], ty[i], allowed) << "element " << i;
  EXPECT_NE(second, Numbers(x.size())) << "nothing was written";
}

} // namespace
