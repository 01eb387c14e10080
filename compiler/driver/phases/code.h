//===- code.h - the phases from a plan to what is written -----------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

void emit_functions(Pipeline &pipeline);
void lower_to_llvm(Pipeline &pipeline);
void write_assembly(Pipeline &pipeline);
void write_objects(Pipeline &pipeline);
void make_header(Pipeline &pipeline);

std::string list_functions(Pipeline &pipeline);
std::string list_llvm(Pipeline &pipeline);
std::string list_assembly(Pipeline &pipeline);
std::string list_symbols(Pipeline &pipeline);
std::string list_header(Pipeline &pipeline);

} // namespace norma::compiler::driver
