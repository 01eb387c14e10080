//===- measure.h - medians of alternated measurements ----------------------------===//
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace norma::benchmark {

/// One thing to measure and the bytes that it must move at least.
struct Subject {
  std::string name;
  double bytes_least = 0;
  std::function<void()> run;
};

/// Seconds: the median over all rounds, and the smallest and largest round's median.
struct Timing {
  double median = 0, smallest = 0, largest = 0;
};

/// Measures the subjects in turn, `repeats` calls each, `rounds` times over, so that a change of the machine's speed
/// meets all of them alike. One uncounted call each comes first.
std::vector<Timing> measure(const std::vector<Subject> &subjects, int rounds, int repeats);

} // namespace norma::benchmark
