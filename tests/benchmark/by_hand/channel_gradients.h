//===- channel_gradients.h - gradients of every channel, channels innermost -----------===//
//
// Pixel after pixel, as they lie in memory: several at once would save loads in the first level, but are more streams
// than the machine fetches well.
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
  for (std::int64_t row = 0; row < pixels.count * channels; row += channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      prefetch(pixels.dy + row + c + ahead * channels);
      prefetch(pixels.x + row + c + ahead * channels);
      const Vector dy = load(pixels.dy + row + c);
      store(sum_dy + c, load(sum_dy + c) + dy);
      store(sum_dy_x + c, fma(dy, load(pixels.x + row + c) - load(mean + c), load(sum_dy_x + c)));
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

/// Writes dx, the last pixel first: what was read last is still near.
inline void write_dx_backwards(const Pixels &pixels, const ChannelGradients &gradients, std::int64_t ahead) {
  const std::int64_t channels = pixels.channels;
  for (std::int64_t row = (pixels.count - 1) * channels; row >= 0; row -= channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      prefetch(pixels.dy + row + c - ahead * channels);
      prefetch(pixels.x + row + c - ahead * channels);
      const Vector centred = load(pixels.x + row + c) - load(gradients.mean + c);
      const Vector of_area = fma(centred, load(gradients.of_x + c), load(gradients.constant + c));
      store_past_cache(pixels.dx + row + c, fma(load(pixels.dy + row + c), load(gradients.of_dy + c), of_area));
    }
}

} // namespace norma::by_hand
