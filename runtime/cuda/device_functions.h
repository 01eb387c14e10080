//===- device_functions.h - what the core calls ------------------------------------------===//
#pragma once

#include "norma/device.h"

namespace norma::cuda {

/// Of contexts that norma_cuda_context makes.
extern const norma_device_functions device_functions;

} // namespace norma::cuda
