//===- unroll.h - loops of a fixed count, written out ---------------------===//
//
// Reverse mode walks operations backwards; a loop is walked as its iterations.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler::derivative {

/// Replaces each norm.repeat of the form by copies of its body. Fails with an error at a loop of more iterations than
/// are worth their code.
mlir::LogicalResult unroll_loops(norm::FormOp form);

} // namespace norma::compiler::derivative
