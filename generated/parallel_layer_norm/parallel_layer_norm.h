// norma show parallel_layer_norm --emit header
// parallel_layer_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Parallel layer normalization (PLN, LN-G): the vector is cut into pieces of group_size neighbouring features and each
// is standardized on its own; gamma and beta are per feature. A piece of one feature is all zeros, so that group_size
// is at least 2.
// source: Ni et al. 2024, arXiv:2406.01255; Ni et al. 2025, arXiv:2505.13142
//
//   norm parallel_layer_norm(x[..., C]; group_size = 8, eps = 1e-5) {
//     split     C into G * (D = group_size)
//     partition over (D) per (..., G)
//     operate   standardize(eps)
//     recover   affine per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_parallel_layer_norm_training_516a5a0493749c03;
extern const norma_record norma_norma_parallel_layer_norm_vjp_516a5a0493749c03;
}

namespace parallel_layer_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xb57c54b5df42216c;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [..., G], f32
  norma::Tensor r = {};                    ///< [..., G], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};     ///< [..., C], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
  norma::Tensor beta = {};  ///< [C], f32; left out: 0
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [..., C], f32
  norma::Tensor v = {}; ///< [..., G], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_parallel_layer_norm_training_516a5a0493749c03};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y, out.saved.m, out.v, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y, out.saved.m, out.v, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, out.y, out.saved.m, out.v, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};    ///< [..., C], f32
  norma::Tensor x = {};     ///< [..., C], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
  Saved saved = {};         ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {};     ///< [..., C], f32; on request
  norma::Tensor dgamma = {}; ///< [C], f32; on request
  norma::Tensor dbeta = {};  ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_parallel_layer_norm_vjp_516a5a0493749c03};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.m, in.saved.r, out.dx, out.dgamma, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.saved.m, in.saved.r, out.dx, out.dgamma, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.saved.m, in.saved.r, out.dx, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace parallel_layer_norm
