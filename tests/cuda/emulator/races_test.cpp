//===- races_test.cpp - accesses that nothing orders ----------------------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Races : public testing::Test {
protected:
  /// The sentence under some seeds; fails where they differ in whether there is a fault.
  template <typename... Arguments>
  std::string sentence_of(const std::string &kernel, Launch shape, Arguments... arguments) {
    std::string last;
    for (uint64_t seed = 0; seed < 8; ++seed) {
      shape.seed = seed;
      const std::string now = sentence(run(program, kernel, shape, arguments...));
      EXPECT_TRUE(seed == 0 || (now == "none") == (last == "none")) << "seed " << seed << ": " << now;
      last = now;
    }
    return last;
  }

  const Program program{"races.ll"};
  std::vector<int32_t> x = std::vector<int32_t>(256), y = std::vector<int32_t>(256);
  const Buffer of_x = buffer("x", x), of_y = buffer("y", y);
};

TEST_F(Races, ABarrierOrdersABlock) {
  const Launch shape{.block = {64}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("neighbour", shape, y.data(), 1), "none");
  EXPECT_EQ(y[5], 6);
  EXPECT_EQ(y[63], 0);
  EXPECT_THAT(
      sentence_of("neighbour", shape, y.data(), 2),
      MatchesRegex("neighbour: block \\(0, 0, 0\\), thread \\([0-9]+, 0, 0\\): (reads|writes) shared memory tile \\+ "
                   "[0-9]+, which thread \\([0-9]+, 0, 0\\) (reads|writes) and nothing orders the two; expected a "
                   "barrier between them; seed 7"));
}

// Of a single warp: a warp barrier orders, a shuffle does not, though lanes wait for each other there as well.
TEST_F(Races, AWarpBarrierOrdersAWarp) {
  const Launch shape{.block = {32}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("neighbour", shape, y.data(), 2), "none");
  EXPECT_EQ(y[31], 0);
  EXPECT_THAT(sentence_of("neighbour", shape, y.data(), 3), MatchesRegex(".*nothing orders the two.*"));
}

TEST_F(Races, ReadsStayBehindTheirBranch) {
  ASSERT_EQ(sentence_of("guarded", {.block = {32}, .buffers = {of_y}}, y.data()), "none");
  EXPECT_EQ(y[0], 7);
}

TEST_F(Races, AMaskOrdersItsLanesAlone) {
  const Launch shape{.block = {32}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("halves", shape, y.data(), 0xFFFF, 0xFFFF0000, 5), "none");
  EXPECT_EQ(y[1], 4);
  ASSERT_EQ(sentence_of("halves", shape, y.data(), -1, -1, 21), "none");
  EXPECT_THAT(sentence_of("halves", shape, y.data(), 0xFFFF, 0xFFFF0000, 21),
              MatchesRegex(".*nothing orders the two.*"));
}

TEST_F(Races, AWarpBarrierDoesNotOrderALaneThatHasLeft) {
  const Launch shape{.block = {32}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("writer_leaves", shape, y.data(), 1), "none");
  EXPECT_EQ(y[31], 5);
  EXPECT_THAT(sentence_of("writer_leaves", shape, y.data(), 0),
              MatchesRegex(".*which thread \\(0, 0, 0\\) writes and nothing.*"));
}

// All readers are known, not the latest alone.
TEST_F(Races, AWriteComesAfterEachLaneThatReads) {
  const Launch shape{.block = {32}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("two_lanes_read", shape, y.data(), 7), "none");
  EXPECT_THAT(sentence_of("two_lanes_read", shape, y.data(), 6),
              MatchesRegex(".*tile \\+ 0, which .* nothing orders the two.*"));
  EXPECT_THAT(sentence_of("two_lanes_read", shape, y.data(), 5),
              MatchesRegex(".*tile \\+ 0, which .* nothing orders the two.*"));
}

TEST_F(Races, AWriteAfterReadsNeedsABarrier) {
  const Launch shape{.block = {128}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("rounds", shape, y.data(), 1), "none");
  EXPECT_EQ(y[7], 7);
  EXPECT_THAT(sentence_of("rounds", shape, y.data(), 0),
              MatchesRegex("rounds: .*(reads shared memory tile \\+ 0, which thread \\(0, 0, 0\\) writes|writes shared "
                           "memory tile \\+ 0, which thread .* (reads|and others read)) and nothing orders the two.*"));
}

TEST_F(Races, ThreadsOfABlockWriteApart) {
  const Launch shape{.block = {64}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("scatter", shape, y.data(), 1, 0), "none");
  EXPECT_THAT(
      sentence_of("scatter", shape, y.data(), 0, 0),
      MatchesRegex("scatter: .*writes y \\+ 0, which thread \\([0-9]+, 0, 0\\) writes and nothing orders the two; "
                   "expected a barrier between them; seed 7"));
}

TEST_F(Races, BlocksWriteApart) {
  const Launch shape{.grid = {4}, .block = {64}, .buffers = {of_y}};
  ASSERT_EQ(sentence_of("scatter", shape, y.data(), 1, 64), "none");
  EXPECT_EQ(y[255], 63);
  EXPECT_THAT(
      sentence_of("scatter", shape, y.data(), 1, 63),
      MatchesRegex("scatter: .*writes y \\+ [0-9]+, which thread .* of block \\([0-3], 0, 0\\) writes and nothing "
                   "orders the two; expected that no block touches what another block of the launch writes; .*"));
}

TEST_F(Races, NoBlockReadsWhatAnotherWrites) {
  const Launch shape{.grid = {8}, .buffers = {of_x, of_y}};
  ASSERT_EQ(sentence_of("across_blocks", shape, x.data(), y.data(), 0), "none");
  ASSERT_EQ(sentence_of("across_blocks", shape, x.data(), y.data(), 100), "none");
  EXPECT_THAT(
      sentence_of("across_blocks", shape, x.data(), y.data(), 1),
      MatchesRegex("across_blocks: .*expected that no block touches what another block of the launch writes.*"));
}

// What one launch wrote the next may touch.
TEST_F(Races, LaunchesAreOrdered) {
  const Launch shape{.grid = {4}, .block = {64}, .buffers = {of_y}};
  ASSERT_EQ(sentence(run(program, "scatter", shape, y.data(), 1, 64)), "none");
  EXPECT_EQ(sentence(run(program, "scatter", shape, y.data(), 4, 1)), "none");
}

TEST_F(Races, AtomicsMayMeet) {
  const Launch shape{.grid = {4}, .block = {64}, .buffers = {of_y}};
  for (uint64_t seed = 0; seed < 4; ++seed) {
    y[0] = 0;
    ASSERT_EQ(sentence(run(program, "count", shape, y.data())), "none");
    EXPECT_EQ(y[0], 256);
  }
  EXPECT_THAT(sentence_of("count_plainly", shape, y.data()), MatchesRegex("count_plainly: .*nothing orders the two.*"));
  EXPECT_THAT(
      sentence_of("count_and_read", {.block = {64}, .buffers = {of_x, of_y}}, y.data(), x.data()),
      MatchesRegex("count_and_read: .*(which thread .* updates atomically|updates atomically y \\+ 0, which) .*"));
}

TEST_F(Races, ConstantsAreNotWrittenByAnotherThread) {
  const Launch shape{.block = {2}, .buffers = {of_x, of_y}};
  ASSERT_EQ(sentence_of("constant_for_one", shape, x.data(), y.data(), x.data() + 1), "none");
  EXPECT_THAT(
      sentence_of("constant_for_one", shape, x.data(), y.data(), x.data()),
      MatchesRegex(
          "constant_for_one: .*: (reads x \\+ 0 as constant, which thread \\(1, 0, 0\\) writes|writes x \\+ 0, which "
          "thread \\(0, 0, 0\\) reads) .*"));
}

TEST_F(Races, ConstantsAreNotWritten) {
  const Launch shape{.buffers = {of_x, of_y}};
  ASSERT_EQ(sentence_of("read_as_constant", shape, x.data(), y.data()), "none");
  EXPECT_THAT(
      sentence_of("read_as_constant", shape, y.data(), y.data()),
      MatchesRegex("read_as_constant: .*reads y \\+ 0 as constant, which thread \\(0, 0, 0\\) writes in this launch; "
                   "expected a load without invariant; seed 7"));
}

} // namespace norma::compiler::cuda::emulator
