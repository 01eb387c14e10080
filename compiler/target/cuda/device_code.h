//===- device_code.h - from LLVM functions to device code -------------------------------===//
#pragma once

#include "llvm/IR/Module.h"

#include <string>

namespace norma::compiler::cuda {

/// Makes kernels of the functions that emission marked, for NVPTX, and optimizes them for a compute capability (90 for
/// sm_90).
void make_device_module(llvm::Module &module, int compute_capability);

std::string write_ptx(llvm::Module &module, int compute_capability);

} // namespace norma::compiler::cuda
