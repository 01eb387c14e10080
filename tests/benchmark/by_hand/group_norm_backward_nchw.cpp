//===- group_norm_backward_nchw.cpp - group norm's gradients, channels outside, by hand ---===//
//
// x and dy of an area are one stretch each, and stay near between the walk that sums and the walk that writes; the walk
// that writes fetches the next area. The sums are kept per channel, since each gives dgamma and dbeta their part.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/input_gradient.h"
#include "tests/benchmark/by_hand/partials.h"

namespace norma::by_hand {

static void areas_of(Thread thread, Images shape, std::int64_t groups, const float *dy, const float *x,
                     const float *gamma, const float *mean, const float *rstd, float *dx, float *dgamma, float *dbeta) {
  const std::int64_t pixels = shape.pixels, channels = shape.channels / groups, size = channels * pixels;
  const std::int64_t areas = shape.samples * groups;
  for (std::int64_t area = thread.begin(areas); area < thread.end(areas); ++area) {
    const std::int64_t first = area % groups * channels;
    auto at = [&](std::int64_t k) { return area * size + k * pixels; };
    float sum_dy = 0, sum_dy_x_hat = 0;
    for (std::int64_t k = 0; k < channels; ++k) {
      CotangentSums sums;
      sums.walk(dy + at(k), x + at(k), mean[area], pixels, pixels);
      const float of_beta = sums.dy.total(), of_gamma = sums.dy_x.total() * rstd[area];
      dbeta[first + k] += of_beta;
      dgamma[first + k] += of_gamma;
      sum_dy += gamma[first + k] * of_beta;
      sum_dy_x_hat += gamma[first + k] * of_gamma;
    }
    for (std::int64_t k = 0; k < channels; ++k)
      write_dx(input_gradient(mean[area], rstd[area], gamma[first + k], sum_dy, sum_dy_x_hat, static_cast<float>(size)),
               dy + at(k), x + at(k), dx + at(k), pixels, size);
  }
}

void group_norm_backward_nchw(Images shape, std::int64_t groups, const float *dy, const float *x, const float *gamma,
                              const float *mean, const float *rstd, float *dx, float *dgamma, float *dbeta) {
  const Partials partials(2, shape.channels);
  on_every_thread([&](Thread thread) {
    partials.clear(thread);
    areas_of(thread, shape, groups, dy, x, gamma, mean, rstd, dx, partials.of(thread, 0), partials.of(thread, 1));
    thread.wait_for_all();
    partials.combine(thread, 0, dgamma);
    partials.combine(thread, 1, dbeta);
  });
}

} // namespace norma::by_hand
