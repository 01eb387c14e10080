//===- device_launch.h - a variant's kernels on a device --------------------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// What can be said before anything is written: that the kernels' parameters fit, the stream can be used, the workspace
/// (null: none) lies on the device, and the code is there, which `code` then is. Without a variant: the stream alone.
norma_status find(const Binding &binding, const norma_variant *variant, const void *workspace, const void *&code);

/// The same for each variant that a run with other data may choose.
norma_status find_all(const Binding &binding);

/// Puts the kernels on the context's stream.
norma_status launch_on_device(const Binding &binding, const norma_variant &variant, const norma_frame &frame,
                              const void *code);

} // namespace norma::internal
