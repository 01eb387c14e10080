//===- layer_norm_forward.cpp - layer norm by hand -----------------------------------===//
//
// A row stays in the first level, so that mean and variance cost no bytes. One row's chain of sum, mean, squares, root
// and result is latency, so two rows overlap: the walk that takes the squares of a row also writes the row before,
// which lets reads and writes share the bus all the time, and fetches the row after the next.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/moments.h"
#include "tests/benchmark/by_hand/threads.h"

namespace norma::by_hand {

namespace {

struct Row {
  const float *x;
  float *y;
  Vector mean, rstd;

  Vector result(std::int64_t i, const float *gamma, const float *beta) const {
    return fma((load(x + i) - mean) * rstd, load(gamma + i), load(beta + i));
  }
};

template <bool past_cache>
void rows_of(Thread thread, Rows shape, const float *x, const float *gamma, const float *beta, float *y, float *mean,
             float *rstd) {
  const std::int64_t c = shape.features, begin = thread.begin(shape.rows), end = thread.end(shape.rows);
  const std::int64_t ahead = (past_cache ? 2 : 1) * c;
  if (begin == end) return;
  Row before = {};
  auto complete = [&](std::int64_t n, const Moments &moments) {
    mean[n] = moments.mean, rstd[n] = moments.rstd();
    before = {x + n * c, y + n * c, all(mean[n]), all(rstd[n])};
  };
  complete(begin, moments_of(x + begin * c, c));
  for (std::int64_t n = begin + 1; n < end; ++n) {
    const float *row = x + n * c;
    const float middle = mean_of(row, c);
    const Vector m = all(middle);
    Sum<4> squares;
    each_vector<4>(c, [&](std::int64_t i, int way) {
      prefetch(row + ahead + i);
      const Vector d = load(row + i) - m;
      squares.add_product(d, d, way);
      put<past_cache>(before.y + i, before.result(i, gamma, beta));
    });
    complete(n, {static_cast<float>(c), middle, squares.total()});
  }
  each_vector<4>(c, [&](std::int64_t i, int) { put<past_cache>(before.y + i, before.result(i, gamma, beta)); });
}

} // namespace

void layer_norm_forward(Rows shape, const float *x, const float *gamma, const float *beta, float *y, float *mean,
                        float *rstd) {
  on_every_thread([&](Thread thread) {
    (shape.elements() > cached_elements ? rows_of<true> : rows_of<false>)(thread, shape, x, gamma, beta, y, mean, rstd);
  });
}

} // namespace norma::by_hand
