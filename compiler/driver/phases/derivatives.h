//===- derivatives.h - the phases that derive forms -----------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

void derive(Pipeline &pipeline);
void choose_what_is_saved(Pipeline &pipeline);

/// The derived forms alone.
std::string list_derivatives(Pipeline &pipeline);

} // namespace norma::compiler::driver
