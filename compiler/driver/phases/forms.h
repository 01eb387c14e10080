//===- forms.h - the phases over the norm dialect -------------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

void elaborate(Pipeline &pipeline);
void import_forms(Pipeline &pipeline);
void simplify_forms(Pipeline &pipeline);

std::string list_declaration(Pipeline &pipeline);
std::string list_forms(Pipeline &pipeline);

} // namespace norma::compiler::driver
