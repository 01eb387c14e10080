//===- write_header.h - what a C++ application includes -------------------===//
//
// A struct for what enters and one for what leaves each form, and functions of one line that hand them to the records.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

/// The header of the pipeline's declaration; its records must be there.
std::string write_header(const Pipeline &pipeline);

} // namespace norma::compiler::driver
