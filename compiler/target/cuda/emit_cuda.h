//===- emit_cuda.h - placed forms to kernels with their records --------------------------===//
#pragma once

#include "compiler/emit/target_form.h"

namespace norma::compiler::cuda {

/// The functions are kernels as norma_device_entry (runtime/core/include/norma/record.h) describes them.
emit::TargetModule emit_cuda(const std::vector<emit::TargetForm> &forms, const std::string &target);

} // namespace norma::compiler::cuda
