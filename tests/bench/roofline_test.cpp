//===- roofline_test.cpp - which stream a kernel is held against --------------------===//
#include "compiler/driver/bench/roofline.h"

#include <gtest/gtest.h>

namespace norma::compiler::driver {
namespace {

constexpr double large = 6 << 20, small = 6 << 10;

class RooflineOf : public testing::Test {
protected:
  RooflineOf() { norma_default_context(&context); }
  norma_context context;
};

TEST_F(RooflineOf, AsMuchReadAsWrittenIsACopyAndMoreASum) {
  Roofline roofline(context, true);
  std::vector<benchmark::Subject> subjects;
  const std::size_t forward = roofline.ask(1, 1, large), backward = roofline.ask(2, 1, large);
  EXPECT_NE(forward, backward);
  EXPECT_EQ(roofline.ask(101, 100, large), forward) << "the same stream is measured once";
  roofline.add_subjects(subjects);
  ASSERT_EQ(subjects.size(), 4U) << "each past the cache and ordinary";
  EXPECT_EQ(subjects[0].name, "copy");
  EXPECT_EQ(subjects[2].name, "add");
  // As many bytes as the kernel, up to a line in each array.
  for (const benchmark::Subject &subject : subjects) EXPECT_NEAR(subject.bytes_least, large, 3 * 64) << subject.name;
}

TEST_F(RooflineOf, TheFasterStoreCounts) {
  Roofline roofline(context, true);
  std::vector<benchmark::Subject> subjects;
  const std::size_t forward = roofline.ask(1, 1, large), backward = roofline.ask(2, 1, large);
  roofline.add_subjects(subjects);
  const std::vector<benchmark::Timing> timings = {{4, 4, 4}, {2, 2, 2}, {1, 1, 1}, {3, 3, 3}};
  EXPECT_DOUBLE_EQ(roofline.speed(forward, timings), subjects[0].bytes_least / 2);
  EXPECT_DOUBLE_EQ(roofline.speed(backward, timings), subjects[2].bytes_least / 1);
}

TEST_F(RooflineOf, OneWorkerMayBeFasterOnLittle) {
  Roofline roofline(context, true);
  std::vector<benchmark::Subject> subjects;
  const std::size_t stream = roofline.ask(1, 1, small);
  roofline.add_subjects(subjects);
  ASSERT_EQ(subjects.size(), 4U);
  for (const benchmark::Subject &subject : subjects) subject.run(0);
  const std::vector<benchmark::Timing> timings = {{4, 4, 4}, {4, 4, 4}, {4, 4, 4}, {1, 1, 1}};
  EXPECT_DOUBLE_EQ(roofline.speed(stream, timings), subjects[0].bytes_least);
}

TEST_F(RooflineOf, ColdStreamsTakeMoreMemory) {
  Roofline cold(context, false), warm(context, true);
  cold.ask(1, 1, large), warm.ask(1, 1, large);
  EXPECT_GE(warm.estimate(), 1.5 * large);
  EXPECT_GE(cold.estimate(), 4.0 * double(cache_bytes()));
}

} // namespace
} // namespace norma::compiler::driver
