//===- driver.h - CUDA's driver, found at run time -----------------------------------===//
//
// Nothing links libcuda.so.1: the library loads on a machine without it, and says so when asked for a context.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "norma/runtime.h"
#include "runtime/cuda/driver_types.h"

namespace norma::cuda {

/// The driver's functions.
struct Driver {
#define NORMA_CUDA_MEMBER(name, parameters) Result(*name) parameters;
  NORMA_CUDA_REQUIRED_FUNCTIONS(NORMA_CUDA_MEMBER)
  NORMA_CUDA_OPTIONAL_FUNCTIONS(NORMA_CUDA_MEMBER)
#undef NORMA_CUDA_MEMBER
};

/// The driver, which the first call loads. Null where there is none; `status` then says why.
const Driver *find_driver(norma_status &status);

/// The driver that an earlier call has found.
const Driver &loaded_driver();

} // namespace norma::cuda
