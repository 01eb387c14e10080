//===- strides.h - strides along atomic axes, and the bytes that they reach ---===//
#pragma once

#include "runtime/core/binding.h"
#include "runtime/core/fault.h"

namespace norma::internal {

/// Fills `binding.strides` and the rest of `binding.arguments[argument]` from a view whose shape was bound; compact
/// where it was left out.
Fault strides_of(const norma_record &record, int argument, const norma_tensor &tensor, Binding &binding);

} // namespace norma::internal
