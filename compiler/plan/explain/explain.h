//===- explain.h - a plan as a person reads it -----------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

#include <string>

namespace norma::compiler::plan {

/// Kernels, their traversals with what they read, accumulate and write, the bytes beside the least possible, and what
/// was refused. Ends with a newline.
std::string explain(FormOp form);

} // namespace norma::compiler::plan
