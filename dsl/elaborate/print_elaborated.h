//===- print_elaborated.h - an elaborated declaration as text -------------===//
//
// The second part of `norma show --emit declaration`, and what tests compare.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/elaborated.h"

namespace norma::dsl {

/// Axes, arguments, one line per node, results. Arguments and constants stand where they are used.
std::string print(const Elaborated &elaborated);

} // namespace norma::dsl
