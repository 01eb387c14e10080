//===- targets.h - which targets there are --------------------------------===//
#pragma once

#include "compiler/driver/problems.h"

#include <vector>

namespace norma::compiler::driver {

/// Each is a target of `compile`; all of one library are of one architecture.
void check_targets(const std::vector<std::string> &targets, Problems &problems);

} // namespace norma::compiler::driver
