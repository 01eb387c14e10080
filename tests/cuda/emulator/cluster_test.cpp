//===- cluster_test.cpp - blocks that touch each other's shared memory ----===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Clusters : public testing::Test {
protected:
  template <typename... Arguments> std::string sentence_of(const std::string &kernel, Arguments... arguments) {
    std::string last;
    for (uint64_t seed = 0; seed < 8; ++seed) {
      Launch shape{.grid = {8}, .cluster = {2}, .seed = seed, .buffers = {buffer("x", x), buffer("y", y)}};
      const std::string now = sentence(run(program, kernel, shape, arguments...));
      EXPECT_TRUE(seed == 0 || (now == "none") == (last == "none")) << "seed " << seed << ": " << now;
      last = now;
    }
    return last;
  }

  const Program program{"cluster.ll"};
  std::vector<int32_t> x = std::vector<int32_t>(8), y = std::vector<int32_t>(8);
};

constexpr int32_t none = 0, barrier = 1, relaxed = 2, of_block = 3;

TEST_F(Clusters, BarriersAroundRemoteReads) {
  ASSERT_EQ(sentence_of("neighbour", y.data(), 1, barrier, barrier, barrier), "none");
  EXPECT_THAT(y, testing::ElementsAre(1, 0, 3, 2, 5, 4, 7, 6));
}

TEST_F(Clusters, ARemoteReadNeedsTheWriteBefore) {
  EXPECT_THAT(
      sentence_of("neighbour", y.data(), 1, barrier, none, barrier),
      MatchesRegex(
          "neighbour: .*: (reads 4 bytes at shared memory cell \\+ 0 of block .*, of which byte 0 was never "
          "written; .*|reads shared memory cell \\+ 0 of block .*, which thread \\(0, 0, 0\\) of block .* writes "
          "and nothing orders the two; expected a cluster barrier between them; .*|writes shared memory .*)"));
}

TEST_F(Clusters, ARelaxedArrivalOrdersNoMemory) {
  ASSERT_EQ(sentence_of("neighbour", y.data(), 1, relaxed, barrier, barrier), "none");
  EXPECT_THAT(sentence_of("neighbour", y.data(), 1, barrier, relaxed, barrier),
              MatchesRegex(".*nothing orders the two.*"));
}

TEST_F(Clusters, ABlockThatMayNotHaveBegun) {
  EXPECT_THAT(
      sentence_of("neighbour", y.data(), 1, none, none, barrier),
      MatchesRegex("neighbour: .*: reads 4 bytes at shared memory cell \\+ 0 of block \\([0-7], 0, 0\\), which may not "
                   "have begun; expected a cluster barrier before the first access to another block's shared memory; "
                   "seed 7"));
}

// Whatever the order: the reader comes too late, or the block leaves too early.
TEST_F(Clusters, ABlockThatExitsWhileAnotherReads) {
  ASSERT_EQ(sentence_of("one_reads", y.data(), barrier), "none");
  int early = 0, late = 0;
  for (uint64_t seed = 0; seed < 10; ++seed) {
    const Launch shape{.grid = {2}, .cluster = {2}, .seed = seed, .buffers = {buffer("y", y)}};
    const std::string text = sentence(run(program, "one_reads", shape, y.data(), none));
    early += testing::Value(
        text, MatchesRegex("one_reads: block \\(1, 0, 0\\), thread \\(0, 0, 0\\): exits while other blocks of "
                           "its cluster may still touch its shared memory; expected a cluster barrier after "
                           "their last access; seed [0-9]"));
    late += testing::Value(
        text, MatchesRegex("one_reads: block \\(0, 0, 0\\), thread \\(0, 0, 0\\): reads 4 bytes at shared "
                           "memory cell \\+ 0 of block \\(1, 0, 0\\), which has exited; expected a cluster "
                           "barrier that the block waits at before it exits; seed [0-9]"));
  }
  EXPECT_GT(early, 0);
  EXPECT_GT(late, 0);
  EXPECT_EQ(early + late, 10);
}

TEST_F(Clusters, RemoteWrites) {
  ASSERT_EQ(sentence_of("push", y.data(), barrier, 1), "none");
  EXPECT_THAT(y, testing::ElementsAre(1, 0, 3, 2, 5, 4, 7, 6));
  EXPECT_NE(sentence_of("push", y.data(), none, 1), "none");
  ASSERT_EQ(sentence_of("one_pushes", y.data(), barrier), "none");
  EXPECT_EQ(y[0], 1);
  // A barrier of the reader's block does not order what came from another, in whatever order the two run.
  for (uint64_t seed = 0; seed < 8; ++seed) {
    const Launch shape{.grid = {2}, .cluster = {2}, .seed = seed, .buffers = {buffer("y", y)}};
    EXPECT_THAT(sentence(run(program, "one_pushes", shape, y.data(), of_block)),
                MatchesRegex(".*nothing orders the two.*"));
  }
}

TEST_F(Clusters, RanksThatAreNotThere) {
  EXPECT_THAT(
      sentence_of("push", y.data(), barrier, 2),
      MatchesRegex("push: .*: writes 4 bytes at shared memory of a block that its cluster lacks; expected .*; seed 7"));
}

TEST_F(Clusters, GlobalMemoryWithinACluster) {
  ASSERT_EQ(sentence_of("through_global", x.data(), y.data(), barrier), "none");
  EXPECT_EQ(y[6], 7);
  EXPECT_THAT(sentence_of("through_global", x.data(), y.data(), none), MatchesRegex(".*nothing orders the two.*"));
  EXPECT_THAT(sentence_of("through_global", x.data(), y.data(), relaxed), MatchesRegex(".*nothing orders the two.*"));
}

// Readers in several blocks come before a write that a barrier of their cluster follows, not before one of another's.
TEST_F(Clusters, AWriteComesAfterAllBlocksThatRead) {
  ASSERT_EQ(sentence_of("all_read", x.data(), y.data(), barrier, 1, 1), "none");
  EXPECT_THAT(sentence_of("all_read", x.data(), y.data(), none, 1, 1), MatchesRegex(".*nothing orders the two.*"));
  EXPECT_THAT(sentence_of("all_read", x.data(), y.data(), barrier, 2, -1), MatchesRegex(".*nothing orders the two.*"));
}

TEST_F(Clusters, AWriteInAnotherClusterComesAfterNoReader) {
  for (int32_t readers : {1, 2}) {
    ASSERT_EQ(sentence_of("read_here_write_there", x.data(), readers, 0), "none");
    EXPECT_THAT(
        sentence_of("read_here_write_there", x.data(), readers, 2),
        MatchesRegex("read_here_write_there: .* x \\+ 0, which .* nothing orders the two; expected that no block .*"));
  }
}

TEST_F(Clusters, ABarrierOfTheBlockPassesOnWhatOneThreadWaitedFor) {
  const auto of = [&](int32_t between) {
    std::string sentences;
    for (uint64_t seed = 0; seed < 8; ++seed) {
      const Launch shape{.grid = {2}, .block = {2}, .cluster = {2}, .seed = seed, .buffers = {buffer("y", y)}};
      sentences += sentence(run(program, "one_waits", shape, y.data(), between)) + "\n";
    }
    return sentences;
  };
  EXPECT_THAT(of(of_block), MatchesRegex("(none\n){8}"));
  EXPECT_EQ(y[0], 1);
  EXPECT_THAT(of(none), testing::Not(testing::HasSubstr("none\n")));
}

TEST_F(Clusters, WhatIsDoneAfterTheArrivalIsNotOrdered) {
  ASSERT_EQ(sentence_of("split", y.data(), 0), "none");
  EXPECT_EQ(y[0], 1);
  EXPECT_NE(sentence_of("split", y.data(), 1), "none");
}

// Of readers in several blocks, one that had arrived before it read is not ordered.
TEST_F(Clusters, ReadersBeforeAndAfterTheirArrival) {
  const auto of = [&](int32_t late) {
    std::string sentences;
    for (uint64_t seed = 0; seed < 16; ++seed) {
      const Launch shape{.grid = {4}, .cluster = {4}, .seed = seed, .buffers = {buffer("x", x)}};
      sentences += sentence(run(program, "early_and_late", shape, x.data(), late)) + "\n";
    }
    return sentences;
  };
  EXPECT_THAT(of(0), MatchesRegex("(none\n){16}"));
  EXPECT_THAT(of(1), MatchesRegex("(early_and_late: .* x \\+ 0, which .* nothing orders the two.*\n){16}"));
}

TEST_F(Clusters, ThreadsThatLeaveHadArrived) {
  for (uint64_t seed = 0; seed < 16; ++seed) {
    const Launch shape{.grid = {2}, .block = {2}, .cluster = {2}, .seed = seed, .buffers = {buffer("y", y)}};
    y[0] = 0;
    ASSERT_EQ(sentence(run(program, "arrive_and_leave", shape, y.data())), "none");
    EXPECT_EQ(y[0], 9);
  }
}

TEST_F(Clusters, APointerToOwnSharedMemoryReachesNoOther) {
  ASSERT_EQ(sentence_of("as_own", y.data(), 0), "none");
  EXPECT_THAT(
      sentence_of("as_own", y.data(), 1),
      MatchesRegex(
          "as_own: .*: reads 4 bytes at shared memory cell \\+ 0 of block .*; expected an address within a variable "
          "of the block's shared memory; seed 7"));
}

TEST_F(Clusters, ABlockThatDoesNotArrive) {
  x[0] = 1;
  EXPECT_EQ(sentence_of("unequal", 0, x.data()), "none");
  x[0] = 0;
  EXPECT_THAT(
      sentence(run(program, "unequal", {.grid = {2}, .cluster = {2}, .buffers = {buffer("x", x)}}, 0, x.data())),
      MatchesRegex("unequal: block \\(0, 0, 0\\), thread \\(0, 0, 0\\): polls memory, .*"));
}

TEST_F(Clusters, ThreadsAtBarriersOfTwoKinds) {
  const Launch shape{.grid = {4}, .block = {64}, .cluster = {2}};
  EXPECT_EQ(sentence(run(program, "block_or_cluster", shape, 0)), "none");
  EXPECT_EQ(sentence(run(program, "block_or_cluster", shape, 64)), "none");
  EXPECT_THAT(
      sentence(run(program, "block_or_cluster", shape, 32)),
      MatchesRegex(
          "block_or_cluster: .*: waits at barrier 3 for 64 threads, 32 have come and thread \\(32, 0, 0\\) waits "
          "at the cluster barrier; expected that as many threads reach it as it waits for; seed 0"));
}

TEST_F(Clusters, ArrivalsAndWaitsAlternate) {
  EXPECT_EQ(sentence_of("arrive_only", 1, 1), "none");
  EXPECT_THAT(
      sentence_of("arrive_only", 2, 1),
      MatchesRegex(
          "arrive_only: .*: arrives at the cluster barrier twice; expected a wait between two arrivals; seed 7"));
  EXPECT_THAT(
      sentence_of("arrive_only", 1, 2),
      MatchesRegex("arrive_only: .*: waits at the cluster barrier where it has not arrived; expected an arrival before "
                   "it; seed 7"));
}

} // namespace norma::compiler::cuda::emulator
