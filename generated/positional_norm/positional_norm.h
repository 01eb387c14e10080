// norma show positional_norm --emit header
// positional_norm.h, made by norma 0.1.0. Change the declaration, not this file.
//
// Positional normalization: every position is standardized over its channels, and mean m and deviation s are
// results, to be given back by a moment shortcut further on. Variance is unbiased, eps stands under the root;
// nothing is learnt.
// source: Li, Wu, Weinberger and Belongie 2019, arXiv:1907.04312
//
//   norm positional_norm(x[N, C, ...]; eps = 1e-5) -> (y, m, s) {
//     partition over (C) per (N, ...)
//     operate   { stat m = mean(x)  stat s = sqrt(var(x, unbiased) + eps)  yield (x - m) / s }
//   }
#pragma once

#include "norma/norma.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" {
extern const norma_record norma_norma_positional_norm_training_24d7f5bbc8e8fb33;
extern const norma_record norma_norma_positional_norm_vjp_24d7f5bbc8e8fb33;
}

namespace positional_norm {
// So that libraries with other kernels for the same name link together.
inline namespace of_norma {

inline constexpr std::uint64_t saved_identity = 0xb46984a959dba49c;

/// What `forward` keeps for `backward`; the memory is the application's.
struct Saved {
  norma::Tensor saved_0 = {};              ///< [N, ...], f32
  norma::Tensor saved_1 = {};              ///< [N, ...], f32
  std::uint64_t identity = saved_identity; ///< whose kernels they belong to
};

struct Inputs {
  norma::Tensor x = {}; ///< [N, C, ...], f32
  double eps = 1e-05;
};

struct Outputs {
  norma::Tensor y = {}; ///< [N, C, ...], f32
  norma::Tensor m = {}; ///< [N, ...], f32
  norma::Tensor s = {}; ///< [N, ...], f32
  Saved saved = {};     ///< left out where no backward follows
};

inline constexpr const norma_record *forward_records[] = {&norma_norma_positional_norm_training_24d7f5bbc8e8fb33};

/// The forward pass; running values and states get their next values.
inline norma::Status forward(const Inputs &in, const Outputs &out, norma::WorkspaceView workspace,
                             const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.m, out.s, out.saved.saved_0, out.saved.saved_1);
  return norma::dispatch(forward_records, arguments, norma::scalars(in.eps), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run`.
inline norma::Prepared prepare(const Inputs &in, const Outputs &out, const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.x, out.y, out.m, out.s, out.saved.saved_0, out.saved.saved_1);
  return norma::Prepared(forward_records, arguments, context);
}

/// The same as `forward`, on data of the shapes that were prepared.
inline norma::Status run(const norma::Prepared &prepared, const Inputs &in, const Outputs &out,
                         norma::WorkspaceView workspace) {
  const auto data = norma::pointers(in.x, out.y, out.m, out.s, out.saved.saved_0, out.saved.saved_1);
  return prepared.run(data, norma::scalars(in.eps), workspace);
}

struct BackwardInputs {
  norma::Tensor dy = {}; ///< [N, C, ...], f32
  norma::Tensor dm = {}; ///< [N, ...], f32
  norma::Tensor ds = {}; ///< [N, ...], f32
  norma::Tensor x = {};  ///< [N, C, ...], f32
  Saved saved = {};      ///< what forward wrote
};

struct BackwardOutputs {
  norma::Tensor dx = {}; ///< [N, C, ...], f32; on request
};

inline constexpr const norma_record *backward_records[] = {&norma_norma_positional_norm_vjp_24d7f5bbc8e8fb33};

/// Gradients of inputs and parameters, from the cotangents of the outputs.
inline norma::Status backward(const BackwardInputs &in, const BackwardOutputs &out, norma::WorkspaceView workspace,
                              const norma::Context &context = {}) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto arguments = norma::arguments(in.dy, in.dm, in.ds, in.x, in.saved.saved_0, in.saved.saved_1, out.dx);
  return norma::dispatch(backward_records, arguments, norma::scalars(), workspace, context);
}

/// Checks shapes, strides and types once, for calls with `run_backward`.
inline norma::Prepared prepare_backward(const BackwardInputs &in, const BackwardOutputs &out,
                                        const norma::Context &context = {}) {
  const auto arguments = norma::arguments(in.dy, in.dm, in.ds, in.x, in.saved.saved_0, in.saved.saved_1, out.dx);
  return norma::Prepared(backward_records, arguments, context);
}

/// The same as `backward`, on data of the shapes that were prepared.
inline norma::Status run_backward(const norma::Prepared &prepared, const BackwardInputs &in, const BackwardOutputs &out,
                                  norma::WorkspaceView workspace) {
  if (in.saved.identity != saved_identity) return norma::wrong_saved(backward_records, in.saved.identity);
  const auto data = norma::pointers(in.dy, in.dm, in.ds, in.x, in.saved.saved_0, in.saved.saved_1, out.dx);
  return prepared.run(data, norma::scalars(), workspace);
}

/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `Inputs` leaves open, others tell.
inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {
  std::size_t bytes = 0;
  const auto forward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor(), norma::Tensor(),
                                               norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(forward_records, forward_shapes, context));
  const auto backward_shapes = norma::arguments(shapes.x, norma::Tensor(), norma::Tensor(), shapes.x, norma::Tensor(),
                                                norma::Tensor(), norma::Tensor());
  bytes = std::max(bytes, norma::workspace_bytes(backward_records, backward_shapes, context));
  return bytes;
}

} // namespace of_norma
} // namespace positional_norm
