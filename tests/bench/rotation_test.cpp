//===- rotation_test.cpp - arrays in turn ------------------------------------------===//
#include "compiler/driver/bench/rotation.h"

#include <gtest/gtest.h>

#include <set>

namespace norma::compiler::driver {
namespace {

norma_context workers(int count) {
  norma_context context;
  norma_default_context(&context);
  context.worker_limit = count;
  return context;
}

TEST(Rotation, TurnsHaveArraysOfTheirOwnAndComeBack) {
  constexpr std::size_t bytes = 100, sets = 3;
  const Rotation arrays(workers(2), bytes, sets, {.type = {NORMA_FLOAT, 32, 1}, .low = -1, .high = 1});
  std::set<std::uintptr_t> begins;
  for (std::size_t turn = 0; turn < sets; ++turn) {
    const auto begin = reinterpret_cast<std::uintptr_t>(arrays.at(turn));
    EXPECT_EQ(begin % 64, 0U);
    begins.insert(begin);
    EXPECT_EQ(arrays.at(turn), arrays.at(turn + sets));
  }
  ASSERT_EQ(begins.size(), sets);
  for (auto one = begins.begin(), next = std::next(one); next != begins.end(); ++one, ++next)
    EXPECT_GE(*next - *one, bytes);
}

TEST(Rotation, ElementsLieWithinTheirBounds) {
  constexpr std::size_t count = 10000;
  for (int threads : {1, 2}) {
    const Rotation reals(workers(threads), count * sizeof(float), 1, {{NORMA_FLOAT, 32, 1}, 0.5, 1.5});
    const Rotation labels(workers(threads), count * sizeof(std::int64_t), 1, {{NORMA_INT, 64, 1}, 0, 3});
    std::set<float> values;
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < count; ++i) {
      values.insert(static_cast<const float *>(reals.at(0))[i]);
      seen.insert(static_cast<const std::int64_t *>(labels.at(0))[i]);
    }
    EXPECT_GE(*values.begin(), 0.5F);
    EXPECT_LE(*values.rbegin(), 1.5F);
    EXPECT_GT(values.size(), 1000U);
    EXPECT_EQ(seen, (std::set<std::int64_t>{0, 1, 2}));
  }
}

TEST(Rotation, ColdSetsExceedTheCache) {
  const double cache = double(cache_bytes());
  EXPECT_GE(cache, 64 * 1024.0);
  EXPECT_EQ(cold_sets(cache * 100), 1U);
  for (double bytes : {cache, cache / 3, 4096.0}) EXPECT_GE(double(cold_sets(bytes)) * bytes, 4 * cache);
}

} // namespace
} // namespace norma::compiler::driver
