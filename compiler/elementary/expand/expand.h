//===- expand.h - elementary functions as arithmetic ----------------------===//
//
// The same bits on every machine: no library is called, and no operation is fused that is not written so.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/IR/Operation.h"

#include <memory>

namespace mlir {
class Pass;
}

namespace norma::compiler {

/// Replaces math.erf, math.exp, math.log and math.tanh below `root`, on f32 and f64, scalars and vectors, by operations
/// of arith.
void expand_elementary(mlir::Operation *root);

/// `--expand-elementary`.
std::unique_ptr<mlir::Pass> create_expand_elementary_pass();

} // namespace norma::compiler
