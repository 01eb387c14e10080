//===- segments_test.cpp - numbers for what threads do --------------------===//
#include "compiler/target/cuda/emulator/segments.h"

#include <gtest/gtest.h>

namespace norma::compiler::cuda::emulator {

TEST(Segments, NameTheirOwners) {
  Segments segments;
  segments.begin_launch();
  const Segment first = segments.add(7, 32, 4, 1), second = segments.add(3, 0, 2, 0);
  EXPECT_EQ(second, first + 4);
  const auto is = [&](Segment segment, uint32_t block, uint32_t thread, uint32_t phase) {
    const Owner owner = segments.owner(segment);
    return owner.block == block && owner.thread == thread && owner.phase == phase;
  };
  EXPECT_TRUE(is(first, 7, 32, 1));
  EXPECT_TRUE(is(first + 3, 7, 35, 1));
  EXPECT_TRUE(is(second + 1, 3, 1, 0));
  EXPECT_TRUE(is(first + 1, 7, 33, 1));
}

// Shadow memory has thirty bits for a number.
TEST(Segments, BeginAnewWhenNumbersRunOut) {
  Segments segments;
  EXPECT_FALSE(segments.begin_launch());
  const Segment before = segments.add(0, 0, Segments::most / 2, 0);
  EXPECT_TRUE(segments.begin_launch());
  EXPECT_EQ(segments.first(), before);
  EXPECT_FALSE(segments.begin_launch());
}

} // namespace norma::compiler::cuda::emulator
