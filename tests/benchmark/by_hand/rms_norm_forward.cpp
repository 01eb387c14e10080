//===- rms_norm_forward.cpp - RMS norm by hand ---------------------------------------===//
//
// One walk over each row: it takes the row's squares and writes the row before, which the first level still has, so
// that no row waits for its own root, and reads and writes share the bus. Out of cache it fetches the row after the
// next.
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
  const std::int64_t c = shape.features, ahead = 2 * c;
  const std::int64_t begin = thread.begin(shape.rows), end = thread.end(shape.rows);
  for (std::int64_t n = begin; n <= end; ++n) {
    const float *row = x + n * c, *before = row - c;
    float *out = y + (n - 1) * c;
    const Vector r = all(n > begin ? rstd[n - 1] : 0);
    Sum<4> squares;
    const auto square = [&](std::int64_t i, int way) {
      if (past_cache) prefetch(row + ahead + i);
      squares.add_product(load(row + i), load(row + i), way);
    };
    const auto write = [&](std::int64_t i) { put<past_cache>(out + i, load(before + i) * r * load(gamma + i)); };
    if (n == begin && n < end)
      each_vector<4>(c, square);
    else if (n < end)
      each_vector<4>(c, [&](std::int64_t i, int way) { square(i, way), write(i); });
    else if (n > begin)
      each_vector<4>(c, [&](std::int64_t i, int) { write(i); });
    if (n < end) rstd[n] = 1 / std::sqrt(squares.total() / static_cast<float>(c) + rms_epsilon);
  }
}

} // namespace

void rms_norm_forward(Rows shape, const float *x, const float *gamma, float *y, float *rstd) {
  on_every_thread([&](Thread thread) {
    (shape.elements() > cached_elements ? rows_of<true> : rows_of<false>)(thread, shape, x, gamma, y, rstd);
  });
}

} // namespace norma::by_hand
