//===- choose_saved.h - what the forward keeps for the backward -----------===//
//
// A derived form computes anew what it needs of the forward. What is small and dear, the forward hands over instead.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

#include <memory>

namespace mlir {
class Pass;
}

namespace norma::compiler {

/// Finds the values of `vjp` that are values of `forward` as well, lack an axis of the first input and took an
/// aggregate to compute; of these, those that the rest of the vjp uses become results of `forward` and arguments of
/// `vjp`, both with role saved. Arguments of `vjp` that nothing uses any more are dropped, cotangents excepted. Both
/// forms should be simplified; both are simplified again. Changing `forward` changes its signature: every form that
/// saves is given its own.
void choose_saved(norm::FormOp forward, norm::FormOp vjp);

/// `--norm-choose-saved`: for each pair of forms f, f's vjp in a module.
std::unique_ptr<mlir::Pass> create_choose_saved_pass();

} // namespace norma::compiler
