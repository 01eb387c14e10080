//===- copies_test.cpp - asynchronous copies and who waits for them -------===//
#include "tests/cuda/emulator/program.h"

#include <numeric>

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Copies : public testing::Test {
protected:
  Copies() { std::iota(x.begin(), x.end(), 100); }

  const Program program{"copies.ll"};
  std::vector<int32_t> x = std::vector<int32_t>(64), y = std::vector<int32_t>(32);
  const Launch shape{.block = {32}, .buffers = {constant("x", x), buffer("y", y)}}, one{.buffers = shape.buffers};
};

constexpr int32_t no_wait = 0, all = 1, group = 2, commit = 3;

TEST_F(Copies, TheThreadWaits) {
  ASSERT_EQ(sentence(run(program, "fetch", shape, x.data(), y.data(), 0, all, 0)), "none");
  EXPECT_EQ(y[31], 131);
  ASSERT_EQ(sentence(run(program, "fetch", shape, x.data(), y.data(), 0, commit, 0)), "none");
  const auto in_flight =
      MatchesRegex("fetch: .*: reads shared memory tile \\+ [0-9]+, which an asynchronous copy of thread "
                   "\\([0-9]+, 0, 0\\) fills; expected that the thread waits for its copy, and a barrier after "
                   "it for other threads; seed 0");
  EXPECT_THAT(sentence(run(program, "fetch", shape, x.data(), y.data(), 0, no_wait, 0)), in_flight);
  EXPECT_THAT(sentence(run(program, "fetch", shape, x.data(), y.data(), 0, group, 0)), in_flight);
}

TEST_F(Copies, OtherThreadsNeedABarrierBesides) {
  ASSERT_EQ(sentence(run(program, "fetch", shape, x.data(), y.data(), 7, all, 1)), "none");
  EXPECT_EQ(y[1], 106);
  EXPECT_NE(sentence(run(program, "fetch", shape, x.data(), y.data(), 7, all, 0)), "none");
  EXPECT_THAT(sentence(run(program, "fetch", shape, x.data(), y.data(), 7, no_wait, 1)),
              MatchesRegex(".*asynchronous copy.*"));
}

TEST_F(Copies, TheLatestGroupMayBeInFlight) {
  ASSERT_EQ(sentence(run(program, "two_groups", shape, x.data(), y.data(), 0)), "none");
  EXPECT_EQ(y[3], 103);
  EXPECT_THAT(sentence(run(program, "two_groups", shape, x.data(), y.data(), 1)),
              MatchesRegex(".*asynchronous copy.*"));
}

TEST_F(Copies, WhatIsNotReadIsZero) {
  ASSERT_EQ(sentence(run(program, "fill", one, x.data(), y.data(), 8)), "none");
  EXPECT_THAT(std::vector<int32_t>(y.begin(), y.begin() + 4), testing::ElementsAre(100, 101, 0, 0));
  EXPECT_THAT(sentence(run(program, "fill", one, x.data(), y.data(), 17)),
              MatchesRegex("fill: .*: copies 17 of 16 bytes asynchronously; expected no more than all; seed 0"));
}

TEST_F(Copies, SourcesAreCheckedAsReadsAre) {
  ASSERT_EQ(sentence(run(program, "wide", one, x.data(), y.data(), 60)), "none");
  EXPECT_EQ(y[3], 163);
  EXPECT_THAT(sentence(run(program, "wide", one, x.data(), y.data(), 1)),
              MatchesRegex(".*expected an address that 16 divides.*"));
  EXPECT_THAT(sentence(run(program, "wide", one, x.data(), y.data(), 64)),
              MatchesRegex(".*reads 16 bytes at x \\+ 256; .*"));
}

} // namespace norma::compiler::cuda::emulator
