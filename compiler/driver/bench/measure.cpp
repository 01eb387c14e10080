//===- measure.cpp - medians of alternated measurements ---------------------------===//
//
// See measure.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/measure.h"

#include <algorithm>
#include <chrono>

namespace norma::benchmark {

namespace {

/// A thousand times what the clock itself takes.
constexpr double shortest_timing = 25e-6;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// A subject with the number of calls in one of its timings.
struct Timed {
  const Subject &subject;
  int calls = 1;

  double seconds(std::size_t &turn) const {
    const auto begin = std::chrono::steady_clock::now();
    for (int call = 0; call < calls; ++call) subject.run(turn++);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
};

} // namespace

std::vector<Timing> measure(const std::vector<Subject> &subjects, int rounds, int repeats) {
  std::vector<Timed> timed;
  std::vector<std::vector<double>> medians(subjects.size());
  std::size_t turn = 0;
  for (const Subject &subject : subjects) {
    subject.run(turn++);
    Timed &last = timed.emplace_back(subject);
    while (last.seconds(turn) < shortest_timing) last.calls *= 2;
  }
  for (int round = 0; round < rounds; ++round)
    for (std::size_t index = 0; index < subjects.size(); ++index) {
      std::vector<double> times;
      for (int repeat = 0; repeat < repeats; ++repeat) times.push_back(timed[index].seconds(turn) / timed[index].calls);
      medians[index].push_back(median(times));
    }
  std::vector<Timing> timings;
  for (const std::vector<double> &values : medians)
    timings.push_back({median(values), *std::min_element(values.begin(), values.end()),
                       *std::max_element(values.begin(), values.end())});
  return timings;
}

} // namespace norma::benchmark
