//===- sizes_test.cpp - extents with whole steps of lanes, tails and several tasks -------------===//
//
// The oracle's cases are small. Here the areas hold several steps of 32 lanes and a tail, the instances several tasks,
// and the reference evaluator says what is right; and one and two threads give the same bits.
//
//===----------------------------------------------------------------------===//

#include "tests/entries/run_command.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace norma::testing_entries {
namespace {

struct Sized {
  std::string name, declaration, layout;
  std::vector<std::int64_t> x;
  std::map<std::string, std::vector<std::int64_t>> others; ///< parameters and further inputs
};

Tensor scattered(const std::vector<std::int64_t> &shape, std::uint64_t seed) {
  Tensor tensor{shape, {}};
  std::int64_t size = 1;
  for (std::int64_t extent : shape) size *= extent;
  std::uint64_t state = seed * 2654435761u + 12345;
  for (std::int64_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    // Multiples of 2⁻¹⁰, so that f32 holds the inputs exactly.
    tensor.data.push_back(static_cast<double>(static_cast<std::int64_t>(state >> 52) - 2048) * 0x1p-10);
  }
  return tensor;
}

RunRequest request_of(const Sized &sized) {
  RunRequest request;
  request.declaration = sized.declaration;
  request.dtype = "f32";
  request.layout = sized.layout;
  request.inputs["x"] = scattered(sized.x, 1);
  request.cotangents["y"] = scattered(sized.x, 2);
  std::uint64_t seed = 3;
  for (const auto &[name, shape] : sized.others) {
    request.inputs[name] = scattered(shape, seed++);
    if (name != "variance") continue;
    for (double &value : request.inputs[name].data) value = value * value + 0.5;
  }
  return request;
}

class Sizes : public testing::TestWithParam<Sized> {};

TEST_P(Sizes, KernelsAgreeWithTheReference) {
  RunRequest request = request_of(GetParam());
  const RunOutcome found = run_command(request);
  ASSERT_EQ(found.status, 0) << found.errors;
  request.target = "reference";
  request.dtype = "f64";
  request.layout = "";
  const RunOutcome expected = run_command(request);
  ASSERT_EQ(expected.status, 0) << expected.errors;
  // Sums run over at most n = 4,000 elements in 32 lanes and pairs of lanes, so that at most n / 32 + 5 additions lie
  // on a path; a gradient multiplies two such sums, and centring magnifies ten times.
  const double bound = 2 * (4000 / 32 + 5) * 10 * 0x1p-24;
  for (const auto &[name, tensor] : expected.results) {
    ASSERT_TRUE(found.results.contains(name)) << name << ".npy was not written";
    double largest = 0;
    for (double value : tensor.data) largest = std::max(largest, std::abs(value));
    ASSERT_EQ(found.results.at(name).shape, tensor.shape) << name;
    for (std::size_t i = 0; i < tensor.data.size(); ++i)
      ASSERT_LE(std::abs(found.results.at(name).data[i] - tensor.data[i]), bound * largest) << name << " element " << i;
  }
}

TEST_P(Sizes, OneAndTwoThreadsGiveTheSameBits) {
  RunRequest request = request_of(GetParam());
  request.threads = 1;
  const RunOutcome one = run_command(request);
  ASSERT_EQ(one.status, 0) << one.errors;
  request.threads = 2;
  const RunOutcome two = run_command(request);
  ASSERT_EQ(two.status, 0) << two.errors;
  ASSERT_FALSE(one.results.empty());
  for (const auto &[name, tensor] : one.results) EXPECT_EQ(tensor.data, two.results.at(name).data) << name;
}

const std::vector<Sized> all = {
    {"layer_norm_tail", "layer_norm", "", {150, 300}, {{"gamma", {300}}, {"beta", {300}}}},
    {"layer_norm_long", "layer_norm", "", {3, 4000}, {{"gamma", {4000}}, {"beta", {4000}}}},
    {"layer_norm_one_element", "layer_norm", "", {9, 1}, {{"gamma", {1}}, {"beta", {1}}}},
    {"rms_norm_tail", "rms_norm", "", {150, 77}, {{"gamma", {77}}}},
    {"exponential_share_tail", NORMA_ORACLE_DATA "/../../entries/exponential_share.norm", "", {70, 301}, {}},
    {"l2_norm_rows", "l2_norm", "", {70, 129}, {}},
    {"group_norm_planes", "group_norm", "", {5, 64, 9, 11}, {{"gamma", {64}}, {"beta", {64}}}},
    {"group_norm_channels_last", "group_norm", "NHWC", {5, 64, 9, 11}, {{"gamma", {64}}, {"beta", {64}}}},
    {"batch_norm_planes", "batch_norm", "", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"batch_norm_channels_last", "batch_norm", "NHWC", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"instance_norm_planes", "instance_norm", "", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"instance_norm_channels_last", "instance_norm", "NHWC", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"layer_norm_2d_planes", "layer_norm_2d", "", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"layer_norm_2d_channels_last", "layer_norm_2d", "NHWC", {5, 40, 9, 11}, {{"gamma", {40}}, {"beta", {40}}}},
    {"positional_norm_planes", "positional_norm", "", {5, 40, 9, 11}, {}},
    {"frozen_batch_norm_planes",
     "frozen_batch_norm",
     "",
     {5, 40, 9, 11},
     {{"gamma", {40}}, {"beta", {40}}, {"mean", {40}}, {"variance", {40}}}},
};

INSTANTIATE_TEST_SUITE_P(Catalogue, Sizes, testing::ValuesIn(all), [](const auto &info) { return info.param.name; });

} // namespace
} // namespace norma::testing_entries
