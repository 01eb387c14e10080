//===- rounding.h - what a type makes of a number -------------------------===//
#pragma once

#include "compiler/reference/evaluate.h"

namespace norma::reference {

/// The nearest number that the type has, ties to even; infinite beyond its largest.
double rounded(double value, Storage type);

} // namespace norma::reference
