// norma show head_norm --emit header
// head_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// RMS norm of each attention head's output: the features of a head share one mean square, gamma is shared by the
// heads. RetNet passes no gamma; the differential transformer passes gamma and multiplies by 1 - lambda_init.
// source: RetNet 2023, arXiv:2307.08621; Differential Transformer 2024, arXiv:2410.05258
//
//   norm head_norm(x[..., C]; heads = 8, lambda_init = 0, eps = 1e-5) {
//     split     C into (H = heads) * D
//     partition over (D) per (..., H)
//     operate   rms(eps)
//     recover   scale per (D)
//     recover   (1 - lambda_init) * y
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_head_norm_training_704170435e9485ba;
extern const norma_record norma_norma_head_norm_vjp_704170435e9485ba;
}

namespace head_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x24e4eb69a7604a01;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor r = {};                    ///< [..., H], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};     ///< [..., C], f32
  norma::Tensor gamma = {}; ///< [D], f32; left out: 1
  double lambda_init = 0;
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [..., C], f32
  norma::Tensor q = {}; ///< [..., H], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_head_norm_training_704170435e9485ba};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, out.y, out.q, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.lambda_init, in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, out.y, out.q, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, out.y, out.q, out.saved.r);
  return prepared.run(data, norma::scalars(in.lambda_init, in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};    ///< [..., C], f32
  norma::Tensor x = {};     ///< [..., C], f32
  norma::Tensor gamma = {}; ///< [D], f32; left out: 1
  Saved saved = {};         ///< what forward wrote
  double lambda_init = 0;
};

struct BackwardOutputs {
  norma::Tensor dx = {};     ///< [..., C], f32; on request
  norma::Tensor dgamma = {}; ///< [D], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_head_norm_vjp_704170435e9485ba};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.r, out.dx, out.dgamma);
  return norma::dispatch(backward_records, arguments, norma::scalars(in.lambda_init), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.r, out.dx, out.dgamma);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.saved.r, out.dx, out.dgamma);
  return prepared.run(data, norma::scalars(in.lambda_init), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                               norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace head_norm
