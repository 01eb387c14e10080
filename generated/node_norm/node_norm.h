// norma show node_norm --emit header
// node_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// NodeNorm for graph networks: each node's features are divided by the root-th root of their deviation, and nothing
// is subtracted. As in the authors' code, variance is biased and eps is added to it; the paper tries roots 1, 2 and 3.
// source: Zhou et al. 2020, arXiv:2006.07107
//
//   norm node_norm(x[V, C]; root = 2, eps = 1e-5) {
//     partition over (C) per (V)
//     operate   { stat s = sqrt(var(x) + eps)  yield x / s^(1 / root) }
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_node_norm_training_ac8f097d40fa74e8;
extern const norma_record norma_norma_node_norm_vjp_ac8f097d40fa74e8;
}

namespace node_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xe33e371f90815c0f;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor s = {};                    ///< [V], f32
  norma::Tensor saved_0 = {};              ///< [V], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {}; ///< [V, C], f32
  double root = 2;
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [V, C], f32
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_node_norm_training_ac8f097d40fa74e8};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.saved.s, out.saved.saved_0);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.root, in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.saved.s, out.saved.saved_0);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, out.y, out.saved.s, out.saved.saved_0);
  return prepared.run(data, norma::scalars(in.root, in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {}; ///< [V, C], f32
  norma::Tensor x = {};  ///< [V, C], f32
  Saved saved = {};      ///< what forward wrote
  double root = 2;
};

struct BackwardOutputs {
  norma::Tensor dx = {}; ///< [V, C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_node_norm_vjp_ac8f097d40fa74e8};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.s, in.saved.saved_0, out.dx);
  return norma::dispatch(backward_records, arguments, norma::scalars(in.root), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.s, in.saved.saved_0, out.dx);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.saved.s, in.saved.saved_0, out.dx);
  return prepared.run(data, norma::scalars(in.root), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace node_norm
