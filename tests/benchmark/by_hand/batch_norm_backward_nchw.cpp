//===- batch_norm_backward_nchw.cpp - batch norm's gradients, channels outside, by hand --===//
//
// x and dy of a channel stay in the second level between the walk that sums and the walk that writes. The walk that
// writes fetches the next channel into it, so that the bus carries reads and writes at once; the walk that sums fetches
// each sample's stretch from there before it is due. What was read last is written first. More
// than one channel at once does not stay in the second level.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/input_gradient.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

static void channels_of(Thread thread, Images shape, const float *dy, const float *x, const float *gamma,
                        const float *mean, const float *rstd, float *dx, float *dgamma, float *dbeta) {
  const std::int64_t pixels = shape.pixels;
  const float count = static_cast<float>(shape.samples * pixels);
  for (std::int64_t c = thread.begin(shape.channels); c < thread.end(shape.channels); ++c) {
    auto at = [&](std::int64_t n) { return (n * shape.channels + c) * pixels; };
    CotangentSums sums;
    for (std::int64_t n = 0; n < shape.samples; ++n)
      sums.walk(dy + at(n), x + at(n), mean[c], pixels, shape.channels * pixels);
    dbeta[c] = sums.dy.total();
    dgamma[c] = sums.dy_x.total() * rstd[c];
    const InputGradient gradient =
        input_gradient(mean[c], rstd[c], gamma[c], gamma[c] * dbeta[c], gamma[c] * dgamma[c], count);
    for (std::int64_t n = shape.samples - 1; n >= 0; --n)
      write_dx(gradient, dy + at(n), x + at(n), dx + at(n), pixels, pixels);
  }
}

void batch_norm_backward_nchw(Images shape, const float *dy, const float *x, const float *gamma, const float *mean,
                              const float *rstd, float *dx, float *dgamma, float *dbeta) {
  on_every_thread([&](Thread thread) { channels_of(thread, shape, dy, x, gamma, mean, rstd, dx, dgamma, dbeta); });
}

} // namespace norma::by_hand
