//===- channel_gradients.h - gradients of every channel, channels innermost -----------===//
//
// Four pixels at a time, so that what is per channel is read and written once for four.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "tests/benchmark/by_hand/input_gradient.h"

namespace norma::by_hand {

/// Pixels of all channels that follow each other.
struct Pixels {
  const float *dy, *x;
  float *dx;
  std::int64_t count, channels;
};

/// Adds dy and dy·(x − mean) to the channels' sums, and fetches the pixels `ahead` further on.
inline void sum_cotangents(const Pixels &pixels, const float *mean, float *sum_dy, float *sum_dy_x,
                           std::int64_t ahead) {
  const std::int64_t channels = pixels.channels;
  for (std::int64_t row = 0; row < pixels.count * channels; row += 4 * channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      const Vector m = load(mean + c);
      Vector dy = all(0), dy_x = all(0);
      for (int pixel = 0; pixel < 4; ++pixel) {
        const std::int64_t at = row + pixel * channels + c;
        prefetch(pixels.dy + at + ahead * channels);
        prefetch(pixels.x + at + ahead * channels);
        const Vector d = load(pixels.dy + at);
        dy = dy + d;
        dy_x = fma(d, load(pixels.x + at) - m, dy_x);
      }
      store(sum_dy + c, load(sum_dy + c) + dy);
      store(sum_dy_x + c, load(sum_dy_x + c) + dy_x);
    }
}

/// InputGradient of every channel, in arrays.
struct ChannelGradients {
  float *mean, *of_dy, *of_x, *constant;

  ChannelGradients(float *memory, std::int64_t channels)
      : mean(memory), of_dy(memory + channels), of_x(memory + 2 * channels), constant(memory + 3 * channels) {}
  static std::int64_t floats(std::int64_t channels) { return 4 * channels; }

  void set(std::int64_t c, const InputGradient &gradient) const {
    mean[c] = gradient.mean, of_dy[c] = gradient.of_dy, of_x[c] = gradient.of_x, constant[c] = gradient.constant;
  }
};

/// Writes dx, the last four pixels first: what was read last is still near.
inline void write_dx_backwards(const Pixels &pixels, const ChannelGradients &gradients, std::int64_t ahead) {
  const std::int64_t channels = pixels.channels;
  for (std::int64_t row = (pixels.count - 4) * channels; row >= 0; row -= 4 * channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      const Vector mean = load(gradients.mean + c), of_dy = load(gradients.of_dy + c), of_x = load(gradients.of_x + c),
                   constant = load(gradients.constant + c);
      for (int pixel = 0; pixel < 4; ++pixel) {
        const std::int64_t at = row + pixel * channels + c;
        prefetch(pixels.dy + at - ahead * channels);
        prefetch(pixels.x + at - ahead * channels);
        const Vector of_mean = fma(load(pixels.x + at) - mean, of_x, constant);
        store_past_cache(pixels.dx + at, fma(load(pixels.dy + at), of_dy, of_mean));
      }
    }
}

} // namespace norma::by_hand
