//===- refusal.h - what the plan cannot say --------------------------------===//
#pragma once

#include "mlir/IR/Operation.h"

namespace norma::compiler::plan {

/// A sentence for an operation of the norm dialect that has no plan; empty where it has one.
std::string missing_for(mlir::Operation *op);

} // namespace norma::compiler::plan
