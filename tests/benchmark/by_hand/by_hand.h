//===- by_hand.h - layers written by hand, to be measured against --------------------===//
//
// One file for each, as fast as we could write it with intrinsics and OpenMP on the machine that results/ names. What
// made them fast is said in each. All are f32; data begin at a cache line; the extents along which memory is walked are
// multiples of 16. Variances are biased, taken about a mean and never as E[x²] − E[x]².
//
//===----------------------------------------------------------------------------===//
#pragma once

#include <cstdint>

namespace norma::by_hand {

constexpr float epsilon = 1e-5F, rms_epsilon = 1e-6F, momentum = 0.1F;

/// x[rows, features]; an area is a row.
struct Rows {
  std::int64_t rows, features;
  std::int64_t elements() const { return rows * features; }
};

/// x[samples, channels, pixels] for NCHW, x[samples, pixels, channels] for NHWC.
struct Images {
  std::int64_t samples, channels, pixels;
  std::int64_t elements() const { return samples * channels * pixels; }
};

/// Tensors of more elements than this are stored past the cache.
constexpr std::int64_t cached_elements = std::int64_t(1) << 20;

void layer_norm_forward(Rows, const float *x, const float *gamma, const float *beta, float *y, float *mean,
                        float *rstd);
void layer_norm_backward(Rows, const float *dy, const float *x, const float *gamma, const float *mean,
                         const float *rstd, float *dx, float *dgamma, float *dbeta);
void rms_norm_forward(Rows, const float *x, const float *gamma, float *y, float *rstd);
void rms_norm_backward(Rows, const float *dy, const float *x, const float *gamma, const float *rstd, float *dx,
                       float *dgamma);

/// Training: the running values get their next values, the variance the unbiased one.
using BatchNormForward = void(Images, const float *x, const float *gamma, const float *beta, float *running_mean,
                              float *running_variance, float *y, float *mean, float *rstd);
BatchNormForward batch_norm_forward_nchw, batch_norm_forward_nhwc;

using BatchNormBackward = void(Images, const float *dy, const float *x, const float *gamma, const float *mean,
                               const float *rstd, float *dx, float *dgamma, float *dbeta);
BatchNormBackward batch_norm_backward_nchw, batch_norm_backward_nhwc;

/// Statistics are [samples, groups].
using GroupNormForward = void(Images, std::int64_t groups, const float *x, const float *gamma, const float *beta,
                              float *y, float *mean, float *rstd);
GroupNormForward group_norm_forward_nchw, group_norm_forward_nhwc;

using GroupNormBackward = void(Images, std::int64_t groups, const float *dy, const float *x, const float *gamma,
                               const float *mean, const float *rstd, float *dx, float *dgamma, float *dbeta);
GroupNormBackward group_norm_backward_nchw, group_norm_backward_nhwc;

} // namespace norma::by_hand
