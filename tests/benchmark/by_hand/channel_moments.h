//===- channel_moments.h - moments of every channel, channels innermost --------------===//
//
// Eight pixels of all channels stay in the first level: their means, then the squares about these, then a merge of
// both into what was before, all in vectors of channels. Each of the two walks fetches half of the next eight.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "tests/benchmark/by_hand/moments.h"

namespace norma::by_hand {

constexpr std::int64_t block_pixels = 8;

class ChannelMoments {
public:
  /// `memory` has floats(channels) floats.
  ChannelMoments(float *memory, std::int64_t channels)
      : channels(channels), mean(memory), squares(memory + channels), block_mean(memory + 2 * channels),
        block_squares(memory + 3 * channels) {}
  static std::int64_t floats(std::int64_t channels) { return 4 * channels; }

  void clear() {
    count = 0;
    for (std::int64_t c = 0; c < 2 * channels; c += lanes) store(mean + c, all(0));
  }

  /// Of a channel in `memory`, which some thread filled with `count` pixels.
  static Moments of(const float *memory, std::int64_t channels, std::int64_t channel, std::int64_t count) {
    return {static_cast<float>(count), memory[channel], memory[channels + channel]};
  }

  /// Takes in a block, and fetches the one that follows it. On the second walk, `also(channel)` makes of what is per
  /// channel a function of offsets in the block, which is called for each of the channel's pixels.
  template <typename Also> void take(const float *block, Also also) {
    // Members would be read anew after each store.
    const std::int64_t channels = this->channels;
    float *const block_mean = this->block_mean, *const block_squares = this->block_squares;
    for (std::int64_t c = 0; c < 2 * channels; c += lanes) store(block_mean + c, all(0));
    rows_of_four(channels, [&](std::int64_t row, std::int64_t c) {
      Vector total = load(block_mean + c);
      for (int pixel = 0; pixel < 4; ++pixel) {
        const std::int64_t at = row + pixel * channels + c;
        if (pixel < 2) prefetch(block + at + block_pixels * channels);
        total = total + load(block + at);
      }
      store(block_mean + c, total);
    });
    for (std::int64_t c = 0; c < channels; c += lanes)
      store(block_mean + c, load(block_mean + c) * all(1.0F / block_pixels));
    rows_of_four(channels, [&](std::int64_t row, std::int64_t c) {
      const Vector m = load(block_mean + c);
      Vector total = load(block_squares + c);
      const auto also_here = also(c);
      for (int pixel = 0; pixel < 4; ++pixel) {
        const std::int64_t at = row + pixel * channels + c;
        if (pixel >= 2) prefetch(block + at + block_pixels * channels);
        const Vector d = load(block + at) - m;
        total = fma(d, d, total);
        also_here(at);
      }
      store(block_squares + c, total);
    });
    merge();
  }

private:
  template <typename Body> [[gnu::always_inline]] static void rows_of_four(std::int64_t channels, Body body) {
    for (std::int64_t row = 0; row < block_pixels * channels; row += 4 * channels)
      for (std::int64_t c = 0; c < channels; c += lanes) body(row, c);
  }

  void merge() {
    const float part = block_pixels / (count + block_pixels);
    for (std::int64_t c = 0; c < channels; c += lanes) {
      const Vector apart = load(block_mean + c) - load(mean + c);
      store(mean + c, fma(apart, all(part), load(mean + c)));
      store(squares + c, fma(apart * apart, all(count * part), load(squares + c) + load(block_squares + c)));
    }
    count += block_pixels;
  }

  std::int64_t channels;
  float *mean, *squares, *block_mean, *block_squares;
  float count = 0;
};

/// What turns a vector of channels into its result.
struct ChannelAffine {
  float *mean, *scale, *shift;

  ChannelAffine(float *memory, std::int64_t channels)
      : mean(memory), scale(memory + channels), shift(memory + 2 * channels) {}
  static std::int64_t floats(std::int64_t channels) { return 3 * channels; }

  struct Vectors {
    Vector mean, scale, shift;
    Vector result(const float *x) const { return fma(load(x) - mean, scale, shift); }
  };
  Vectors at(std::int64_t c) const { return {load(mean + c), load(scale + c), load(shift + c)}; }
};

} // namespace norma::by_hand
