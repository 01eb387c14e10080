//===- geometry_test.cpp - shapes that no launch has ----------------------===//
#include "tests/cuda/emulator/program.h"

namespace norma::compiler::cuda::emulator {

class Shapes : public testing::Test {
protected:
  std::string of(const Launch &shape) { return sentence(run(program, "nothing", shape)); }
  const Program program = Program::of_text("define ptx_kernel void @nothing() \"nvvm.maxntid\"=\"256\" { ret void }");
};

TEST_F(Shapes, Blocks) {
  EXPECT_EQ(of({.block = {256}}), "none");
  EXPECT_EQ(of({.block = {257}}), "nothing: is launched with blocks of (257, 1, 1); expected 1 to 256 threads; seed 0");
  EXPECT_EQ(of({.block = {1, 0}}), "nothing: is launched with blocks of (1, 0, 1); expected 1 to 256 threads; seed 0");
}

TEST_F(Shapes, Grids) {
  EXPECT_EQ(of({.grid = {70000, 2}}), "none");
  EXPECT_EQ(of({.grid = {1, 65536}}),
            "nothing: is launched with a grid of (1, 65536, 1); expected 1 to 2147483647 blocks along "
            "x, 1 to 65535 along y and z; seed 0");
  EXPECT_EQ(of({.grid = {2000000000, 3}}),
            "nothing: is launched with a grid of (2000000000, 3, 1); expected at most 4294967295 "
            "blocks, which the emulator can number; seed 0");
}

TEST_F(Shapes, Clusters) {
  EXPECT_EQ(of({.grid = {32}, .cluster = {16}}), "none");
  EXPECT_EQ(of({.grid = {34}, .cluster = {17}}),
            "nothing: is launched with clusters of (17, 1, 1); expected 1 to 16 blocks; seed 0");
  EXPECT_EQ(of({.grid = {33}, .cluster = {16}}),
            "nothing: is launched with clusters of (16, 1, 1); expected a divisor of the grid (33, 1, 1); seed 0");
}

} // namespace norma::compiler::cuda::emulator
