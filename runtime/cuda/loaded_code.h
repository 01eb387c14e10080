//===- loaded_code.h - what was loaded into which CUDA context -----------------------===//
//
// An image is loaded once for each context, when a variant first needs it; from then on a call finds its functions by
// the variant. A context may be destroyed without a word to us: its successor at the same address is known by its
// number.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "runtime/cuda/current_context.h"

namespace norma::cuda {

/// The functions of a variant's kernels, in order.
struct LoadedVariant;

/// Of kernel `kernel` of the variant.
Function function_of(const LoadedVariant &variant, int kernel);

/// Finds the variant's code or loads it, unless the stream is being captured. `context` is the current one, on the
/// device that `made_for` was made for; the same failure comes again in the next call, if its reason is still there.
const LoadedVariant *find_code(const Driver &driver, Attempt &attempt, const ContextKey &context,
                               const norma_context &made_for, const norma_record &record, const norma_variant &variant);

/// Unloads all of the context's code. What the driver refuses to unload stays known.
void unload_all(const Driver &driver, Attempt &attempt, const ContextKey &context);

/// Drops all that is known, without a call to the driver.
void forget_all();

} // namespace norma::cuda
