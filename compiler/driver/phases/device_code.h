//===- device_code.h - kernels for a device, and what the host has of them --===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

/// Makes device code of the module's functions. The module that is left is the host's: records with the code as PTX,
/// or, emulated, with the kernels bound to the emulator.
void make_device_code(TargetCode &code);

/// Each target must have PTX.
void expect_device_code(Pipeline &pipeline);
std::string list_device_code(Pipeline &pipeline);

} // namespace norma::compiler::driver
