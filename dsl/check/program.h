//===- program.h - checks over several files ------------------------------===//
//
// A file sees the definitions of the files that it uses, directly or through others.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/load.h"

namespace norma::dsl {

/// `check_structure` of every file of a program, each with what it uses around it.
std::vector<FileDiagnostic> check_program(const LoadedProgram &program);

} // namespace norma::dsl
