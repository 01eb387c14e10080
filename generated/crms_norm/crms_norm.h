// norma show crms_norm --emit header
// crms_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Compressed RMS norm: x holds all but the last of D features whose mean is zero, so that the one left out is minus
// their sum and the mean square of all D can be had. With it a Pre-LN transformer turns into an equivalent one that
// is one feature narrower. No gain and shift, which belong to the next linear map.
// source: Jiang, Gu, Zhu and Pan 2023, arXiv:2305.14858
//
//   norm crms_norm(x[..., C]; eps = 1e-5) {
//     partition over (C) per (...)
//     operate   { stat q = (sum(x^2) + sum(x)^2) / (size(C) + 1)  yield x * rsqrt(q + eps) }
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_crms_norm_training_8aa7f0eeff4001cd;
extern const norma_record norma_norma_crms_norm_vjp_8aa7f0eeff4001cd;
}

namespace crms_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x9a07c6029ef1f5a6;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor saved_0 = {};              ///< [...], f32
  norma::Tensor r = {};                    ///< [...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {}; ///< [..., C], f32
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [..., C], f32
  norma::Tensor q = {}; ///< [...], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_crms_norm_training_8aa7f0eeff4001cd};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.q, out.saved.saved_0, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.q, out.saved.saved_0, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, out.y, out.q, out.saved.saved_0, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {}; ///< [..., C], f32
  norma::Tensor x = {};  ///< [..., C], f32
  Saved saved = {};      ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {}; ///< [..., C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_crms_norm_vjp_8aa7f0eeff4001cd};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.saved_0, in.saved.r, out.dx);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.saved_0, in.saved.r, out.dx);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.saved.saved_0, in.saved.r, out.dx);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace crms_norm
