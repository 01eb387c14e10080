//===- first_value.h - the number that an argument has if left out --------===//
//
// First values are small bodies of settings and constants; most are one number.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/elaborated.h"

namespace norma::compiler {

/// The argument's first value, if it is one and the same number for every element and is known now.
std::optional<double> constant_first_value(const dsl::Elaborated &elaborated, const dsl::ElaboratedArgument &argument);

} // namespace norma::compiler
