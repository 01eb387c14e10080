// norma show dual_patch_norm --emit header
// dual_patch_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Dual PatchNorm: a layer norm before and one after the patch embedding of a vision transformer. x holds patches of P
// pixels and y goes into the embedding; e is what the embedding gives and z goes on. In a network e comes from y, so
// that one pass runs the halves as two calls of layer_norm with this eps; here they are one declaration.
// source: Kumar, Dehghani and Houlsby 2023, arXiv:2302.01327
//
//   norm dual_patch_norm(x[N, T, P], e[N, T, C]; eps = 1e-6) -> (y, z[N, T, C]) {
//     param e_gamma[C] = 1
//     param e_beta[C] = 0
//     let z = e_gamma * standardize(e over (C), eps) + e_beta
//     partition over (P) per (N, T)
//     operate   standardize(eps)
//     recover   affine per (P)
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_dual_patch_norm_training_075ea67668141fb7;
extern const norma_record norma_norma_dual_patch_norm_vjp_075ea67668141fb7;
}

namespace dual_patch_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x37e5dca56e59bf80;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor m = {};                    ///< [N, T], f32
  norma::Tensor saved_0 = {};              ///< [N, T], f32
  norma::Tensor r = {};                    ///< [N, T], f32
  norma::Tensor saved_1 = {};              ///< [N, T], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {};       ///< [N, T, P], f32
  norma::Tensor e = {};       ///< [N, T, C], f32
  norma::Tensor e_gamma = {}; ///< [C], f32; left out: 1
  norma::Tensor e_beta = {};  ///< [C], f32; left out: 0
  norma::Tensor gamma = {};   ///< [P], f32; left out: 1
  norma::Tensor beta = {};    ///< [P], f32; left out: 0
  double eps = 1e-06;
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, T, P], f32
  norma::Tensor z = {}; ///< [N, T, C], f32
  norma::Tensor v = {}; ///< [N, T], f32; a statistic, on request
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_dual_patch_norm_training_075ea67668141fb7};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.e, in.e_gamma, in.e_beta, in.gamma, in.beta, out.y, out.z,
                                          out.saved.m, out.v, out.saved.saved_0, out.saved.r, out.saved.saved_1);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, in.e, in.e_gamma, in.e_beta, in.gamma, in.beta, out.y, out.z,
                                          out.saved.m, out.v, out.saved.saved_0, out.saved.r, out.saved.saved_1);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, in.e, in.e_gamma, in.e_beta, in.gamma, in.beta, out.y, out.z, out.saved.m,
                                    out.v, out.saved.saved_0, out.saved.r, out.saved.saved_1);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {};      ///< [N, T, P], f32
  norma::Tensor dz = {};      ///< [N, T, C], f32
  norma::Tensor x = {};       ///< [N, T, P], f32
  norma::Tensor e = {};       ///< [N, T, C], f32
  norma::Tensor e_gamma = {}; ///< [C], f32; left out: 1
  norma::Tensor gamma = {};   ///< [P], f32; left out: 1
  Saved saved = {};           ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {};       ///< [N, T, P], f32; on request
  norma::Tensor de = {};       ///< [N, T, C], f32; on request
  norma::Tensor de_gamma = {}; ///< [C], f32; on request
  norma::Tensor de_beta = {};  ///< [C], f32; on request
  norma::Tensor dgamma = {};   ///< [P], f32; on request
  norma::Tensor dbeta = {};    ///< [P], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_dual_patch_norm_vjp_075ea67668141fb7};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.e, in.e_gamma, in.gamma, in.saved.saved_0, in.saved.r,
                                          in.saved.m, in.saved.saved_1, out.dx, out.de, out.de_gamma, out.de_beta,
                                          out.dgamma, out.dbeta);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dz, in.x, in.e, in.e_gamma, in.gamma, in.saved.saved_0, in.saved.r,
                                          in.saved.m, in.saved.saved_1, out.dx, out.de, out.de_gamma, out.de_beta,
                                          out.dgamma, out.dbeta);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.dz, in.x, in.e, in.e_gamma, in.gamma, in.saved.saved_0, in.saved.r,
                                    in.saved.m, in.saved.saved_1, out.dx, out.de, out.de_gamma, out.de_beta, out.dgamma,
                                    out.dbeta);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, shapes.e, shapes.e_gamma, shapes.e_beta, shapes.gamma,
                                               shapes.beta, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, norma::Tensor(), shapes.x, shapes.e, shapes.e_gamma,
                                                shapes.gamma, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                                norma::Tensor(), norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace dual_patch_norm
