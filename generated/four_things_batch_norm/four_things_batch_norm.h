// norma show four_things_batch_norm --emit header
// four_things_batch_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// The generalization of batch norm and group norm: samples in slices of `batch`, channels in groups. E[x] and E[x^2]
// of each channel are averaged over slice and group, and the variance is E[x^2] - E[x]^2, which loses digits where
// the mean is large against the spread. What is tracked are the channels' E[x] (first 0) and E[x^2] (first 1);
// inference averages those over the group. One group per channel is ghost batch norm, slices of one are group norm.
// source: Summers and Dinneen 2019, arXiv:1906.03548
//
//   norm four_things_batch_norm(x[N, C, ...]; batch = 2, groups = 32, eps = 1e-5, momentum = 0.01) {
//     split     N into B * (M = batch)
//     split     C into (G = groups) * K
//     partition over (...) per (N, C)
//     operate   {
//       stat a = mean(x) tracking(momentum; a = mean(a over (N)))
//       stat q = mean(x^2) initially 1 tracking(momentum; q = mean(q over (N)))
//       let m = mean(a over (M, K))
//       let v = mean(q over (M, K)) - m^2
//       yield (x - m) * rsqrt(v + eps)
//     }
//     recover   affine per (C)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_four_things_batch_norm_training_1fc6478258a18c0c;
extern const norma_record norma_norma_four_things_batch_norm_inference_1fc6478258a18c0c;
extern const norma_record norma_norma_four_things_batch_norm_vjp_1fc6478258a18c0c;
extern const norma_record norma_norma_four_things_batch_norm_inference_vjp_1fc6478258a18c0c;
}

namespace four_things_batch_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x8f2de362a27bcee3;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [B, G], f32
  norma::Tensor r = {};                    ///< [B, G], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_a = {}; ///< [C], f32; left out: 0
  norma::Tensor state_q = {}; ///< [C], f32; left out: 1
  double eps = 1e-05;
  double momentum = 0.01;
};

struct Outputs {
  norma::Tensor y = {};       ///< [N, C, ...], f32
  norma::Tensor a = {};       ///< [N, C], f32; a statistic, on request
  norma::Tensor q = {};       ///< [N, C], f32; a statistic, on request
  norma::Tensor state_a = {}; ///< [C], f32; its next value, may be the same memory
  norma::Tensor state_q = {}; ///< [C], f32; its next value, may be the same memory
  Saved saved = {};           ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {
    &norma_norma_four_things_batch_norm_training_1fc6478258a18c0c};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q,
                                          out.state_a, out.state_q, out.saved.m, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps, in.momentum), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q,
                                          out.state_a, out.state_q, out.saved.m, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q, out.state_a,
                                    out.state_q, out.saved.m, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps, in.momentum), workspace);
}

struct InferenceInputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_a = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_q = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceOutputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor a = {}; ///< [C], f32; a statistic, on request
  norma::Tensor q = {}; ///< [C], f32; a statistic, on request
};

inline constexpr const norma_record *inference_records[] = {
    &norma_norma_four_things_batch_norm_inference_1fc6478258a18c0c};

/// The forward pass with running values in place of own statistics.
inline norma::Status inference(const InferenceInputs &in, const InferenceOutputs &out, norma::WorkspaceView workspace,
                               const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q);
  return norma::dispatch(inference_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference`.
inline norma::Prepared prepare_inference(const InferenceInputs &in, const InferenceOutputs &out,
                                         const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q);
  return norma::Prepared(inference_records, arguments, context);
}

/// The same as `inference`, on data of the shapes that were prepared.
inline norma::Status run_inference(const norma::Prepared &prepared, const InferenceInputs &in,
                                   const InferenceOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.gamma, in.beta, in.state_a, in.state_q, out.y, out.a, out.q);
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

inline constexpr const norma_record *backward_records[] = {&norma_norma_four_things_batch_norm_vjp_1fc6478258a18c0c};

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
  norma::Tensor state_a = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_q = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceBackwardOutputs {
  norma::Tensor dx = {};     ///< [N, C, ...], f32; on request
  norma::Tensor dgamma = {}; ///< [C], f32; on request
  norma::Tensor dbeta = {};  ///< [C], f32; on request
};

inline constexpr const norma_record *inference_backward_records[] = {
    &norma_norma_four_things_batch_norm_inference_vjp_1fc6478258a18c0c};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status inference_backward(const InferenceBackwardInputs &in, const InferenceBackwardOutputs &out,
                                        norma::WorkspaceView workspace, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.state_a, in.state_q, out.dx, out.dgamma, out.dbeta);
  return norma::dispatch(inference_backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference_backward`.
inline norma::Prepared prepare_inference_backward(const InferenceBackwardInputs &in,
                                                  const InferenceBackwardOutputs &out,
                                                  const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.gamma, in.state_a, in.state_q, out.dx, out.dgamma, out.dbeta);
  return norma::Prepared(inference_backward_records, arguments, context);
}

/// The same as `inference_backward`, on data of the shapes that were prepared.
inline norma::Status run_inference_backward(const norma::Prepared &prepared, const InferenceBackwardInputs &in,
                                            const InferenceBackwardOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, in.x, in.gamma, in.state_a, in.state_q, out.dx, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, shapes.state_a, shapes.state_q,
                                               norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto inference_shapes = norma::arguments(shapes.x, shapes.gamma, shapes.beta, shapes.state_a, shapes.state_q,
                                                 norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_records, inference_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  const auto inference_backward_shapes = norma::arguments(shapes.x, shapes.x, shapes.gamma, shapes.state_a,
                                                          shapes.state_q, norma::Tensor(), norma::Tensor(),
                                                          norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_backward_records, inference_backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace four_things_batch_norm
