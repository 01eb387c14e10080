//===- works_test.cpp - kernels as they are written for speed -------------===//
//
// Each is compared with a plain loop that adds in the same order: all bits must be the same, under every seed.
//
//===----------------------------------------------------------------------===//
#include "tests/cuda/emulator/program.h"

#include <cstring>
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

class Works : public testing::Test {
protected:
  /// Under every seed there is no fault, and the output is what is expected, bit for bit.
  template <typename Output, typename... Arguments>
  void check(const char *kernel, Launch shape, std::vector<Output> &y, const std::vector<Output> &expected,
             Arguments... arguments) {
    for (shape.seed = 0; shape.seed < seeds; ++shape.seed) {
      std::fill(y.begin(), y.end(), Output());
      ASSERT_EQ(sentence(run(program(), kernel, shape, arguments...)), "none");
      ASSERT_EQ(std::memcmp(y.data(), expected.data(), y.size() * sizeof(Output)), 0) << "seed " << shape.seed;
    }
  }
  static const Program &program() {
    static const Program made("works.ll");
    return made;
  }
};

TEST_F(Works, RowSum) {
  const int rows = 9, n = 1300;
  std::vector<float> x = numbers(rows * n), y(rows), expected(rows);
  for (int row = 0; row < rows; ++row) expected[row] = sum_of_block(&x[row * n], n);
  const Launch shape{.grid = {rows}, .block = {threads}, .buffers = {constant("x", x), buffer("y", y)}};
  check("row_sum", shape, y, expected, x.data(), y.data(), n);
}

TEST_F(Works, ClusterSum) {
  const int rows = 5, n = 4 * 900;
  std::vector<float> x = numbers(rows * n), y(rows * 4), expected;
  for (int row = 0; row < rows; ++row) {
    const auto part = [&](int block) { return sum_of_block(&x[row * n + block * n / 4], n / 4); };
    expected.resize(expected.size() + 4, (part(0) + part(1)) + (part(2) + part(3)));
  }
  const Launch shape{
      .grid = {4 * rows}, .block = {threads}, .cluster = {4}, .buffers = {constant("x", x), buffer("y", y)}};
  check("cluster_sum", shape, y, expected, x.data(), y.data(), n);
}

TEST_F(Works, Transpose) {
  const int n = 96;
  std::vector<int32_t> x(n * n), y(n * n), expected(n * n);
  std::iota(x.begin(), x.end(), 0);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) expected[j * n + i] = x[i * n + j];
  const Launch shape{.grid = {n / 32, n / 32}, .block = {32, 8}, .buffers = {constant("x", x), buffer("y", y)}};
  check("transpose", shape, y, expected, x.data(), y.data(), n);
}

TEST_F(Works, Pipeline) {
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
                     .buffers = {constant("x", x), buffer("y", y)}};
  check("pipeline", shape, y, expected, x.data(), y.data(), chunks);
}

} // namespace norma::compiler::cuda::emulator
