//===- unwritten_test.cpp - reads of shared memory that nobody wrote ------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Unwritten : public testing::Test {
protected:
  const Program program{"unwritten.ll"};
  std::vector<float> y = std::vector<float>(64);
};

TEST_F(Unwritten, AllWrittenGivesTheMirror) {
  const auto fault = run(program, "reverse", {.block = {64}, .buffers = {buffer("y", y)}}, y.data(), 0);
  ASSERT_EQ(sentence(fault), "none");
  for (int t = 0; t < 64; ++t) EXPECT_EQ(y[t], 63 - t);
}

TEST_F(Unwritten, OneMissingIsFoundUnderEverySeed) {
  for (uint64_t seed = 0; seed < 20; ++seed) {
    const auto fault = run(program, "reverse", {.block = {64}, .seed = seed, .buffers = {buffer("y", y)}}, y.data(), 1);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, FaultKind::unwritten);
    EXPECT_EQ(
        fault->sentence,
        "reverse: block (0, 0, 0), thread (0, 0, 0): reads 4 bytes at shared memory tile + 252, of which byte 0 was "
        "never written; expected a write before it; seed " +
            std::to_string(seed));
  }
}

// What a block before left in the same place is no excuse.
TEST_F(Unwritten, EachBlockBeginsWithNothingWritten) {
  std::vector<float> first(64);
  ASSERT_EQ(sentence(run(program, "reverse", {.block = {64}, .buffers = {buffer("y", first)}}, first.data(), 0)),
            "none");
  EXPECT_TRUE(run(program, "reverse", {.block = {64}, .buffers = {buffer("y", first)}}, first.data(), 1));
}

TEST_F(Unwritten, BytesAreTrackedOneByOne) {
  std::vector<int32_t> word(1);
  const Launch shape{.buffers = {buffer("y", word)}};
  ASSERT_EQ(sentence(run(program, "half_word", shape, word.data(), 1)), "none");
  EXPECT_EQ(word[0], 0x20001);
  EXPECT_THAT(
      sentence(run(program, "half_word", shape, word.data(), 0)),
      MatchesRegex("half_word: .*reads 4 bytes at shared memory tile \\+ 0, of which byte 2 was never written; .*"));
}

} // namespace norma::compiler::cuda::emulator
