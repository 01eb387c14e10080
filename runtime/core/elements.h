//===- elements.h - writing arguments without a kernel -------------------------===//
//
// First values of what was left out, zeros and carried-over states of a call without elements.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// `value`, rounded to nearest even, in the bytes of `type`. Integers truncate.
std::uint64_t encoded(double value, norma_dtype type);

/// Every element of `argument` := `value`. Fails on a device only, as does `copy`.
norma_status fill(const Binding &binding, int argument, void *data, double value);

/// Every element of `to` := the one of `from`, an argument over the same axes in the same order and of the same type.
norma_status copy(const Binding &binding, int to, void *to_data, int from, const void *from_data);

} // namespace norma::internal
