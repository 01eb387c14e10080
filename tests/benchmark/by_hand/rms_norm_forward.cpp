//===- rms_norm_forward.cpp - RMS norm by hand ---------------------------------------===//
//
// A row stays in the first level: one walk for the squares, one that writes. The walk that writes fetches a row that
// comes later, so that reads and writes share the bus.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/threads.h"
#include "tests/benchmark/by_hand/vector.h"

#include <cmath>

namespace norma::by_hand {

namespace {

template <bool past_cache>
void rows_of(Thread thread, Rows shape, const float *x, const float *gamma, float *y, float *rstd) {
  const std::int64_t c = shape.features, ahead = (past_cache ? 2 : 1) * c;
  for (std::int64_t n = thread.begin(shape.rows); n < thread.end(shape.rows); ++n) {
    const float *row = x + n * c;
    float *out = y + n * c;
    Sum<4> squares;
    each_vector<4>(c, [&](std::int64_t i, int way) { squares.add_product(load(row + i), load(row + i), way); });
    rstd[n] = 1 / std::sqrt(squares.total() / static_cast<float>(c) + rms_epsilon);
    const Vector r = all(rstd[n]);
    each_vector<4>(c, [&](std::int64_t i, int) {
      prefetch(row + ahead + i);
      put<past_cache>(out + i, load(row + i) * r * load(gamma + i));
    });
  }
}

} // namespace

void rms_norm_forward(Rows shape, const float *x, const float *gamma, float *y, float *rstd) {
  on_every_thread([&](Thread thread) {
    (shape.elements() > cached_elements ? rows_of<true> : rows_of<false>)(thread, shape, x, gamma, y, rstd);
  });
}

} // namespace norma::by_hand
