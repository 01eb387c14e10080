//===- arithmetic_test.cpp - operations that round once, and registers ----===//
#include "tests/cuda/emulator/program.h"

#include <bit>
#include <cmath>

namespace norma::compiler::cuda::emulator {

TEST(Arithmetic, RoundsOnce) {
  const Program program("arithmetic.ll");
  std::vector<float> a = {2, 1.0000001f, 3, 0x1p-140f, 1e30f, -0.0f, 5, NAN},
                     b = {3, 1.0000002f, 7, 0.3f, 1e-20f, 0.0f, NAN, 4};
  const int32_t n = static_cast<int32_t>(a.size());
  std::vector<float> y(6 * a.size());
  const Launch shape{.block = {static_cast<uint32_t>(n)},
                     .buffers = {constant("a", a), constant("b", b), buffer("y", y)}};
  ASSERT_EQ(sentence(run(program, "operations", shape, a.data(), b.data(), y.data(), n)), "none");
  const auto same = [](float x, float y) {
    return (std::isnan(x) && std::isnan(y)) || std::bit_cast<uint32_t>(x) == std::bit_cast<uint32_t>(y);
  };
  // Of -0 and +0 the one is less for PTX; what is not a number gives way.
  const auto min = [](float x, float y) {
    return std::isnan(x) ? y : std::isnan(y) ? x : x == y ? (std::signbit(x) ? x : y) : std::min(x, y);
  };
  const auto max = [](float x, float y) {
    return std::isnan(x) ? y : std::isnan(y) ? x : x == y ? (std::signbit(x) ? y : x) : std::max(x, y);
  };
  for (int i = 0; i < n; ++i) {
    EXPECT_TRUE(same(y[i], std::fma(a[i], b[i], a[i]))) << i;
    EXPECT_TRUE(same(y[n + i], std::sqrt(a[i]))) << i;
    EXPECT_TRUE(same(y[2 * n + i], a[i] / b[i])) << i;
    EXPECT_TRUE(same(y[3 * n + i], 1 / b[i])) << i;
    EXPECT_TRUE(same(y[4 * n + i], min(a[i], b[i]))) << i << " " << y[4 * n + i];
    EXPECT_TRUE(same(y[5 * n + i], max(a[i], b[i]))) << i << " " << y[5 * n + i];
  }
}

TEST(Registers, SayWhereAThreadIs) {
  const Program program("arithmetic.ll");
  const Launch shape{.grid = {4, 2, 2}, .block = {6, 4, 2}, .cluster = {2}, .seed = 3};
  std::vector<int32_t> y(16 * 48 * 18);
  Launch launch = shape;
  launch.buffers = {buffer("y", y)};
  ASSERT_EQ(sentence(run(program, "place", launch, y.data())), "none");
  for (int block = 0, at = 0; block < 16; ++block)
    for (int thread = 0; thread < 48; ++thread, at += 18)
      EXPECT_THAT(std::vector<int32_t>(y.begin() + at, y.begin() + at + 18),
                  testing::ElementsAre(thread % 6, thread / 6 % 4, thread / 24, 6, 4, block % 4, block / 4 % 2,
                                       block / 8, 4, 2, thread % 32, thread / 32, 32, (1u << thread % 32) - 1,
                                       block % 2, 2, block % 2, 2));
}

} // namespace norma::compiler::cuda::emulator
