// norma show center_norm --emit header
// center_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// CenterNorm of LipsFormer: takes the mean away, divides by nothing and scales by D / (D - 1), which keeps the map
// Lipschitz. Of a single feature nothing is left but beta.
// source: Qi, Wang, Chen, Shi and Zhang 2023, arXiv:2304.09856
//
//   norm center_norm(x[..., D]) {
//     partition over (D) per (...)
//     operate   { stat m = mean(x)  yield size(D) / max(size(D) - 1, 1) * (x - m) }
//     recover   affine per (D)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_center_norm_training_3cbe62982430c7a6;
extern const norma_record norma_norma_center_norm_vjp_3cbe62982430c7a6;
}

namespace center_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xd84672d7ad42defd;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};     ///< [..., D], f32
  norma::Tensor gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor beta = {};  ///< [D], f32; left out: 0
};

struct Outputs {
  norma::Tensor y = {}; ///< [..., D], f32
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_center_norm_training_3cbe62982430c7a6};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y, out.saved.m);
  return norma::dispatch(forward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y, out.saved.m);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, out.y, out.saved.m);
  return prepared.run(data, norma::scalars(), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};    ///< [..., D], f32
  norma::Tensor x = {};     ///< [..., D], f32
  norma::Tensor gamma = {}; ///< [D], f32; left out: 1
  Saved saved = {};         ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {};     ///< [..., D], f32; on request
  norma::Tensor dgamma = {}; ///< [D], f32; on request
  norma::Tensor dbeta = {};  ///< [D], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_center_norm_vjp_3cbe62982430c7a6};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.m, out.dx, out.dgamma, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.m, out.dx, out.dgamma, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.saved.m, out.dx, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace center_norm
