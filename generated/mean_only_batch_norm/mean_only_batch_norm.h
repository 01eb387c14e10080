// norma show mean_only_batch_norm --emit header
// mean_only_batch_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Mean-only batch norm, the partner of weight normalization: the batch's mean is taken away and a shift is learnt; the
// scale comes from the weights. Only the mean has a running value.
// source: Salimans and Kingma 2016, arXiv:1602.07868
//
//   norm mean_only_batch_norm(x[N, C, ...]; momentum = 0.1) {
//     partition over (N, ...) per (C)
//     operate   center tracking(momentum)
//     recover   shift per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_mean_only_batch_norm_training_d28d3955e6b74e03;
extern const norma_record norma_norma_mean_only_batch_norm_inference_d28d3955e6b74e03;
extern const norma_record norma_norma_mean_only_batch_norm_vjp_d28d3955e6b74e03;
extern const norma_record norma_norma_mean_only_batch_norm_inference_vjp_d28d3955e6b74e03;
}

namespace mean_only_batch_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

struct Inputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; left out: 0
  double momentum = 0.1;
};

struct Outputs {
  norma::Tensor y = {};       ///< [N, C, ...], f32
  norma::Tensor m = {};       ///< [C], f32; a statistic, on request
  norma::Tensor state_m = {}; ///< [C], f32; its next value, may be the same memory
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_mean_only_batch_norm_training_d28d3955e6b74e03};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.beta, in.state_m, out.y, out.m, out.state_m);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.momentum), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.beta, in.state_m, out.y, out.m, out.state_m);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.beta, in.state_m, out.y, out.m, out.state_m);
  return prepared.run(data, norma::scalars(in.momentum), workspace);
}

struct InferenceInputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; must be passed, own statistics are forward's
};

struct InferenceOutputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor m = {}; ///< [C], f32; a statistic, on request
};

inline constexpr const norma_record *inference_records[] = {
    &norma_norma_mean_only_batch_norm_inference_d28d3955e6b74e03};

/// The forward pass with running values in place of own statistics.
inline norma::Status inference(const InferenceInputs &in, const InferenceOutputs &out, norma::WorkspaceView workspace,
                               const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.beta, in.state_m, out.y, out.m);
  return norma::dispatch(inference_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference`.
inline norma::Prepared prepare_inference(const InferenceInputs &in, const InferenceOutputs &out,
                                         const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.beta, in.state_m, out.y, out.m);
  return norma::Prepared(inference_records, arguments, context);
}

/// The same as `inference`, on data of the shapes that were prepared.
inline norma::Status run_inference(const norma::Prepared &prepared, const InferenceInputs &in,
                                   const InferenceOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.beta, in.state_m, out.y, out.m);
  return prepared.run(data, norma::scalars(), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {}; ///< [N, C, ...], f32
};

struct BackwardOutputs {
  norma::Tensor dx = {};    ///< [N, C, ...], f32; on request
  norma::Tensor dbeta = {}; ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_mean_only_batch_norm_vjp_d28d3955e6b74e03};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, out.dx, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, out.dx, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, out.dx, out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

struct InferenceBackwardInputs {
  norma::Tensor dy = {}; ///< [N, C, ...], f32
};

struct InferenceBackwardOutputs {
  norma::Tensor dx = {};    ///< [N, C, ...], f32; on request
  norma::Tensor dbeta = {}; ///< [C], f32; on request
};

inline constexpr const norma_record *inference_backward_records[] = {
    &norma_norma_mean_only_batch_norm_inference_vjp_d28d3955e6b74e03};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status inference_backward(const InferenceBackwardInputs &in, const InferenceBackwardOutputs &out,
                                        norma::WorkspaceView workspace, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, out.dx, out.dbeta);
  return norma::dispatch(inference_backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference_backward`.
inline norma::Prepared prepare_inference_backward(const InferenceBackwardInputs &in,
                                                  const InferenceBackwardOutputs &out,
                                                  const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, out.dx, out.dbeta);
  return norma::Prepared(inference_backward_records, arguments, context);
}

/// The same as `inference_backward`, on data of the shapes that were prepared.
inline norma::Status run_inference_backward(const norma::Prepared &prepared, const InferenceBackwardInputs &in,
                                            const InferenceBackwardOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, out.dx, out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.beta, shapes.state_m, norma::Tensor(), norma::Tensor(),
                                               norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto inference_shapes = norma::arguments(shapes.x, shapes.beta, shapes.state_m, norma::Tensor(),
                                                 norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_records, inference_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  const auto inference_backward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_backward_records, inference_backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace mean_only_batch_norm
