//===- measure.cpp - medians of alternated measurements ---------------------------===//

#include "tests/benchmark/measure.h"

#include <algorithm>
#include <chrono>

namespace norma::benchmark {

namespace {

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double seconds(const std::function<void()> &run) {
  const auto begin = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

std::vector<Timing> measure(const std::vector<Subject> &subjects, int rounds, int repeats) {
  std::vector<std::vector<double>> medians(subjects.size());
  for (const Subject &subject : subjects) subject.run();
  for (int round = 0; round < rounds; ++round)
    for (std::size_t index = 0; index < subjects.size(); ++index) {
      std::vector<double> times;
      for (int repeat = 0; repeat < repeats; ++repeat) times.push_back(seconds(subjects[index].run));
      medians[index].push_back(median(times));
    }
  std::vector<Timing> timings;
  for (const std::vector<double> &values : medians)
    timings.push_back({median(values), *std::min_element(values.begin(), values.end()),
                       *std::max_element(values.begin(), values.end())});
  return timings;
}

} // namespace norma::benchmark
