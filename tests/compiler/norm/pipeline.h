//===- pipeline.h - from a declaration's text to its forms, for tests -----===//
//
// What the driver does between the elaborator and the plan.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/import/import.h"
#include "dsl/elaborate/elaborate.h"

#include "mlir/IR/Verifier.h"

#include <string>

namespace norma::compiler::testing {

/// A module with the form of one declaration, by its name in the catalogue or by its text.
class Pipeline {
public:
  Pipeline(const std::string &name_or_text, const dsl::ElaborateOptions &options);

  norm::FormOp form() { return form_; }
  mlir::MLIRContext &context() { return context_; }
  /// What the front end, the import and MLIR's verifier had to say; empty if all is well.
  const std::string &said() const { return said_; }
  bool verify() { return succeeded(mlir::verify(*module_)); }

private:
  mlir::MLIRContext context_;
  mlir::OwningOpRef<mlir::ModuleOp> module_;
  norm::FormOp form_;
  std::string said_;
};

} // namespace norma::compiler::testing
