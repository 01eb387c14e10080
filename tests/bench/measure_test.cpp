//===- measure_test.cpp - subjects in turn, medians, spread -----------------------===//
#include "compiler/driver/bench/measure.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <thread>

namespace norma::benchmark {
namespace {

using namespace std::chrono_literals;

TEST(Measure, SubjectsAlternateInRounds) {
  std::string calls;
  std::set<std::size_t> turns;
  const auto subject = [&](char letter) {
    return Subject{std::string(1, letter), 1, [&calls, &turns, letter](std::size_t turn) {
                     calls += letter;
                     EXPECT_TRUE(turns.insert(turn).second) << "turn " << turn << " came twice";
                     std::this_thread::sleep_for(1ms); // longer than the shortest timing: one call each
                   }};
  };
  measure({subject('a'), subject('b')}, 2, 3);
  // Two calls of each come first: to warm it, and to learn how long one lasts.
  EXPECT_EQ(calls, "aabb"
                   "aaabbb"
                   "aaabbb");
  EXPECT_EQ(*turns.rbegin(), calls.size() - 1);
}

TEST(Measure, ShortCallsAreTimedTogether) {
  int calls = 0;
  const std::vector<Timing> timings = measure({{"short", 1, [&](std::size_t) { ++calls; }}}, 1, 1);
  EXPECT_GT(calls, 100);
  EXPECT_LT(timings.front().median, 1e-6);
}

TEST(Measure, TheMedianOfTheRoundsCounts) {
  int call = 0;
  // Rounds of three: one call in each is slow, and one round is slow as a whole.
  const auto run = [&](std::size_t) {
    const int timed = call++ - 2, round = timed / 3;
    const bool slow = timed >= 0 && (round == 1 || timed % 3 == 0);
    std::this_thread::sleep_for(slow ? 60ms : 2ms);
  };
  const Timing timing = measure({{"uneven", 1, run}}, 3, 3).front();
  EXPECT_LT(timing.median, 0.05);
  EXPECT_GE(timing.largest, 0.06);
  EXPECT_GE(timing.smallest, 0.002);
  EXPECT_LE(timing.smallest, timing.median);
}

TEST(Measure, SpreadIsInPartsOfTheMedian) {
  EXPECT_DOUBLE_EQ((Timing{.median = 2, .smallest = 1, .largest = 4}.spread()), 1.5);
  EXPECT_DOUBLE_EQ(Timing{}.spread(), 0);
}

} // namespace
} // namespace norma::benchmark
