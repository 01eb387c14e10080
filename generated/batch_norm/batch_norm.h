// norma show batch_norm --emit header
// batch_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Batch normalization per channel: torch.nn.BatchNorm1d, 2d and 3d. Training uses the batch's biased variance, the
// running variance is fed the unbiased one, and momentum is the weight of the newest batch.
// source: Ioffe and Szegedy 2015, arXiv:1502.03167
//
//   norm batch_norm(x[N, C, ...]; eps = 1e-5, momentum = 0.1) {
//     partition over (N, ...) per (C)
//     operate   standardize(eps) tracking(momentum; m, v = var(x, unbiased))
//     recover   affine per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_batch_norm_training_7b47583bd0ed081f;
extern const norma_record norma_norma_batch_norm_inference_7b47583bd0ed081f;
extern const norma_record norma_norma_batch_norm_vjp_7b47583bd0ed081f;
extern const norma_record norma_norma_batch_norm_inference_vjp_7b47583bd0ed081f;
}

namespace batch_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xc6b00fabaa10e4a8;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [C], f32
  norma::Tensor r = {};                    ///< [C], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; left out: 0
  norma::Tensor state_v = {}; ///< [C], f32; left out: 1
  double eps = 1e-05;
  double momentum = 0.1;
};

struct Outputs {
  norma::Tensor y = {};       ///< [N, C, ...], f32
  norma::Tensor v = {};       ///< [C], f32; a statistic, on request
  norma::Tensor state_m = {}; ///< [C], f32; its next value, may be the same memory
  norma::Tensor state_v = {}; ///< [C], f32; its next value, may be the same memory
  Saved saved = {};           ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_batch_norm_training_7b47583bd0ed081f};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.saved.m, out.v,
                                          out.state_m, out.state_v, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps, in.momentum), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.saved.m, out.v,
                                          out.state_m, out.state_v, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.saved.m, out.v,
                                    out.state_m, out.state_v, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps, in.momentum), workspace);
}

struct InferenceInputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_v = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceOutputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor m = {}; ///< [C], f32; a statistic, on request
  norma::Tensor v = {}; ///< [C], f32; a statistic, on request
};

inline constexpr const norma_record *inference_records[] = {&norma_norma_batch_norm_inference_7b47583bd0ed081f};

/// The forward pass with running values in place of own statistics.
inline norma::Status inference(const InferenceInputs &in, const InferenceOutputs &out, norma::WorkspaceView workspace,
                               const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.m, out.v);
  return norma::dispatch(inference_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference`.
inline norma::Prepared prepare_inference(const InferenceInputs &in, const InferenceOutputs &out,
                                         const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.m, out.v);
  return norma::Prepared(inference_records, arguments, context);
}

/// The same as `inference`, on data of the shapes that were prepared.
inline norma::Status run_inference(const norma::Prepared &prepared, const InferenceInputs &in,
                                   const InferenceOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, in.state_m, in.state_v, out.y, out.m, out.v);
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

inline constexpr const norma_record *backward_records[] = {&norma_norma_batch_norm_vjp_7b47583bd0ed081f};

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

struct InferenceBackwardInputs {
  norma::Tensor dy = {};      ///< [N, C, ...], f32
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor state_m = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_v = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceBackwardOutputs {
  norma::Tensor dx = {};     ///< [N, C, ...], f32; on request
  norma::Tensor dgamma = {}; ///< [C], f32; on request
  norma::Tensor dbeta = {};  ///< [C], f32; on request
};

inline constexpr const norma_record *inference_backward_records[] = {
    &norma_norma_batch_norm_inference_vjp_7b47583bd0ed081f};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status inference_backward(const InferenceBackwardInputs &in, const InferenceBackwardOutputs &out,
                                        norma::WorkspaceView workspace, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.state_m, in.state_v, out.dx, out.dgamma, out.dbeta);
  return norma::dispatch(inference_backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference_backward`.
inline norma::Prepared prepare_inference_backward(const InferenceBackwardInputs &in,
                                                  const InferenceBackwardOutputs &out,
                                                  const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.state_m, in.state_v, out.dx, out.dgamma, out.dbeta);
  return norma::Prepared(inference_backward_records, arguments, context);
}

/// The same as `inference_backward`, on data of the shapes that were prepared.
inline norma::Status run_inference_backward(const norma::Prepared &prepared, const InferenceBackwardInputs &in,
                                            const InferenceBackwardOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.state_m, in.state_v, out.dx, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, shapes.state_m, shapes.state_v,
                                               norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto inference_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, shapes.state_m, shapes.state_v,
                                                 norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_records, inference_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  const auto inference_backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, shapes.state_m,
                                                          shapes.state_v, norma::Tensor(), norma::Tensor(),
                                                          norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_backward_records, inference_backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace batch_norm
