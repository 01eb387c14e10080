//===- batch_norm_forward_nchw.cpp - batch norm in training, channels outside, by hand --===//
//
// A channel has a segment of `pixels` in each sample, and stays in the second level until its statistics are complete.
// A segment stays in the first level: its own mean, then the squares about it. Each step takes one segment of a channel
// and, in the walk that takes the squares, writes the same segment of the channel before, so that reads and writes
// share the bus all the time. No hardware fetches over the jump to the next sample, so we fetch the segment after the
// next.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/moments.h"
#include "tests/benchmark/by_hand/running.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

namespace {

/// What turns a channel into its result.
struct Channel {
  Vector mean, scale, shift;
  Vector result(const float *x) const { return fma(load(x) - mean, scale, shift); }
};

/// One thread's channels, one after the other, each a segment in every sample.
struct Segments {
  Images shape;
  std::int64_t first;
  std::int64_t channel(std::int64_t step) const { return first + step / shape.samples; }
  std::int64_t at(std::int64_t step) const {
    return (step % shape.samples * shape.channels + channel(step)) * shape.pixels;
  }
};

void channels_of(Thread thread, Images shape, const float *x, const float *gamma, const float *beta, Running running,
                 float *y, float *mean, float *rstd) {
  const std::int64_t pixels = shape.pixels, samples = shape.samples;
  const Segments segments = {shape, thread.begin(shape.channels)};
  const std::int64_t steps = (thread.end(shape.channels) - segments.first) * samples;
  Moments moments;
  Channel before = {};
  for (std::int64_t step = 0; step < steps + samples; ++step) {
    if (step % samples == 0 && step > 0) {
      const std::int64_t c = segments.channel(step) - 1;
      mean[c] = moments.mean, rstd[c] = moments.rstd();
      running.update(c, moments);
      before = {all(mean[c]), all(gamma[c] * rstd[c]), all(beta[c])};
      moments = {};
    }
    const float *segment = x + segments.at(step), *fetched = x + segments.at(step + 2);
    const float *old = step < samples ? x : x + segments.at(step - samples);
    float *out = step < samples ? y : y + segments.at(step - samples);
    if (step >= steps) {
      each_vector<4>(pixels, [&](std::int64_t i, int) { store_past_cache(out + i, before.result(old + i)); });
      continue;
    }
    const float middle = mean_of(segment, pixels);
    const Vector m = all(middle);
    Sum<2> squares;
    auto square = [&](std::int64_t i, int way) {
      prefetch(fetched + i);
      const Vector d = load(segment + i) - m;
      squares.add_product(d, d, way);
    };
    if (step < samples)
      each_vector<2>(pixels, square);
    else
      each_vector<2>(pixels, [&](std::int64_t i, int way) {
        square(i, way);
        store_past_cache(out + i, before.result(old + i));
      });
    moments.merge({static_cast<float>(pixels), middle, squares.total()});
  }
}

} // namespace

void batch_norm_forward_nchw(Images shape, const float *x, const float *gamma, const float *beta, float *running_mean,
                             float *running_variance, float *y, float *mean, float *rstd) {
  const Running running = {running_mean, running_variance};
  on_every_thread([&](Thread thread) { channels_of(thread, shape, x, gamma, beta, running, y, mean, rstd); });
}

} // namespace norma::by_hand
