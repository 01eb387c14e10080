// norma show edm2_norm --emit header
// edm2_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Pixel norm of EDM2, normalize(x, dim=1) there: eps is added to the root mean square and not under the root.
// source: Karras et al. 2023, arXiv:2312.02696
//
//   norm edm2_norm(x[N, C, ...]; eps = 1e-4) {
//     partition over (C) per (N, ...)
//     operate   { stat q = norm(x, 2)  yield x / (eps + q / sqrt(size(C))) }
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_edm2_norm_training_48cbedb7698c7109;
extern const norma_record norma_norma_edm2_norm_vjp_48cbedb7698c7109;
}

namespace edm2_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0x2d39e286e2ead152;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor q = {};                    ///< [N, ...], f32
  norma::Tensor saved_0 = {};              ///< [N, ...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {}; ///< [N, C, ...], f32
  double eps = 1e-04;
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_edm2_norm_training_48cbedb7698c7109};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.saved.q, out.saved.saved_0);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.saved.q, out.saved.saved_0);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, out.y, out.saved.q, out.saved.saved_0);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {}; ///< [N, C, ...], f32
  norma::Tensor x = {};  ///< [N, C, ...], f32
  Saved saved = {};      ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {}; ///< [N, C, ...], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_edm2_norm_vjp_48cbedb7698c7109};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.q, in.saved.saved_0, out.dx);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.x, in.saved.q, in.saved.saved_0, out.dx);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.x, in.saved.q, in.saved.saved_0, out.dx);
  return prepared.run(data, norma::scalars(), workspace);
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
} // namespace edm2_norm
