// norma show channel_affine --emit header
// channel_affine.h, made by norma 0.1.0. Change the declaration, not this file.
//
// A gain and a shift per channel and nothing else: what batch, group and instance norm recover with. For the last
// norm of a residual branch pass a gamma of zeros.
// source: Ioffe and Szegedy 2015, arXiv:1502.03167
//
//   norm channel_affine(x[N, C, ...]) {
//     recover affine per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_channel_affine_training_33911b3c571785cd;
extern const norma_record norma_norma_channel_affine_vjp_33911b3c571785cd;
}

namespace channel_affine {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

struct Inputs {
  norma::Tensor x = {};     ///< [N, C, ...], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
  norma::Tensor beta = {};  ///< [C], f32; left out: 0
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_channel_affine_training_33911b3c571785cd};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y);
  return norma::dispatch(forward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, out.y);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, out.y);
  return prepared.run(data, norma::scalars(), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};    ///< [N, C, ...], f32
  norma::Tensor x = {};     ///< [N, C, ...], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
};

struct BackwardOutputs {
  norma::Tensor dx = {};     ///< [N, C, ...], f32; on request
  norma::Tensor dgamma = {}; ///< [C], f32; on request
  norma::Tensor dbeta = {};  ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_channel_affine_vjp_33911b3c571785cd};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, out.dx, out.dgamma, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, out.dx, out.dgamma, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, in.x, in.gamma, out.dx, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace channel_affine
