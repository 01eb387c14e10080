//===- threads.h - what each thread has of the work, and memory of its own -----------===//
#pragma once

#include <immintrin.h>
#include <omp.h>

#include <cstdint>
#include <cstdlib>

namespace norma::by_hand {

/// One thread of all that run a twin, with its part of `count` things that follow each other.
struct Thread {
  std::int64_t index, count;

  std::int64_t begin(std::int64_t things) const { return things * index / count; }
  std::int64_t end(std::int64_t things) const { return things * (index + 1) / count; }
  void wait_for_all() const {
#pragma omp barrier
  }
};

/// Runs `work` on every thread. What `work` needs it hands on to a plain function: an outlined region reads the
/// variables that it captured anew after each store.
template <typename Work> void on_every_thread(const Work &work) {
#pragma omp parallel
  {
    work(Thread{omp_get_thread_num(), omp_get_num_threads()});
    _mm_sfence();
  }
}

/// Memory that stays from call to call, for one call at a time. A page that nobody uses lies between the threads'
/// parts: the machine fetches on where a part ends, and would take lines that another thread writes.
class Scratch {
public:
  explicit Scratch(std::int64_t floats_per_thread) : stride((floats_per_thread + 2 * page - 1) / page * page) {
    const std::int64_t wanted = stride * omp_get_max_threads();
    if (wanted <= size) return;
    std::free(data);
    data = static_cast<float *>(
        std::aligned_alloc(page * sizeof(float), static_cast<std::size_t>(wanted) * sizeof(float)));
    size = wanted;
  }
  float *of(std::int64_t thread) const { return data + thread * stride; }

private:
  static constexpr std::int64_t page = 4096 / sizeof(float);
  static inline float *data = nullptr;
  static inline std::int64_t size = 0;
  std::int64_t stride;
};

} // namespace norma::by_hand
