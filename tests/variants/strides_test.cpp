//===- strides_test.cpp - any strides give the bits of a compact tensor -------------===//
//
// A tensor that is not contiguous along the lane axis is served by the general variant, whose machine has one lane but
// folds in the order of the virtual lanes: results must have the same bits as those of the vector variant on the
// compact tensor.
//
//===----------------------------------------------------------------------------===//

#include "batch_norm.h"
#include "group_norm.h"
#include "layer_norm.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

using Shape = std::vector<std::int64_t>;

std::int64_t size_of(const Shape &shape) {
  std::int64_t size = 1;
  for (std::int64_t extent : shape) size *= extent;
  return size;
}

/// Strides of a tensor whose axes lie in memory in the opposite order: the last is outermost.
Shape reversed_strides(const Shape &shape) {
  Shape strides(shape.size(), 1);
  for (std::size_t axis = 1; axis < shape.size(); ++axis) strides[axis] = strides[axis - 1] * shape[axis - 1];
  return strides;
}

std::vector<float> numbers(std::int64_t count, unsigned seed) {
  std::vector<float> values(static_cast<std::size_t>(count));
  std::uint64_t state = seed;
  for (float &value : values) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    value = static_cast<float>(state >> 40) * 0x1p-23f - 1;
  }
  return values;
}

/// Moves elements between the compact order and the reversed one.
std::vector<float> moved(const std::vector<float> &from, const Shape &shape, bool to_compact) {
  std::vector<float> to(from.size());
  const Shape strides = reversed_strides(shape);
  Shape index(shape.size(), 0);
  for (std::size_t compact = 0; compact < from.size(); ++compact) {
    std::size_t other = 0;
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
      other += static_cast<std::size_t>(index[axis] * strides[axis]);
    if (to_compact)
      to[compact] = from[other];
    else
      to[other] = from[compact];
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return to;
}

struct Results {
  std::vector<float> y, dx, dgamma, dbeta;
  bool operator==(const Results &) const = default;
};

/// What a call of forward and backward needs beside the norm: tensors of x's shape, compact or reversed in memory.
struct Problem {
  Shape shape;
  std::int64_t channels;
  bool reversed;

  norma::Tensor tensor(std::vector<float> &data) const {
    return reversed ? norma::Tensor(data.data(), shape, reversed_strides(shape)) : norma::Tensor(data.data(), shape);
  }
  norma::Tensor row(std::vector<float> &data) const { return {data.data(), {channels}}; }
};

/// `call(problem, x, gamma, beta, dy, results)` runs the kernels; the results come back compact.
template <typename Call> Results run(const Problem &problem, const Call &call) {
  const std::int64_t size = size_of(problem.shape);
  std::vector<float> x = numbers(size, 1), dy = numbers(size, 2), gamma = numbers(problem.channels, 3),
                     beta = numbers(problem.channels, 4);
  if (problem.reversed) x = moved(x, problem.shape, false), dy = moved(dy, problem.shape, false);
  Results results{std::vector<float>(x.size()), std::vector<float>(x.size()), std::vector<float>(gamma.size()),
                  std::vector<float>(gamma.size())};
  call(problem, x, gamma, beta, dy, results);
  if (problem.reversed)
    results.y = moved(results.y, problem.shape, true), results.dx = moved(results.dx, problem.shape, true);
  return results;
}

void require(const norma::Status &status) { ASSERT_TRUE(status.ok()) << status.message(); }

TEST(Strides, LayerNormHasTheBitsOfACompactTensor) {
  auto call = [](const Problem &problem, auto &x, auto &gamma, auto &beta, auto &dy, Results &results) {
    std::vector<float> m(static_cast<std::size_t>(problem.shape[0])), r = m;
    const layer_norm::Saved saved = {.m = {m.data(), {problem.shape[0]}}, .r = {r.data(), {problem.shape[0]}}};
    const layer_norm::Inputs inputs = {.x = problem.tensor(x), .gamma = problem.row(gamma), .beta = problem.row(beta)};
    norma::Workspace workspace(layer_norm::workspace_bytes(inputs));
    require(layer_norm::forward(inputs, {.y = problem.tensor(results.y), .saved = saved}, workspace));
    require(layer_norm::backward(
        {.dy = problem.tensor(dy), .x = problem.tensor(x), .gamma = problem.row(gamma), .saved = saved},
        {.dx = problem.tensor(results.dx), .dgamma = problem.row(results.dgamma), .dbeta = problem.row(results.dbeta)},
        workspace));
  };
  const Results compact = run({{70, 301}, 301, false}, call);
  EXPECT_EQ(compact, run({{70, 301}, 301, true}, call));
  EXPECT_NE(compact.y, std::vector<float>(compact.y.size())) << "nothing was written";
}

TEST(Strides, GroupNormHasTheBitsOfACompactTensor) {
  auto call = [](const Problem &problem, auto &x, auto &gamma, auto &beta, auto &dy, Results &results) {
    std::vector<float> m(static_cast<std::size_t>(problem.shape[0] * 4)), r = m;
    const group_norm::Saved saved = {.m = {m.data(), {problem.shape[0], 4}}, .r = {r.data(), {problem.shape[0], 4}}};
    const group_norm::Inputs inputs = {.x = problem.tensor(x), .gamma = problem.row(gamma), .beta = problem.row(beta)};
    norma::Workspace workspace(group_norm::workspace_bytes(inputs));
    require(group_norm::forward(inputs, {.y = problem.tensor(results.y), .saved = saved}, workspace));
    require(group_norm::backward(
        {.dy = problem.tensor(dy), .x = problem.tensor(x), .gamma = problem.row(gamma), .saved = saved},
        {.dx = problem.tensor(results.dx), .dgamma = problem.row(results.dgamma), .dbeta = problem.row(results.dbeta)},
        workspace));
  };
  const Results compact = run({{3, 12, 67}, 12, false}, call);
  EXPECT_EQ(compact, run({{3, 12, 67}, 12, true}, call));
  EXPECT_NE(compact.y, std::vector<float>(compact.y.size())) << "nothing was written";
}

} // namespace
