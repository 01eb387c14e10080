//===- input_gradient.h - dx of an area from the sums over it -----------------------===//
//
//   dx = rstd·(γ·dy − mean(γ·dy) − x̂·mean(γ·dy·x̂)),   x̂ = (x − m)·rstd
//
// For images γ is one number along what is walked, so that dx is two products and a sum.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include "tests/benchmark/by_hand/vector.h"

namespace norma::by_hand {

/// dx = dy·of_dy + (x − mean)·of_x + constant.
struct InputGradient {
  float mean, of_dy, of_x, constant;
};

/// `sum_dy` and `sum_dy_x_hat` are of γ·dy over the area of `count` elements.
inline InputGradient input_gradient(float mean, float rstd, float gamma, float sum_dy, float sum_dy_x_hat,
                                    float count) {
  return {mean, rstd * gamma, -rstd * rstd * sum_dy_x_hat / count, -rstd * sum_dy / count};
}

/// The sums over dy and dy·(x − mean) of one channel, stretch by stretch.
struct CotangentSums {
  Sum<2> dy, dy_x;

  /// Fetches as much of both `ahead` floats further on.
  void walk(const float *cotangent, const float *x, float mean, std::int64_t count, std::int64_t ahead) {
    const Vector m = all(mean);
    Sum<2> own_dy = dy, own_dy_x = dy_x;
    each_vector<2>(count, [&](std::int64_t i, int way) {
      prefetch(cotangent + i + ahead);
      prefetch(x + i + ahead);
      const Vector d = load(cotangent + i);
      own_dy.add(d, way);
      own_dy_x.add_product(d, load(x + i) - m, way);
    });
    dy = own_dy, dy_x = own_dy_x;
  }
};

/// Writes dx of a stretch of one channel, and fetches as much of both `ahead` floats further on.
inline void write_dx(const InputGradient &gradient, const float *cotangent, const float *x, float *dx,
                     std::int64_t count, std::int64_t ahead) {
  const Vector mean = all(gradient.mean), of_dy = all(gradient.of_dy), of_x = all(gradient.of_x),
               constant = all(gradient.constant);
  each_vector<2>(count, [&](std::int64_t i, int) {
    prefetch(cotangent + i + ahead);
    prefetch(x + i + ahead);
    store_past_cache(dx + i, fma(load(cotangent + i), of_dy, fma(load(x + i) - mean, of_x, constant)));
  });
}

} // namespace norma::by_hand
