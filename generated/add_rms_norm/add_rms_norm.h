// norma show add_rms_norm --emit header
// add_rms_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// The pre-norm block of today's language models: residual add and RMS norm in one. y is normalized, h is the sum
// that the next residual connection takes.
// source: vLLM, fused_add_rms_norm
//
//   norm add_rms_norm(x[..., C], residual[..., C]; eps = 1e-6) -> (y, h) {
//     let h = x + residual
//     partition over (C) per (...)
//     operate   rms(eps) on h
//     recover   scale per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_add_rms_norm_training_a6aef97146d5aeb6;
extern const norma_record norma_norma_add_rms_norm_vjp_a6aef97146d5aeb6;
}

namespace add_rms_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x7316b05885dbc0cd;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor r = {};                    ///< [...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};        ///< [..., C], f32
  norma::Tensor residual = {}; ///< [..., C], f32
  norma::Tensor gamma = {};    ///< [C], f32; left out: 1
  double eps = 1e-06;
};

struct Outputs {
  norma::Tensor y = {}; ///< [..., C], f32
  norma::Tensor h = {}; ///< [..., C], f32
  norma::Tensor q = {}; ///< [...], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_add_rms_norm_training_a6aef97146d5aeb6};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.residual, in.gamma, out.y, out.h, out.q, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.residual, in.gamma, out.y, out.h, out.q, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.residual, in.gamma, out.y, out.h, out.q, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};       ///< [..., C], f32
  norma::Tensor dh = {};       ///< [..., C], f32
  norma::Tensor x = {};        ///< [..., C], f32
  norma::Tensor residual = {}; ///< [..., C], f32
  norma::Tensor gamma = {};    ///< [C], f32; left out: 1
  Saved saved = {};            ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {};        ///< [..., C], f32; on request
  norma::Tensor dresidual = {}; ///< [..., C], f32; on request
  norma::Tensor dgamma = {};    ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_add_rms_norm_vjp_a6aef97146d5aeb6};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.dh, in.x, in.residual, in.gamma, in.saved.r, out.dx, out.dresidual,
                                          out.dgamma);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dh, in.x, in.residual, in.gamma, in.saved.r, out.dx, out.dresidual,
                                          out.dgamma);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.dh, in.x, in.residual, in.gamma, in.saved.r, out.dx, out.dresidual,
                                    out.dgamma);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.residual, shapes.gamma, norma::Tensor(),
                                               norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.x, shapes.residual, shapes.gamma,
                                                norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace add_rms_norm
