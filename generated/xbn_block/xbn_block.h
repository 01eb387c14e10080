// norma show xbn_block --emit header
// xbn_block.h, made by norma 0.1.0. Change the declaration, not this file.
//
// The normalizations of an XBNBlock: batch norm, and further on in the block a group norm that depends on no batch, so
// that estimation shift does not accumulate. x and h are what two convolutions give, y and z go on. Running values,
// momentum and unbiased variance are those of torch.nn.BatchNorm2d; the group norm keeps none. In a network h comes
// from y, so that one pass calls batch_norm and then group_norm; here they are one declaration.
// source: Huang, Zhou, Wang, Luo and Liu 2022, arXiv:2203.10778
//
//   norm xbn_block(x[N, C, ...], h[N, D, S...]; groups = 64, eps = 1e-5, momentum = 0.1) -> (y, z[N, D, S...]) {
//     split     D into (G = groups) * K
//     partition group over (K, S...) per (N, G)
//     param h_gamma[D] = 1
//     param h_beta[D] = 0
//     let z = h_gamma * standardize(h over group, eps) + h_beta
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
extern const norma_record norma_norma_xbn_block_training_7c0f00acc3825072;
extern const norma_record norma_norma_xbn_block_inference_7c0f00acc3825072;
extern const norma_record norma_norma_xbn_block_vjp_7c0f00acc3825072;
extern const norma_record norma_norma_xbn_block_inference_vjp_7c0f00acc3825072;
}

namespace xbn_block {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xbe0dd73f12a432f9;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [C], f32
  norma::Tensor r = {};                    ///< [C], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor h = {};       ///< [N, D, S...], f32
  norma::Tensor h_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor h_beta = {};  ///< [D], f32; left out: 0
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; left out: 0
  norma::Tensor state_v = {}; ///< [C], f32; left out: 1
  double eps = 1e-05;
  double momentum = 0.1;
};

struct Outputs {
  norma::Tensor y = {};       ///< [N, C, ...], f32
  norma::Tensor z = {};       ///< [N, D, S...], f32
  norma::Tensor v = {};       ///< [C], f32; a statistic, on request
  norma::Tensor state_m = {}; ///< [C], f32; its next value, may be the same memory
  norma::Tensor state_v = {}; ///< [C], f32; its next value, may be the same memory
  Saved saved = {};           ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_xbn_block_training_7c0f00acc3825072};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v,
                                          out.y, out.z, out.saved.m, out.v, out.state_m, out.state_v, out.saved.r);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps, in.momentum), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v,
                                          out.y, out.z, out.saved.m, out.v, out.state_m, out.state_v, out.saved.r);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v, out.y,
                                    out.z, out.saved.m, out.v, out.state_m, out.state_v, out.saved.r);
  return prepared.run(data, norma::scalars(in.eps, in.momentum), workspace);
}

struct InferenceInputs {
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor h = {};       ///< [N, D, S...], f32
  norma::Tensor h_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor h_beta = {};  ///< [D], f32; left out: 0
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor beta = {};    ///< [C], f32; left out: 0
  norma::Tensor state_m = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_v = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceOutputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor z = {}; ///< [N, D, S...], f32
  norma::Tensor m = {}; ///< [C], f32; a statistic, on request
  norma::Tensor v = {}; ///< [C], f32; a statistic, on request
};

inline constexpr const norma_record *inference_records[] = {&norma_norma_xbn_block_inference_7c0f00acc3825072};

/// The forward pass with running values in place of own statistics.
inline norma::Status inference(const InferenceInputs &in, const InferenceOutputs &out, norma::WorkspaceView workspace,
                               const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v,
                                          out.y, out.z, out.m, out.v);
  return norma::dispatch(inference_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference`.
inline norma::Prepared prepare_inference(const InferenceInputs &in, const InferenceOutputs &out,
                                         const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v,
                                          out.y, out.z, out.m, out.v);
  return norma::Prepared(inference_records, arguments, context);
}

/// The same as `inference`, on data of the shapes that were prepared.
inline norma::Status run_inference(const norma::Prepared &prepared, const InferenceInputs &in,
                                   const InferenceOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.h, in.h_gamma, in.h_beta, in.gamma, in.beta, in.state_m, in.state_v, out.y,
                                    out.z, out.m, out.v);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};      ///< [N, C, ...], f32
  norma::Tensor dz = {};      ///< [N, D, S...], f32
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor h = {};       ///< [N, D, S...], f32
  norma::Tensor h_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  Saved saved = {};           ///< what forward wrote
  double eps = 1e-05;
};

struct BackwardOutputs {
  norma::Tensor dx = {};       ///< [N, C, ...], f32; on request
  norma::Tensor dh = {};       ///< [N, D, S...], f32; on request
  norma::Tensor dh_gamma = {}; ///< [D], f32; on request
  norma::Tensor dh_beta = {};  ///< [D], f32; on request
  norma::Tensor dgamma = {};   ///< [C], f32; on request
  norma::Tensor dbeta = {};    ///< [C], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_xbn_block_vjp_7c0f00acc3825072};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.saved.m, in.saved.r,
                                          out.dx, out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.saved.m, in.saved.r,
                                          out.dx, out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.saved.m, in.saved.r, out.dx,
                                    out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct InferenceBackwardInputs {
  norma::Tensor dy = {};      ///< [N, C, ...], f32
  norma::Tensor dz = {};      ///< [N, D, S...], f32
  norma::Tensor x = {};       ///< [N, C, ...], f32
  norma::Tensor h = {};       ///< [N, D, S...], f32
  norma::Tensor h_gamma = {}; ///< [D], f32; left out: 1
  norma::Tensor gamma = {};   ///< [C], f32; left out: 1
  norma::Tensor state_m = {}; ///< [C], f32; must be passed, own statistics are forward's
  norma::Tensor state_v = {}; ///< [C], f32; must be passed, own statistics are forward's
  double eps = 1e-05;
};

struct InferenceBackwardOutputs {
  norma::Tensor dx = {};       ///< [N, C, ...], f32; on request
  norma::Tensor dh = {};       ///< [N, D, S...], f32; on request
  norma::Tensor dh_gamma = {}; ///< [D], f32; on request
  norma::Tensor dh_beta = {};  ///< [D], f32; on request
  norma::Tensor dgamma = {};   ///< [C], f32; on request
  norma::Tensor dbeta = {};    ///< [C], f32; on request
};

inline constexpr const norma_record *inference_backward_records[] = {
    &norma_norma_xbn_block_inference_vjp_7c0f00acc3825072};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status inference_backward(const InferenceBackwardInputs &in, const InferenceBackwardOutputs &out,
                                        norma::WorkspaceView workspace, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.state_m, in.state_v,
                                          out.dx, out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return norma::dispatch(inference_backward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_inference_backward`.
inline norma::Prepared prepare_inference_backward(const InferenceBackwardInputs &in,
                                                  const InferenceBackwardOutputs &out,
                                                  const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.state_m, in.state_v,
                                          out.dx, out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return norma::Prepared(inference_backward_records, arguments, context);
}

/// The same as `inference_backward`, on data of the shapes that were prepared.
inline norma::Status run_inference_backward(const norma::Prepared &prepared, const InferenceBackwardInputs &in,
                                            const InferenceBackwardOutputs &out, norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.dy, in.dz, in.x, in.h, in.h_gamma, in.gamma, in.state_m, in.state_v, out.dx,
                                    out.dh, out.dh_gamma, out.dh_beta, out.dgamma, out.dbeta);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.h, shapes.h_gamma, shapes.h_beta, shapes.gamma,
                                               shapes.beta, shapes.state_m, shapes.state_v, norma::Tensor(),
                                               norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto inference_shapes = norma::arguments(shapes.x, shapes.h, shapes.h_gamma, shapes.h_beta, shapes.gamma,
                                                 shapes.beta, shapes.state_m, shapes.state_v, norma::Tensor(),
                                                 norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_records, inference_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, norma::Tensor(), shapes.x, shapes.h, shapes.h_gamma,
                                                shapes.gamma, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  const auto inference_backward_shapes = norma::arguments(shapes.x, norma::Tensor(), shapes.x, shapes.h, shapes.h_gamma,
                                                          shapes.gamma, shapes.state_m, shapes.state_v, norma::Tensor(),
                                                          norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                          norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(inference_backward_records, inference_backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace xbn_block
