//===- device_message.h - sentences about devices -----------------------------------===//
#pragma once

#include "norma/runtime.h"
#include "runtime/core/text.h"

namespace norma::internal {

/// `the CPU`, `CUDA`
void write_device_type(Text &text, std::int64_t type);

/// NORMA_WRONG_DEVICE, behind the argument's name; without one it is about the workspace.
void write_wrong_device(const norma_status &status, Text &text);

/// What NORMA_WRONG_CONTEXT and the codes behind it say; false for any other.
bool write_device_fault(const norma_status &status, Text &text);

} // namespace norma::internal
