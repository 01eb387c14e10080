//===- works_test.cpp - kernels as they are written for speed -------------===//
//
// Each is compared with a plain loop that adds in the same order: all bits must be the same, under every seed.
//
//===----------------------------------------------------------------------===//
#include "tests/cuda/emulator/program.h"

#include <numeric>

namespace norma::compiler::cuda::emulator {

constexpr uint64_t seeds = 50;
constexpr int threads = 128;

/// Numbers whose sums round, so that another order shows.
static std::vector<float> numbers(size_t count) {
  std::vector<float> values(count);
  uint32_t state = 1;
  for (float &value : values) {
    state = state * 1664525 + 1013904223;
    value = static_cast<float>(static_cast<int32_t>(state)) * 0x1p-28f;
  }
  return values;
}

/// What a butterfly leaves in each lane.
static float sum_of_warp(std::vector<float> lanes) {
  for (size_t by = 16; by; by /= 2) {
    const std::vector<float> before = lanes;
    for (size_t lane = 0; lane < 32; ++lane) lanes[lane] = before[lane] + before[lane ^ by];
  }
  return lanes[0];
}

static float sum_of_block(const float *row, int n) {
  std::vector<float> warps;
  for (int warp = 0; warp < threads / 32; ++warp) {
    std::vector<float> lanes(32, 0.0f);
    for (int lane = 0; lane < 32; ++lane)
      for (int first = 4 * (32 * warp + lane); first < n; first += 4 * threads)
        for (int i = 0; i < 4; ++i) lanes[lane] += row[first + i];
    warps.push_back(sum_of_warp(lanes));
  }
  return (warps[0] + warps[1]) + (warps[2] + warps[3]);
}

class Works : public testing::TestWithParam<uint64_t> {
protected:
  static const Program &program() {
    static const Program made("works.ll");
    return made;
  }
};

TEST_P(Works, RowSum) {
  const int rows = 9, n = 1300;
  std::vector<float> x = numbers(rows * n), y(rows), expected(rows);
  for (int row = 0; row < rows; ++row) expected[row] = sum_of_block(&x[row * n], n);
  const Launch shape{
      .grid = {rows}, .block = {threads}, .seed = GetParam(), .buffers = {constant("x", x), buffer("y", y)}};
  ASSERT_EQ(sentence(run(program(), "row_sum", shape, x.data(), y.data(), n)), "none");
  EXPECT_EQ(y, expected);
}

TEST_P(Works, ClusterSum) {
  const int rows = 5, n = 4 * 900;
  std::vector<float> x = numbers(rows * n), y(rows * 4), expected;
  for (int row = 0; row < rows; ++row) {
    const auto part = [&](int block) { return sum_of_block(&x[row * n + block * n / 4], n / 4); };
    expected.resize(expected.size() + 4, (part(0) + part(1)) + (part(2) + part(3)));
  }
  const Launch shape{.grid = {4 * rows},
                     .block = {threads},
                     .cluster = {4},
                     .seed = GetParam(),
                     .buffers = {constant("x", x), buffer("y", y)}};
  ASSERT_EQ(sentence(run(program(), "cluster_sum", shape, x.data(), y.data(), n)), "none");
  EXPECT_EQ(y, expected);
}

TEST_P(Works, Transpose) {
  const int n = 96;
  std::vector<int32_t> x(n * n), y(n * n), expected(n * n);
  std::iota(x.begin(), x.end(), 0);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) expected[j * n + i] = x[i * n + j];
  const Launch shape{
      .grid = {n / 32, n / 32}, .block = {32, 8}, .seed = GetParam(), .buffers = {constant("x", x), buffer("y", y)}};
  ASSERT_EQ(sentence(run(program(), "transpose", shape, x.data(), y.data(), n)), "none");
  EXPECT_EQ(y, expected);
}

TEST_P(Works, Pipeline) {
  const int rows = 3, width = 64, chunks = 5;
  std::vector<float> x = numbers(rows * chunks * width * 4), y(rows * width * 4), expected(y.size());
  for (int row = 0; row < rows; ++row)
    for (int chunk = 0; chunk < chunks; ++chunk)
      for (int thread = 0; thread < width; ++thread)
        for (int i = 0; i < 4; ++i)
          expected[(row * width + thread) * 4 + i] +=
              x[((row * chunks + chunk) * width + (thread + 1) % width) * 4 + i];
  const Launch shape{.grid = {rows},
                     .block = {width},
                     .dynamic_shared_bytes = 2 * width * 16,
                     .seed = GetParam(),
                     .buffers = {constant("x", x), buffer("y", y)}};
  ASSERT_EQ(sentence(run(program(), "pipeline", shape, x.data(), y.data(), chunks)), "none");
  EXPECT_EQ(y, expected);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Works, testing::Range(uint64_t{0}, seeds));

} // namespace norma::compiler::cuda::emulator
