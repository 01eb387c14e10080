//===- extents_test.cpp - which shapes are measured --------------------------------===//
#include "compiler/driver/bench/choose_extents.h"
#include "compiler/driver/bench/report.h"
#include "compiler/driver/program.h"

#include <gtest/gtest.h>

namespace norma::compiler::driver {
namespace {

/// The shape of the first input.
std::string chosen(const std::string &entry, const std::vector<AxisExtent> &shape = {},
                   const std::string &letters = "") {
  Problems problems;
  const std::optional<Program> program = open_program(entry, problems);
  const std::optional<dsl::Elaborated> declaration = elaborate_norm(*program, program->norms.front(), {}, problems);
  const std::optional<Layout> layout = read_layout(letters, *declaration, problems);
  EXPECT_EQ(problems.text(), "");
  return spelled(named_extents(*declaration, choose_extents(*declaration, *layout, shape)));
}

TEST(ChooseExtents, RowsFillUpToEightMillionElements) {
  EXPECT_EQ(chosen("layer_norm"), "N=8192,C=1024");
  EXPECT_EQ(chosen("l2_norm"), "N=8192,C=1024");
  EXPECT_EQ(chosen("layer_norm", {{"C", 64}}), "N=131072,C=64");
  EXPECT_EQ(chosen("layer_norm", {{"C", 64}, {"N", -1}}), "N=131072,C=64");
}

TEST(ChooseExtents, ImagesAreImages) {
  EXPECT_EQ(chosen("batch_norm"), "N=32,C=256,H=28,W=28");
  EXPECT_EQ(chosen("layer_norm_2d"), "N=32,C=256,H=28,W=28");
  EXPECT_EQ(chosen("batch_norm", {}, "NLC"), "N=32,C=256,L=784");
  EXPECT_EQ(chosen("batch_norm", {}, "NDHWC"), "N=32,C=256,D=4,H=14,W=14");
}

TEST(ChooseExtents, WhatIsSaidStays) {
  EXPECT_EQ(chosen("layer_norm", {{"N", 3}, {"C", 7}}), "N=3,C=7");
  EXPECT_EQ(chosen("layer_norm", {{"B", 2}, {"T", 5}, {"C", 7}}), "B=2,T=5,C=7");
  EXPECT_EQ(chosen("batch_norm", {{"W", 9}}, "NHWC"), "N=128,C=256,H=28,W=9");
  EXPECT_EQ(chosen("batch_norm", {{"N", 4}, {"C", 8}, {"L", 1000}}), "N=4,C=8,L=1000");
}

TEST(ChooseExtents, SplitsDivide) {
  EXPECT_EQ(chosen("group_norm"), "N=32,C=256,H=28,W=28");
  EXPECT_EQ(chosen("group_norm", {{"C", 96}}), "N=64,C=96,H=28,W=28");
}

} // namespace
} // namespace norma::compiler::driver
