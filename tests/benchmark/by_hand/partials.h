//===- partials.h - gradients of parameters, a partial for each thread ---------------===//
#pragma once

#include "tests/benchmark/by_hand/threads.h"
#include "tests/benchmark/by_hand/vector.h"

namespace norma::by_hand {

/// `arrays` arrays of `count` for each thread; count is a multiple of the lanes.
class Partials {
public:
  Partials(int arrays, std::int64_t count) : count(count), arrays(arrays), scratch(arrays * count) {}

  float *of(Thread thread, int array) const { return scratch.of(thread.index) + array * count; }

  void clear(Thread thread) const {
    float *own = of(thread, 0);
    for (std::int64_t i = 0; i < arrays * count; i += lanes) store(own + i, all(0));
  }

  /// The sum over all threads of one element.
  float total(Thread thread, int array, std::int64_t element) const {
    float whole = 0;
    for (std::int64_t other = 0; other < thread.count; ++other) whole += scratch.of(other)[array * count + element];
    return whole;
  }

  /// Adds the threads' partials in order; each thread completes the elements that are its part. All threads call it.
  void combine(Thread thread, int array, float *to) const {
    for (std::int64_t i = thread.begin(count / lanes) * lanes; i < thread.end(count / lanes) * lanes; i += lanes) {
      Vector total = all(0);
      for (std::int64_t other = 0; other < thread.count; ++other)
        total = total + load(scratch.of(other) + array * count + i);
      store(to + i, total);
    }
  }

private:
  std::int64_t count;
  int arrays;
  Scratch scratch;
};

} // namespace norma::by_hand
