//===- forward.h - forward-mode derivatives -------------------------------===//
//
// From a form to the form that pushes tangents of its inputs and parameters on to its outputs.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

#include <memory>

namespace mlir {
class Pass;
}

namespace norma::compiler {

/// Derives `@f.jvp` from `@f.training` (or `@f.g_jvp` from any other `@f.g`) and adds it behind it. Its arguments are
/// the tangents `tx`, `tgamma` of the real inputs and parameters, and what of the form's arguments it needs; its
/// results the tangents `ty` of the outputs. It is simplified. Fails with an error where reverse mode does.
mlir::FailureOr<norm::FormOp> derive_jvp(norm::FormOp form);

/// `--norm-derive-jvp`: for every training form of a module.
std::unique_ptr<mlir::Pass> create_derive_jvp_pass();

} // namespace norma::compiler
