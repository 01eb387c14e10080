//===- group_norm_backward_nhwc.cpp - group norm's gradients, channels innermost, by hand ---===//
//
// x and dy of one sample at a time: a walk that sums per channel, then one that writes, backwards, to meet what is
// still in the second level.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/channel_gradients.h"
#include "tests/benchmark/by_hand/partials.h"

namespace norma::by_hand {

namespace {

/// What one thread needs, in arrays over the channels.
struct Arrays {
  float *dgamma, *dbeta, *sum_dy, *sum_dy_x;
  ChannelGradients gradients;
};

/// From the sums of a sample's channels the gradients of its groups; adds the parameters' part.
void complete(const Arrays &own, std::int64_t channels, std::int64_t pixels, float mean, float rstd, const float *gamma,
              std::int64_t first) {
  float sum_dy = 0, sum_dy_x_hat = 0;
  for (std::int64_t c = first; c < first + channels; ++c) {
    const float of_gamma = own.sum_dy_x[c] * rstd;
    own.dbeta[c] += own.sum_dy[c];
    own.dgamma[c] += of_gamma;
    sum_dy += gamma[c] * own.sum_dy[c];
    sum_dy_x_hat += gamma[c] * of_gamma;
    own.sum_dy[c] = own.sum_dy_x[c] = 0;
  }
  for (std::int64_t c = first; c < first + channels; ++c)
    own.gradients.set(
        c, input_gradient(mean, rstd, gamma[c], sum_dy, sum_dy_x_hat, static_cast<float>(channels * pixels)));
}

} // namespace

void group_norm_backward_nhwc(Images shape, std::int64_t groups, const float *dy, const float *x, const float *gamma,
                              const float *mean, const float *rstd, float *dx, float *dgamma, float *dbeta) {
  constexpr std::int64_t ahead = 8;
  const std::int64_t channels = shape.channels / groups, size = shape.pixels * shape.channels;
  const Partials partials(8, shape.channels);
  on_every_thread([&](Thread thread) {
    partials.clear(thread);
    const Arrays own = {partials.of(thread, 0), partials.of(thread, 1), partials.of(thread, 2), partials.of(thread, 3),
                        ChannelGradients(partials.of(thread, 4), shape.channels)};
    for (std::int64_t n = thread.begin(shape.samples); n < thread.end(shape.samples); ++n) {
      const Pixels sample = {dy + n * size, x + n * size, dx + n * size, shape.pixels, shape.channels};
      for (std::int64_t c = 0; c < shape.channels; ++c) own.gradients.mean[c] = mean[n * groups + c / channels];
      sum_cotangents(sample, own.gradients.mean, own.sum_dy, own.sum_dy_x, ahead);
      for (std::int64_t group = 0; group < groups; ++group)
        complete(own, channels, shape.pixels, mean[n * groups + group], rstd[n * groups + group], gamma,
                 group * channels);
      write_dx_backwards(sample, own.gradients, ahead);
    }
    thread.wait_for_all();
    partials.combine(thread, 0, dgamma);
    partials.combine(thread, 1, dbeta);
  });
}

} // namespace norma::by_hand
