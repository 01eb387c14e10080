//===- group_norm_forward_nhwc.cpp - group norm, channels innermost, by hand --------------===//
//
// A sample stays in the second level until its statistics are complete. Each step takes eight pixels of one sample
// and, in the walk that takes the squares, writes the same pixels of the sample before, so that reads and writes share
// the bus.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/channel_moments.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

namespace {

/// Merges the channels of each of the sample's groups, all of as many pixels, and says what turns them into results.
void complete(Images shape, std::int64_t groups, const float *moments, const float *gamma, const float *beta,
              float *mean, float *rstd, const ChannelAffine &affine) {
  const std::int64_t channels = shape.channels / groups;
  for (std::int64_t group = 0; group < groups; ++group) {
    const float pixels = static_cast<float>(shape.pixels);
    Moments whole = {pixels * static_cast<float>(channels)};
    for (std::int64_t c = group * channels; c < (group + 1) * channels; ++c)
      whole.mean += moments[c] / static_cast<float>(channels);
    for (std::int64_t c = group * channels; c < (group + 1) * channels; ++c) {
      const float apart = moments[c] - whole.mean;
      whole.squares += moments[shape.channels + c] + apart * apart * pixels;
    }
    mean[group] = whole.mean, rstd[group] = whole.rstd();
    for (std::int64_t c = group * channels; c < (group + 1) * channels; ++c)
      affine.mean[c] = whole.mean, affine.scale[c] = gamma[c] * rstd[group], affine.shift[c] = beta[c];
  }
}

void samples_of(Thread thread, Images shape, std::int64_t groups, const float *x, const float *gamma, const float *beta,
                float *y, float *mean, float *rstd, float *memory) {
  const std::int64_t size = shape.pixels * shape.channels, block = block_pixels * shape.channels;
  const std::int64_t begin = thread.begin(shape.samples), end = thread.end(shape.samples);
  ChannelMoments moments(memory, shape.channels);
  const ChannelAffine affine(memory + ChannelMoments::floats(shape.channels), shape.channels);
  for (std::int64_t n = begin; n < end + (end > begin ? 1 : 0); ++n) {
    const float *sample = x + n * size, *old = sample - size;
    float *out = y + (n - 1) * size;
    if (n > begin)
      complete(shape, groups, memory, gamma, beta, mean + (n - 1) * groups, rstd + (n - 1) * groups, affine);
    moments.clear();
    for (std::int64_t at = 0; at < size; at += block) {
      const auto write = [=](std::int64_t c) {
        return [=, vectors = affine.at(c)](std::int64_t offset) {
          store_past_cache(out + at + offset, vectors.result(old + at + offset));
        };
      };
      if (n == begin)
        moments.take(sample + at, [](std::int64_t) { return [](std::int64_t) {}; });
      else if (n < end)
        moments.take(sample + at, write);
      else
        for (std::int64_t row = 0; row < block; row += shape.channels)
          for (std::int64_t c = 0; c < shape.channels; c += lanes) write(c)(row + c);
    }
  }
}

} // namespace

void group_norm_forward_nhwc(Images shape, std::int64_t groups, const float *x, const float *gamma, const float *beta,
                             float *y, float *mean, float *rstd) {
  const Scratch scratch(ChannelMoments::floats(shape.channels) + ChannelAffine::floats(shape.channels));
  on_every_thread([&](Thread thread) {
    samples_of(thread, shape, groups, x, gamma, beta, y, mean, rstd, scratch.of(thread.index));
  });
}

} // namespace norma::by_hand
