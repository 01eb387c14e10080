//===- segments.cpp - who did what between two synchronizations -----------===//
#include "compiler/target/cuda/emulator/segments.h"

#include <algorithm>

namespace norma::compiler::cuda::emulator {

bool Segments::begin_launch() {
  spans.clear();
  latest = 0;
  const bool anew = next_segment > most / 2;
  if (anew) next_segment = 1;
  launch_first = next_segment;
  return anew;
}

Segment Segments::add(uint32_t block, uint32_t thread, uint32_t count, uint32_t phase) {
  const Segment first = next_segment;
  spans.push_back({first, block, thread, phase});
  next_segment += count;
  return first;
}

Owner Segments::owner(Segment segment) const {
  const Segment end = latest + 1 < spans.size() ? spans[latest + 1].first : next_segment;
  const bool same = spans[latest].first <= segment && segment < end;
  if (!same) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), segment,
                                        [](Segment value, const Span &span) { return value < span.first; });
    latest = static_cast<size_t>(after - spans.begin()) - 1;
  }
  const Span &span = spans[latest];
  return {span.block, span.thread + (segment - span.first), span.phase};
}

} // namespace norma::compiler::cuda::emulator
