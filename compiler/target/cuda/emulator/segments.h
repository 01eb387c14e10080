//===- segments.h - who did what between two synchronizations -------------===//
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace norma::compiler::cuda::emulator {

/// Numbers what one thread does between two synchronizations. Numbers grow in time over all threads and launches, so
/// that whatever is below a launch's first number is forgotten.
using Segment = uint32_t;

/// Whose segment it is; `phase` counts the cluster barriers at which the thread had arrived.
struct Owner {
  uint32_t block, thread, phase;
};

class Segments {
public:
  static constexpr Segment most = 1u << 30; ///< the two bits above are flags in shadow memory

  /// Forgets all owners. True where numbers begin anew, so that shadow memory must be cleared.
  bool begin_launch();
  /// Of this launch; all below are void.
  Segment first() const { return launch_first; }
  Segment next() const { return next_segment; }

  /// Numbers for `count` threads of a block that follow each other and are in the same phase. Returns the first.
  Segment add(uint32_t block, uint32_t thread, uint32_t count, uint32_t phase);
  Owner owner(Segment segment) const;

private:
  struct Span {
    Segment first;
    uint32_t block, thread, phase;
  };
  std::vector<Span> spans;
  mutable size_t latest = 0; ///< the span that was asked for last
  Segment next_segment = 1, launch_first = 1;
};

} // namespace norma::compiler::cuda::emulator
