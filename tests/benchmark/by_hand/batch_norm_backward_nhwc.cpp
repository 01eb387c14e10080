//===- batch_norm_backward_nhwc.cpp - batch norm's gradients, channels innermost, by hand --===//
//
// x and dy are read twice, since all channels complete their sums together; the second time backwards, to meet what is
// still in some cache.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/channel_gradients.h"
#include "tests/benchmark/by_hand/partials.h"

namespace norma::by_hand {

void batch_norm_backward_nhwc(Images shape, const float *dy, const float *x, const float *gamma, const float *mean,
                              const float *rstd, float *dx, float *dgamma, float *dbeta) {
  constexpr std::int64_t ahead = 8;
  const std::int64_t channels = shape.channels, pixels = shape.samples * shape.pixels;
  const float count = static_cast<float>(pixels);
  const Partials partials(6, channels);
  on_every_thread([&](Thread thread) {
    partials.clear(thread);
    const std::int64_t first = thread.begin(pixels) * channels;
    const Pixels own = {dy + first, x + first, dx + first, thread.end(pixels) - thread.begin(pixels), channels};
    sum_cotangents(own, mean, partials.of(thread, 0), partials.of(thread, 1), ahead);
    thread.wait_for_all();
    const ChannelGradients gradients(partials.of(thread, 2), channels);
    for (std::int64_t c = 0; c < channels; ++c) {
      const float of_beta = partials.total(thread, 0, c), of_gamma = partials.total(thread, 1, c) * rstd[c];
      gradients.set(c, input_gradient(mean[c], rstd[c], gamma[c], gamma[c] * of_beta, gamma[c] * of_gamma, count));
      if (thread.index == 0) dbeta[c] = of_beta, dgamma[c] = of_gamma;
    }
    write_dx_backwards(own, gradients, ahead);
  });
}

} // namespace norma::by_hand
