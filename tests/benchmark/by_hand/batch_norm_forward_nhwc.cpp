//===- batch_norm_forward_nhwc.cpp - batch norm in training, channels innermost, by hand --===//
//
// All channels have their statistics only when all of x was read, so x is read twice. The second time goes backwards,
// to meet what is still in some cache. Blocks of channels that stay near would be narrow pieces of lines, and lose more
// than they save.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/channel_moments.h"
#include "tests/benchmark/by_hand/running.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

namespace {

struct Blocks {
  const float *x;
  float *y;
  std::int64_t begin, end, size; ///< blocks, and floats of one
};

void sum_up(const Blocks &blocks, ChannelMoments &moments) {
  moments.clear();
  for (std::int64_t block = blocks.begin; block < blocks.end; ++block) {
    const float *from = blocks.x + block * blocks.size;
    moments.take(from, [](std::int64_t) { return [](std::int64_t) {}; });
  }
}

void write(const Blocks &blocks, const ChannelAffine &affine, std::int64_t channels) {
  for (std::int64_t block = blocks.end - 1; block >= blocks.begin; --block) {
    const float *from = blocks.x + block * blocks.size;
    float *to = blocks.y + block * blocks.size;
    for (std::int64_t row = 0; row < blocks.size; row += channels)
      for (std::int64_t c = 0; c < channels; c += lanes) {
        prefetch(from - blocks.size + row + c);
        store_past_cache(to + row + c, affine.at(c).result(from + row + c));
      }
  }
}

} // namespace

void batch_norm_forward_nhwc(Images shape, const float *x, const float *gamma, const float *beta, float *running_mean,
                             float *running_variance, float *y, float *mean, float *rstd) {
  const std::int64_t channels = shape.channels, blocks = shape.samples * shape.pixels / block_pixels;
  const Running running = {running_mean, running_variance};
  const Scratch scratch(ChannelMoments::floats(channels) + ChannelAffine::floats(channels));
  on_every_thread([&](Thread thread) {
    const Blocks own = {x, y, thread.begin(blocks), thread.end(blocks), block_pixels * channels};
    ChannelMoments moments(scratch.of(thread.index), channels);
    sum_up(own, moments);
    thread.wait_for_all();
    const ChannelAffine affine(scratch.of(thread.index) + ChannelMoments::floats(channels), channels);
    for (std::int64_t c = 0; c < channels; ++c) {
      Moments whole;
      for (Thread other = {0, thread.count}; other.index < other.count; ++other.index)
        whole.merge(ChannelMoments::of(scratch.of(other.index), channels, c,
                                       (other.end(blocks) - other.begin(blocks)) * block_pixels));
      affine.mean[c] = whole.mean, affine.scale[c] = gamma[c] * whole.rstd(), affine.shift[c] = beta[c];
      if (thread.index > 0) continue;
      mean[c] = whole.mean, rstd[c] = whole.rstd();
      running.update(c, whole);
    }
    write(own, affine, channels);
  });
}

} // namespace norma::by_hand
