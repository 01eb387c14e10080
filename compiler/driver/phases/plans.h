//===- plans.h - the phases over the plan dialect -------------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

void build_plans(Pipeline &pipeline);
void choose_plans(Pipeline &pipeline);

} // namespace norma::compiler::driver
