//===- reverse.h - reverse-mode derivatives -------------------------------===//
//
// From a form to the form that pulls cotangents of its results back to its inputs and parameters.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

#include <memory>

namespace mlir {
class Pass;
}

namespace norma::compiler {

/// Derives `@f.vjp` from `@f.training` and adds it behind it. Its arguments are the cotangents `dy` of the outputs,
/// then all that the form takes; its results the gradients `dx`, `dgamma` of its real inputs and parameters. It
/// computes anew whatever it needs of the form's values; `choose_saved` is next. Applies to a vjp again, where the
/// gradients are the outputs and the cotangents are inputs. Names: training → vjp, vjp → vjp2 and
/// f_vjp → f_vjp2, any other form f → f_vjp. What has no derivative rule is an error at the operation's location.
mlir::FailureOr<norm::FormOp> derive_vjp(norm::FormOp form);

/// `--norm-derive-vjp=of=training`: for every form of that kind in a module.
std::unique_ptr<mlir::Pass> create_derive_vjp_pass();

} // namespace norma::compiler
