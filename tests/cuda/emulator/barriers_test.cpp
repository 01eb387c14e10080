//===- barriers_test.cpp - barriers that not everybody reaches ------------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Barriers : public testing::Test {
protected:
  const Program program{"barriers.ll"};
  std::vector<int32_t> y = std::vector<int32_t>(128);
  const Launch two_warps{.block = {64}}, four_warps{.block = {128}, .buffers = {buffer("y", y)}};
};

// A barrier is known by its number; the lanes of a warp must meet at one place besides.
TEST_F(Barriers, WarpsMayMeetAtTwoPlacesAndLanesMayNot) {
  EXPECT_EQ(sentence(run(program, "branches", two_warps, 32, 0)), "none");
  EXPECT_EQ(sentence(run(program, "branches_unaligned", two_warps, 16)), "none");
  EXPECT_THAT(
      sentence(run(program, "branches", two_warps, 16, 0)),
      MatchesRegex(
          "branches: block \\(0, 0, 0\\), thread .*: waits at barrier 0, and thread .* of its warp waits at "
          "another place with the same barrier; expected that the lanes of a warp wait at one barrier; seed 0"));
  EXPECT_THAT(sentence(run(program, "branches", two_warps, 16, 1)),
              MatchesRegex(".*waits at barrier [01], and thread .* of its warp waits at barrier [01]; .*"));
}

TEST_F(Barriers, TwoBarriersThatHalfABlockReaches) {
  EXPECT_THAT(
      sentence(run(program, "branches", two_warps, 32, 1)),
      MatchesRegex("branches: .*: waits at barrier 0 for 64 threads, 32 have come and thread \\(32, 0, 0\\) waits at "
                   "barrier 1; expected that as many threads reach it as it waits for; seed 0"));
}

// Whether the threads that leave do so before the others come or after.
TEST_F(Barriers, ThreadsThatHaveExitedAreMissed) {
  EXPECT_EQ(sentence(run(program, "early_exit", two_warps, 64)), "none");
  EXPECT_EQ(sentence(run(program, "early_exit", two_warps, 0)), "none");
  int before = 0, after = 0;
  for (uint64_t seed = 0; seed < 10; ++seed) {
    const std::string text = sentence(run(program, "early_exit", {.block = {64}, .seed = seed}, 32));
    const std::string rest = "; expected that all threads of the block reach it; seed " + std::to_string(seed);
    before += testing::Value(
        text, MatchesRegex("early_exit: .*: waits at barrier 0 for all threads of the block, of which thread "
                           "\\(32, 0, 0\\) has exited" +
                           rest));
    after += testing::Value(text, MatchesRegex("early_exit: .*: exits while 32 threads wait at barrier 0" + rest));
  }
  EXPECT_GT(before, 0);
  EXPECT_GT(after, 0);
  EXPECT_EQ(before + after, 10);
}

TEST_F(Barriers, LanesAtABarrierThatTheirWarpWaitsFor) {
  EXPECT_EQ(sentence(run(program, "mixed", {.block = {32}}, 32)), "none");
  EXPECT_THAT(
      sentence(run(program, "mixed", {.block = {32}}, 8)),
      MatchesRegex("mixed: .*: waits under the mask 0xffffffff for lane 0, which waits at barrier 0; expected that all "
                   "lanes of the mask come; seed 0"));
}

TEST_F(Barriers, ACountOrdersTheWarpsThatMeet) {
  ASSERT_EQ(sentence(run(program, "groups", four_warps, y.data(), 33, 64)), "none");
  EXPECT_EQ(y[0], 33);
  EXPECT_EQ(y[127], 94);
  EXPECT_THAT(sentence(run(program, "groups", four_warps, y.data(), 65, 64)),
              MatchesRegex("groups: .*tile .* nothing orders the two.*"));
  EXPECT_THAT(
      sentence(run(program, "groups", four_warps, y.data(), 33, 48)),
      MatchesRegex("groups: .*: waits at barrier [12] for 48 threads; expected a multiple of 32 up to 128; seed 0"));
  EXPECT_THAT(sentence(run(program, "groups", four_warps, y.data(), 33, 96)),
              MatchesRegex("groups: .*: waits at barrier [12] for 96 threads, 64 have come and .*"));
}

TEST_F(Barriers, WholeWarpsMeetAtACount) {
  EXPECT_EQ(sentence(run(program, "half_warps", two_warps, 32)), "none");
  EXPECT_THAT(
      sentence(run(program, "half_warps", two_warps, 16)),
      MatchesRegex(
          "half_warps: .*: waits at barrier 2 with 16 lanes of warp [01]; expected whole warps at a barrier with a "
          "count; seed 0"));
}

TEST_F(Barriers, AWriteComesAfterEachWarpThatReads) {
  const auto of = [&](int32_t first, int32_t count) {
    std::string sentences;
    for (uint64_t seed = 0; seed < 8; ++seed)
      sentences += sentence(run(program, "two_warps_read", {.block = {96}, .seed = seed}, first, count)) + "\n";
    return sentences;
  };
  EXPECT_THAT(of(0, 96), MatchesRegex("(none\n){8}"));
  EXPECT_THAT(of(32, 64), MatchesRegex("(two_warps_read: .*tile \\+ 0, which .* nothing orders the two.*\n){8}"));
}

TEST_F(Barriers, Reduce) {
  const auto reduced = [&](int32_t limit) {
    EXPECT_EQ(sentence(run(program, "reductions", four_warps, y.data(), limit)), "none");
    EXPECT_EQ(y[0], y[127]);
    return y[5];
  };
  EXPECT_EQ(reduced(0), 0);
  EXPECT_EQ(reduced(77), 77 | 1 << 17);
  EXPECT_EQ(reduced(128), 128 | 1 << 16 | 1 << 17);
}

TEST_F(Barriers, PollingLetsOthersRun) {
  std::vector<int32_t> flag(1);
  for (uint64_t seed = 0; seed < 8; ++seed) {
    flag[0] = 0;
    EXPECT_EQ(
        sentence(run(program, "signal", {.grid = {2}, .seed = seed, .buffers = {buffer("flag", flag)}}, flag.data())),
        "none");
  }
}

TEST_F(Barriers, PollingThatNobodyAnswersEnds) {
  std::vector<int32_t> flag = {1};
  const Launch shape{.grid = {4}, .buffers = {buffer("flag", flag)}};
  EXPECT_EQ(sentence(run(program, "poll", shape, flag.data())), "none");
  flag[0] = 0;
  EXPECT_THAT(
      sentence(run(program, "poll", shape, flag.data())),
      MatchesRegex("poll: .*: polls memory, and 4194304 atomics later no thread has got further; expected that what it "
                   "waits for comes from a block that is sure to run beside it; seed 0"));
}

} // namespace norma::compiler::cuda::emulator
