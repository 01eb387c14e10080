//===- bounds_test.cpp - accesses to what is not there --------------------===//
#include "tests/cuda/emulator/program.h"

#include <numeric>

namespace norma::compiler::cuda::emulator {

using testing::MatchesRegex;

class Bounds : public testing::Test {
protected:
  Bounds() { std::iota(x.begin(), x.end(), 100); }

  const Program program{"bounds.ll"};
  std::vector<int32_t> x = std::vector<int32_t>(32), y = std::vector<int32_t>(32);
  const Launch shape{.block = {32}, .buffers = {constant("x", x), buffer("y", y)}}, one{.buffers = shape.buffers};
};

TEST_F(Bounds, GlobalMemory) {
  ASSERT_EQ(sentence(run(program, "shift", shape, x.data(), y.data(), 0)), "none");
  EXPECT_EQ(y, x);
  EXPECT_THAT(
      sentence(run(program, "shift", shape, x.data(), y.data(), 1)),
      MatchesRegex("shift: block \\(0, 0, 0\\), thread \\(31, 0, 0\\): reads 4 bytes at x \\+ 128; expected an address "
                   "within a buffer of the launch; seed 0"));
  EXPECT_THAT(
      sentence(run(program, "shift", shape, x.data(), y.data(), -1)),
      MatchesRegex(
          "shift: .*thread \\(0, 0, 0\\): reads 4 bytes at (x - 4|y \\+ [0-9]+); expected an address within .*"));
}

TEST_F(Bounds, NullPointers) {
  EXPECT_THAT(
      sentence(run(program, "shift", one, static_cast<int32_t *>(nullptr), y.data(), 2)),
      MatchesRegex(
          "shift: .*: reads 4 bytes at the address 0x8; expected an address within a buffer of the launch; seed 0"));
}

TEST_F(Bounds, NoBuffers) {
  EXPECT_THAT(
      sentence(run(program, "shift", {.block = {32}}, x.data(), y.data(), 0)),
      MatchesRegex("shift: .*: reads 4 bytes at the address 0x[0-9a-f]+; expected an address within a buffer of the "
                   "launch; seed 0"));
}

// Four bytes at the last two of a buffer.
TEST_F(Bounds, AnAccessThatIsTooLong) {
  Launch shorter = one;
  shorter.buffers[0].bytes = 2;
  EXPECT_THAT(sentence(run(program, "shift", shorter, x.data(), y.data(), 0)),
              MatchesRegex("shift: .*: reads 4 bytes at x \\+ 0; expected an access within the 2 bytes of x; seed 0"));
}

TEST_F(Bounds, StaticSharedMemory) {
  ASSERT_EQ(sentence(run(program, "in_shared", shape, y.data(), 0)), "none");
  EXPECT_EQ(y[31], 62);
  EXPECT_THAT(
      sentence(run(program, "in_shared", shape, y.data(), 1)),
      MatchesRegex(
          "in_shared: .*thread \\(31, 0, 0\\): reads 4 bytes at shared memory first \\+ 128; expected an address "
          "within a variable of the block's shared memory; seed 0"));
}

TEST_F(Bounds, DynamicSharedMemory) {
  Launch dynamic = shape;
  dynamic.dynamic_shared_bytes = 128;
  ASSERT_EQ(sentence(run(program, "in_dynamic", dynamic, y.data(), 31)), "none");
  EXPECT_EQ(y[0], 31);
  dynamic.dynamic_shared_bytes = 124;
  EXPECT_THAT(sentence(run(program, "in_dynamic", dynamic, y.data(), 31)),
              MatchesRegex(
                  "in_dynamic: .*thread \\(31, 0, 0\\): writes 4 bytes at dynamic shared memory \\+ 124; expected .*"));
}

// Blocks that are resident together lie 4096 bytes apart here.
TEST_F(Bounds, SharedMemoryOfAnotherCluster) {
  const Launch two{.grid = {2}, .buffers = {buffer("y", y)}};
  ASSERT_EQ(sentence(run(program, "far", two, y.data(), int64_t{0})), "none");
  EXPECT_EQ(y[1], 1);
  for (uint64_t seed = 0; seed < 8; ++seed) {
    Launch shape = two;
    shape.seed = seed;
    EXPECT_THAT(
        sentence(run(program, "far", shape, y.data(), int64_t{4096})),
        MatchesRegex(
            "far: .*: reads 4 bytes at .*; expected (its own block's or its cluster's memory|an address within a "
            "buffer of the launch); seed [0-9]"));
  }
}

TEST_F(Bounds, AlignmentOfAWideAccess) {
  ASSERT_EQ(sentence(run(program, "wide", one, x.data(), y.data(), 4)), "none");
  EXPECT_EQ(y[0], 104);
  EXPECT_THAT(sentence(run(program, "wide", one, x.data(), y.data(), 3)),
              MatchesRegex("wide: .*: reads 16 bytes at x \\+ 12; expected an address that 16 divides; seed 0"));
}

TEST_F(Bounds, ReadOnlyBuffers) {
  Launch wrong = shape;
  wrong.buffers[1].writable = false;
  EXPECT_THAT(
      sentence(run(program, "shift", wrong, x.data(), y.data(), 0)),
      MatchesRegex("shift: .*: writes 4 bytes at y \\+ [0-9]+; expected no write to y, which is read only; seed 0"));
}

// One memory under two names.
TEST_F(Bounds, InPlace) {
  Launch both = shape;
  both.buffers[0] = constant("x", y);
  ASSERT_EQ(sentence(run(program, "shift", both, y.data(), y.data(), 0)), "none");
  both.block = {16};
  EXPECT_THAT(sentence(run(program, "shift", both, y.data(), y.data(), 1)),
              MatchesRegex("shift: .*: (reads|writes) y \\+ [0-9]+, which thread .* and nothing orders the two; .*"));
}

TEST_F(Bounds, TablesOfConstants) {
  Launch four = shape;
  four.block = {4};
  ASSERT_EQ(sentence(run(program, "table", four, y.data(), 0)), "none");
  EXPECT_EQ(y[3], 1000);
  EXPECT_THAT(sentence(run(program, "table", four, y.data(), 1)), MatchesRegex("table: .*: reads 4 bytes at .*"));
}

struct Extents {
  int64_t values[3];
};

TEST_F(Bounds, WhatIsPassedByValue) {
  std::vector<int64_t> wide(32);
  const Launch of_wide{.block = {32}, .buffers = {buffer("y", wide)}};
  ASSERT_EQ(sentence(run(program, "by_value", of_wide, wide.data(), Extents{{10, 20, 30}}, int64_t{2})), "none");
  EXPECT_EQ(wide[7], 37);
}

TEST_F(Bounds, CopiesAndFills) {
  ASSERT_EQ(sentence(run(program, "blocks_of_bytes", one, x.data(), y.data(), int64_t{8})), "none");
  EXPECT_EQ(y[1], 101);
  EXPECT_EQ(y[2], 0x07070707);
  EXPECT_THAT(sentence(run(program, "blocks_of_bytes", one, x.data(), y.data(), int64_t{132})),
              MatchesRegex(
                  "blocks_of_bytes: .*: reads 132 bytes at x \\+ 0; expected an access within the 128 bytes of x; .*"));
}

TEST_F(Bounds, ATrapEndsTheLaunch) {
  EXPECT_EQ(sentence(run(program, "stop", one, 1)), "none");
  EXPECT_EQ(sentence(run(program, "stop", one, 0)),
            "stop: block (0, 0, 0), thread (0, 0, 0): traps; expected that the kernel "
            "ends by itself; seed 0");
}

} // namespace norma::compiler::cuda::emulator
