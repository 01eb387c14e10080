//===- listen.h - what MLIR says during a phase ---------------------------===//
//
// Passes report through the context. While a `Listener` lives, errors are kept; whether they are the user's fault
// or ours the phase knows.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/problems.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"

namespace norma::compiler::driver {

class Listener {
public:
  explicit Listener(mlir::MLIRContext *context);

  /// Errors so far, as a person reads them.
  const std::string &errors() const { return errors_; }

private:
  std::string errors_;
  mlir::ScopedDiagnosticHandler handler_;
};

/// Throws InternalError if the module does not verify, or if `worked` is false.
void expect_sound(const char *phase, mlir::ModuleOp module, bool worked);

/// The module or operation as text.
std::string text_of(mlir::Operation *op);

} // namespace norma::compiler::driver
