// norma show layer_norm_2d --emit header
// layer_norm_2d.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Layer normalization of images over their channels, position by position: the LayerNorm2d of torchvision and
// timm, as in ConvNeXt, for any number of further axes.
// source: Liu, Mao, Wu, Feichtenhofer, Darrell and Xie 2022, arXiv:2201.03545
//
//   norm layer_norm_2d(x[N, C, ...]; eps = 1e-6) {
//     partition over (C) per (N, ...)
//     operate   standardize(eps)
//     recover   affine per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_layer_norm_2d_training_25f8c57863d0fbc4;
extern const norma_record norma_norma_layer_norm_2d_vjp_25f8c57863d0fbc4;
}

namespace layer_norm_2d {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xa3584efb4a77d1db;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [N, ...], f32
  norma::Tensor r = {};                    ///< [N, ...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};     ///< [N, C, ...], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
  norma::Tensor beta = {};  ///< [C], f32; left out: 0
  double eps = 1e-06;
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor v = {}; ///< [N, ...], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_layer_norm_2d_training_25f8c57863d0fbc4};

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
  norma::Tensor dy = {};    ///< [N, C, ...], f32
  norma::Tensor x = {};     ///< [N, C, ...], f32
  norma::Tensor gamma = {}; ///< [C], f32; left out: 1
  Saved saved = {};         ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {};     ///< [N, C, ...], f32; on request
  norma::Tensor dgamma = {}; ///< [C], f32; on request
  norma::Tensor dbeta = {};  ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_layer_norm_2d_vjp_25f8c57863d0fbc4};

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
} // namespace layer_norm_2d
