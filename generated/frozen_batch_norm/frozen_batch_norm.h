// norma show frozen_batch_norm --emit header
// frozen_batch_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Batch normalization whose statistics no longer move: torchvision.ops.FrozenBatchNorm2d. Mean and variance are
// inputs, so that training and inference are the same map.
// source: torchvision.ops.FrozenBatchNorm2d
//
//   norm frozen_batch_norm(x[N, C, ...], gamma[C], beta[C], mean[C], variance[C]; eps = 1e-5) {
//     let scale = gamma * rsqrt(variance + eps)
//     recover y * scale + (beta - mean * scale)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_frozen_batch_norm_training_10de83bbf40d776c;
extern const norma_record norma_norma_frozen_batch_norm_vjp_10de83bbf40d776c;
}

namespace frozen_batch_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

struct Inputs {
  norma::Tensor x = {};        ///< [N, C, ...], f32
  norma::Tensor gamma = {};    ///< [C], f32
  norma::Tensor beta = {};     ///< [C], f32
  norma::Tensor mean = {};     ///< [C], f32
  norma::Tensor variance = {}; ///< [C], f32
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_frozen_batch_norm_training_10de83bbf40d776c};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.mean, in.variance, out.y);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.mean, in.variance, out.y);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, in.mean, in.variance, out.y);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};       ///< [N, C, ...], f32
  norma::Tensor x = {};        ///< [N, C, ...], f32
  norma::Tensor gamma = {};    ///< [C], f32
  norma::Tensor mean = {};     ///< [C], f32
  norma::Tensor variance = {}; ///< [C], f32
  double eps = 1e-05;
};

struct BackwardOutputs {
  norma::Tensor dx = {};        ///< [N, C, ...], f32; on request
  norma::Tensor dgamma = {};    ///< [C], f32; on request
  norma::Tensor dbeta = {};     ///< [C], f32; on request
  norma::Tensor dmean = {};     ///< [C], f32; on request
  norma::Tensor dvariance = {}; ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_frozen_batch_norm_vjp_10de83bbf40d776c};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.mean, in.variance, out.dx, out.dgamma, out.dbeta,
                                          out.dmean, out.dvariance);
  return norma::dispatch(backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.mean, in.variance, out.dx, out.dgamma, out.dbeta,
                                          out.dmean, out.dvariance);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.mean, in.variance, out.dx, out.dgamma, out.dbeta,
                                    out.dmean, out.dvariance);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, shapes.mean, shapes.variance,
                                               norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, shapes.mean, shapes.variance,
                                                norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace frozen_batch_norm
