//===- rms_norm_backward.cpp - RMS norm's gradients by hand --------------------------===//
//
//   dx = rstd·(γ·dy − b·x̂)   with x̂ = rstd·x and b the mean of γ·dy·x̂ over the row
//
// As layer norm's gradients, without a mean: see layer_norm_backward.cpp.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/partials.h"

namespace norma::by_hand {

namespace {

template <bool past_cache>
void rows_of(Thread thread, Rows shape, const float *dy, const float *x, const float *gamma, const float *rstd,
             float *dx, float *dgamma) {
  const std::int64_t c = shape.features, ahead = 2 * c;
  for (std::int64_t n = thread.begin(shape.rows); n < thread.end(shape.rows); ++n) {
    const float *row = x + n * c, *cotangent = dy + n * c;
    float *out = dx + n * c;
    const Vector r = all(rstd[n]);
    Sum<4> sum_b;
    each_vector<4>(c, [&](std::int64_t i, int way) {
      if (past_cache) prefetch(row + ahead + i);
      const Vector x_hat = load(row + i) * r, d = load(cotangent + i);
      sum_b.add_product(d * load(gamma + i), x_hat, way);
      store(dgamma + i, fma(d, x_hat, load(dgamma + i)));
    });
    const Vector b = all(-rstd[n] * rstd[n] * sum_b.total() / static_cast<float>(c));
    each_vector<4>(c, [&](std::int64_t i, int) {
      if (past_cache) prefetch(cotangent + ahead + i);
      const Vector scaled = load(cotangent + i) * load(gamma + i);
      put<past_cache>(out + i, fma(load(row + i), b, scaled * r));
    });
  }
}

} // namespace

void rms_norm_backward(Rows shape, const float *dy, const float *x, const float *gamma, const float *rstd, float *dx,
                       float *dgamma) {
  const Partials partials(1, shape.features);
  on_every_thread([&](Thread thread) {
    partials.clear(thread);
    (shape.elements() > cached_elements ? rows_of<true> : rows_of<false>)(thread, shape, dy, x, gamma, rstd, dx,
                                                                          partials.of(thread, 0));
    thread.wait_for_all();
    partials.combine(thread, 0, dgamma);
  });
}

} // namespace norma::by_hand
