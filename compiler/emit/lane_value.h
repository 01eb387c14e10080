//===- lane_value.h - what an element is during emission --------------------===//
#pragma once

#include "mlir/IR/Value.h"
#include "llvm/ADT/SmallVector.h"

namespace norma::compiler::emit {

/// The parts of one element: a number has one, moments have count, mean, m2 and what the mean lacks. A part is a scalar
/// where it is the same for all lanes, else of the machine's lane type.
using LaneValue = llvm::SmallVector<mlir::Value, 3>;

} // namespace norma::compiler::emit
