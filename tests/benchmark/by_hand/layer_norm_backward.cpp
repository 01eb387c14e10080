//===- layer_norm_backward.cpp - layer norm's gradients by hand ----------------------===//
//
//   dx = rstd·(γ·dy − a − b·x̂)   with a, b the means of γ·dy and γ·dy·x̂ over the row
//
// One walk over x and dy for a, b and this thread's partials of dgamma and dbeta, a second in the first level for dx.
// Out of cache the first fetches x and the second dy of the row after the next, so that both load the bus alike; in
// cache fetching ahead costs more than it gives. Two rows at once halve the traffic of the partials, but four streams
// of rows are more than the machine fetches well.
//
//===----------------------------------------------------------------------------===//
#include "tests/benchmark/by_hand/by_hand.h"
#include "tests/benchmark/by_hand/partials.h"

namespace norma::by_hand {

namespace {

template <bool past_cache>
void rows_of(Thread thread, Rows shape, const float *dy, const float *x, const float *gamma, const float *mean,
             const float *rstd, float *dx, float *dgamma, float *dbeta) {
  const std::int64_t c = shape.features, ahead = 2 * c;
  for (std::int64_t n = thread.begin(shape.rows); n < thread.end(shape.rows); ++n) {
    const float *row = x + n * c, *cotangent = dy + n * c;
    float *out = dx + n * c;
    const Vector m = all(mean[n]), r = all(rstd[n]);
    Sum<4> sum_a, sum_b;
    each_vector<4>(c, [&](std::int64_t i, int way) {
      if (past_cache) prefetch(row + ahead + i);
      const Vector x_hat = (load(row + i) - m) * r, d = load(cotangent + i), scaled = d * load(gamma + i);
      sum_a.add(scaled, way);
      sum_b.add_product(scaled, x_hat, way);
      store(dgamma + i, fma(d, x_hat, load(dgamma + i)));
      store(dbeta + i, d + load(dbeta + i));
    });
    const float per_element = rstd[n] / static_cast<float>(c);
    const Vector a = all(-per_element * sum_a.total()), b = all(-per_element * rstd[n] * sum_b.total());
    each_vector<4>(c, [&](std::int64_t i, int) {
      if (past_cache) prefetch(cotangent + ahead + i);
      const Vector scaled = load(cotangent + i) * load(gamma + i);
      put<past_cache>(out + i, fma(load(row + i) - m, b, fma(scaled, r, a)));
    });
  }
}

} // namespace

void layer_norm_backward(Rows shape, const float *dy, const float *x, const float *gamma, const float *mean,
                         const float *rstd, float *dx, float *dgamma, float *dbeta) {
  const Partials partials(2, shape.features);
  on_every_thread([&](Thread thread) {
    partials.clear(thread);
    (shape.elements() > cached_elements ? rows_of<true> : rows_of<false>)(thread, shape, dy, x, gamma, mean, rstd, dx,
                                                                          partials.of(thread, 0),
                                                                          partials.of(thread, 1));
    thread.wait_for_all();
    partials.combine(thread, 0, dgamma);
    partials.combine(thread, 1, dbeta);
  });
}

} // namespace norma::by_hand
