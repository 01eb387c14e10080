//===- group_norm_forward_nchw.cpp - group norm, channels outside, by hand ---------------===//
//
// A group's channels follow each other, so that an area is one stretch of memory. It stays in the first level for its
// mean, its squares and its result; the walk that writes fetches the next area, so that reads and writes share the bus.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/moments.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

static void areas_of(Thread thread, Images shape, std::int64_t groups, const float *x, const float *gamma,
                     const float *beta, float *y, float *mean, float *rstd) {
  const std::int64_t pixels = shape.pixels, channels = shape.channels / groups, size = channels * pixels;
  const std::int64_t areas = shape.samples * groups;
  for (std::int64_t area = thread.begin(areas); area < thread.end(areas); ++area) {
    const Moments moments = moments_of(x + area * size, size);
    mean[area] = moments.mean, rstd[area] = moments.rstd();
    const Vector m = all(mean[area]);
    for (std::int64_t k = 0; k < channels; ++k) {
      const std::int64_t c = area % groups * channels + k;
      const Vector scale = all(gamma[c] * rstd[area]), shift = all(beta[c]);
      const float *from = x + area * size + k * pixels;
      float *to = y + area * size + k * pixels;
      each_vector<2>(pixels, [&](std::int64_t i, int) {
        prefetch(from + size + i);
        store_past_cache(to + i, fma(load(from + i) - m, scale, shift));
      });
    }
  }
}

void group_norm_forward_nchw(Images shape, std::int64_t groups, const float *x, const float *gamma, const float *beta,
                             float *y, float *mean, float *rstd) {
  on_every_thread([&](Thread thread) { areas_of(thread, shape, groups, x, gamma, beta, y, mean, rstd); });
}

} // namespace norma::by_hand
