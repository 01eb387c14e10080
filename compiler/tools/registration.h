//===- registration.h - every dialect and pass of the compiler ------------===//
//
// One line per dialect and per list of passes.
//
//===----------------------------------------------------------------------===//
#pragma once

namespace mlir {
class DialectRegistry;
}

namespace norma::compiler {

/// Adds the dialects to the registry and the passes to MLIR's list of passes.
void register_everything(mlir::DialectRegistry &registry);

} // namespace norma::compiler
