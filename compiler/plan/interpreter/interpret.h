//===- interpret.h - the meaning of a plan ---------------------------------===//
//
// A plan, run in double by the plainest loops there are. Every rewrite of a plan must leave this result as it
// was, and every backend is compared with it. Placement, order of the instances, holds and symmetry are speed, so
// the interpreter does not look at them.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/plan/interpreter/arrays.h"
#include "llvm/Support/Error.h"

namespace norma::compiler::plan {

class FormOp;

/// The form's results by name. The error is a sentence about the inputs: one that is missing or unknown, or
/// whose axes, extents or size do not fit. The form itself must have been verified.
llvm::Expected<Arrays> interpret(FormOp form, const Arrays &inputs);

} // namespace norma::compiler::plan
