//===- device_elements.h - fills and copies on a device ----------------------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// Every element of `argument` := the low bytes of `bits`.
norma_status fill_on_device(const Binding &binding, int argument, void *data, std::uint64_t bits);

/// Every element of `to` := the one of `from`, an argument over the same axes in the same order and of the same type.
norma_status copy_on_device(const Binding &binding, int to, void *to_data, int from, const void *from_data);

} // namespace norma::internal
