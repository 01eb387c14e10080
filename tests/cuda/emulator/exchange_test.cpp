//===- exchange_test.cpp - what lanes of a warp tell each other -----------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Exchange : public testing::Test {
protected:
  const Program program{"exchange.ll"};
  std::vector<int32_t> y = std::vector<int32_t>(160);
  const Launch one_warp{.block = {32}, .buffers = {buffer("y", y)}};
};

// The tables of the CUDA C++ Programming Guide's __shfl_*_sync for whole warps.
TEST_F(Exchange, ShufflesOfAWarp) {
  ASSERT_EQ(sentence(run(program, "modes", one_warp, y.data(), 5, 31, 0)), "none");
  for (int t = 0; t < 32; ++t) {
    EXPECT_EQ(y[t], 5);
    EXPECT_EQ(y[32 + t], t < 5 ? t : t - 5);
    EXPECT_EQ(y[64 + t], t + 5 > 31 ? t : t + 5);
    EXPECT_EQ(y[96 + t], t ^ 5);
    EXPECT_EQ(y[128 + t], t >= 5);
  }
}

// Segments of eight lanes: the mask 24 stands above the clamp, as the guide's width does it.
TEST_F(Exchange, ShufflesOfSegments) {
  ASSERT_EQ(sentence(run(program, "modes", one_warp, y.data(), 3, 24 << 8 | 31, 24 << 8)), "none");
  for (int t = 0; t < 32; ++t) {
    EXPECT_EQ(y[t], t / 8 * 8 + 3);
    EXPECT_EQ(y[32 + t], t % 8 < 3 ? t : t - 3);
    EXPECT_EQ(y[64 + t], t % 8 + 3 > 7 ? t : t + 3);
    EXPECT_EQ(y[96 + t], t ^ 3);
  }
}

TEST_F(Exchange, Votes) {
  const Launch shape{.block = {64}, .buffers = {buffer("y", y)}};
  const auto votes = [&](int32_t limit) {
    EXPECT_EQ(sentence(run(program, "votes", shape, y.data(), limit)), "none");
    return y[63];
  };
  EXPECT_EQ(votes(0), 4);
  EXPECT_EQ(y[64], 0);
  EXPECT_EQ(votes(7), 2);
  EXPECT_EQ(y[64], 0x7F);
  EXPECT_EQ(votes(32), 7);
  EXPECT_EQ(y[127], -1);
}

TEST_F(Exchange, LanesThatHaveExitedAreNotWaitedFor) {
  ASSERT_EQ(sentence(run(program, "some_lanes", one_warp, y.data(), 16, -1, 8)), "none");
  EXPECT_EQ(y[3], 11);
  EXPECT_THAT(
      sentence(run(program, "some_lanes", one_warp, y.data(), 16, -1, 16)),
      MatchesRegex("some_lanes: .*: shuffles from lane [0-9]+, which has exited or does not exist; expected a source "
                   "that takes part; seed 0"));
}

TEST_F(Exchange, ASourceIsInTheMask) {
  ASSERT_EQ(sentence(run(program, "some_lanes", one_warp, y.data(), 16, 0xFFFF, 8)), "none");
  EXPECT_THAT(
      sentence(run(program, "some_lanes", one_warp, y.data(), 16, 0xFFFF, 16)),
      MatchesRegex("some_lanes: .*: shuffles from lane [0-9]+, which is not in the mask 0x0000ffff; expected a source "
                   "that takes part; seed 0"));
}

TEST_F(Exchange, ACallerIsInItsMask) {
  EXPECT_THAT(
      sentence(run(program, "some_lanes", one_warp, y.data(), 16, 0xFFFE, 1)),
      MatchesRegex("some_lanes: block \\(0, 0, 0\\), thread \\(0, 0, 0\\): calls a shuffle under the mask 0x0000fffe; "
                   "expected a mask with its own lane 0; seed 0"));
}

TEST_F(Exchange, MasksThatPartTheWarp) {
  ASSERT_EQ(sentence(run(program, "two_masks", one_warp, y.data(), 16, 0xFFFF, 0xFFFF0000)), "none");
  EXPECT_EQ(y[16], 17);
  EXPECT_THAT(
      sentence(run(program, "two_masks", one_warp, y.data(), 16, 0xFFFF, -1)),
      MatchesRegex("two_masks: .*: waits at a (shuffle|warp barrier) under the mask 0xffffffff for lane [0-9]+, which "
                   "waits at a (shuffle|warp barrier) under the mask 0xffffffff; expected that all lanes of a mask "
                   "reach the same operation; seed 0"));
  EXPECT_THAT(
      sentence(run(program, "two_masks", one_warp, y.data(), 16, 0x1FFFF, 0xFFFF0000)),
      MatchesRegex("two_masks: .*: waits at a warp barrier under the mask 0xffffffff for lane [0-9]+, which waits at a "
                   "shuffle under the mask 0x0001ffff; expected .*"));
}

TEST_F(Exchange, LanesAgreeOnTheirMask) {
  ASSERT_EQ(sentence(run(program, "two_masks", one_warp, y.data(), 16, -1, -1)), "none");
  EXPECT_THAT(
      sentence(run(program, "two_masks", one_warp, y.data(), 16, -1, -2)),
      MatchesRegex("two_masks: .*: waits at a shuffle under the mask 0xfffffff[ef] for lane [0-9]+, which waits at a "
                   "shuffle under the mask 0xfffffff[ef]; expected that all lanes of a mask reach the same operation; "
                   "seed 0"));
}

TEST_F(Exchange, AllLanesReachTheSameOperation) {
  EXPECT_EQ(sentence(run(program, "vote_or_shuffle", one_warp, 32)), "none");
  EXPECT_EQ(sentence(run(program, "vote_or_shuffle", one_warp, 0)), "none");
  EXPECT_THAT(
      sentence(run(program, "vote_or_shuffle", one_warp, 16)),
      MatchesRegex("vote_or_shuffle: .*: waits at a (vote|shuffle) under the mask 0xffffffff for lane [0-9]+, which "
                   "waits at a (vote|shuffle) under the mask 0xffffffff; expected that all lanes of a mask reach the "
                   "same operation; seed 0"));
}

} // namespace norma::compiler::cuda::emulator
