//===- simplify.h - the same values from less work ------------------------===//
//
// Algebra on the norm dialect: constants, identities, factors out of sums, equal values once. It keeps numerics: sums
// of differences stay sums of differences.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

#include <memory>

namespace mlir {
class Pass;
}

namespace norma::compiler {

/// Rewrites until nothing changes, merges equal values, removes unused ones. Arguments and results stay.
void simplify(norm::FormOp form);

/// `--norm-simplify`: every form of a module.
std::unique_ptr<mlir::Pass> create_simplify_pass();

} // namespace norma::compiler
