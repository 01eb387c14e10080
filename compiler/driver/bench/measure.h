//===- measure.h - medians of alternated measurements ----------------------------===//
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace norma::benchmark {

/// One thing to measure and the bytes that it must move at least. `turn` counts the calls of all subjects: one that is
/// to find its data out of cache takes buffers in turn.
struct Subject {
  std::string name;
  double bytes_least = 0;
  std::function<void(std::size_t turn)> run;
};

/// Seconds of one call: the median over all rounds, and the smallest and largest round's median.
struct Timing {
  double median = 0, smallest = 0, largest = 0;

  /// How far the rounds are apart, in parts of the median.
  double spread() const { return median > 0 ? (largest - smallest) / median : 0; }
};

/// Measures the subjects in turn, `repeats` timings each, `rounds` times over, so that a change of the machine's speed
/// meets all of them alike. A timing is one call or, where calls are too short for the clock, as many as last long
/// enough. Uncounted calls come first.
std::vector<Timing> measure(const std::vector<Subject> &subjects, int rounds, int repeats);

} // namespace norma::benchmark
