// norma show qk_norm --emit header
// qk_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Normalization of queries and keys before their product, head by head over the features of a head. By itself an RMS
// norm with a gain for each (Qwen3, Gemma 3); center = true makes it the layer norm of ViT-22B, which has no shift
// either. Queries and keys may differ in number (T, S) and in heads (H, J).
// source: Dehghani et al. 2023 (ViT-22B), arXiv:2302.05442; transformers, Qwen3
//
//   norm qk_norm(q[N, T, H, D], k[N, S, J, D]; center = false, eps = 1e-6) -> (qn, kn[N, S, J, D]) {
//     param q_gamma[D] = 1
//     param k_gamma[D] = 1
//     let qn = q_gamma * where(center, standardize(q over (D), eps), rms(q over (D), eps))
//     let kn = k_gamma * where(center, standardize(k over (D), eps), rms(k over (D), eps))
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_qk_norm_training_1c600467d93f3484;
extern const norma_record norma_norma_qk_norm_vjp_1c600467d93f3484;
}

namespace qk_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xaddc894723cd8b9b;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor r = {};                    ///< [N, T, H], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor q = {};       ///< [N, T, H, D], f32
  norma::Tensor k = {};       ///< [N, S, J, D], f32
  norma::Tensor q_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor k_gamma = {}; ///< [D], f32; left out: 1
  double eps = 1e-06;
};

struct Outputs {
  norma::Tensor qn = {}; ///< [N, T, H, D], f32
  norma::Tensor kn = {}; ///< [N, S, J, D], f32
  Saved saved = {};      ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_qk_norm_training_1c600467d93f3484};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.q, in.k, in.q_gamma, in.k_gamma, out.qn, out.kn, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.q, in.k, in.q_gamma, in.k_gamma, out.qn, out.kn, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.q, in.k, in.q_gamma, in.k_gamma, out.qn, out.kn, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dqn = {};     ///< [N, T, H, D], f32
  norma::Tensor dkn = {};     ///< [N, S, J, D], f32
  norma::Tensor q = {};       ///< [N, T, H, D], f32
  norma::Tensor k = {};       ///< [N, S, J, D], f32
  norma::Tensor q_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor k_gamma = {}; ///< [D], f32; left out: 1
  Saved saved = {};           ///< what forward wrote
  double eps = 1e-06;
};

struct BackwardOutputs {
  norma::Tensor dq = {};       ///< [N, T, H, D], f32; on request
  norma::Tensor dk = {};       ///< [N, S, J, D], f32; on request
  norma::Tensor dq_gamma = {}; ///< [D], f32; on request
  norma::Tensor dk_gamma = {}; ///< [D], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_qk_norm_vjp_1c600467d93f3484};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dqn, in.dkn, in.q, in.k, in.q_gamma, in.k_gamma, in.saved.r, out.dq,
                                          out.dk, out.dq_gamma, out.dk_gamma);
  return norma::dispatch(backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dqn, in.dkn, in.q, in.k, in.q_gamma, in.k_gamma, in.saved.r, out.dq,
                                          out.dk, out.dq_gamma, out.dk_gamma);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dqn, in.dkn, in.q, in.k, in.q_gamma, in.k_gamma, in.saved.r, out.dq, out.dk,
                                    out.dq_gamma, out.dk_gamma);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.q, shapes.k, shapes.q_gamma, shapes.k_gamma, norma::Tensor(),
                                               norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.q, norma::Tensor(), shapes.q, shapes.k, shapes.q_gamma,
                                                shapes.k_gamma, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace qk_norm
