//===- import.h - from an elaborated declaration to a norm.form -----------===//
//
// One node becomes one operation; names, roles and places stay with it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"
#include "dsl/diagnostic.h"
#include "dsl/elaborate/elaborated.h"

#include "mlir/IR/BuiltinOps.h"

#include <map>
#include <string>
#include <vector>

namespace norma::compiler {

struct ImportOptions {
  mlir::Type storage; ///< of x, and of every real input, parameter and output not named below; null: f32
  std::map<std::string, mlir::Type> storage_of; ///< by the name of an argument, an output or a statistic
  std::string file;                             ///< the name that locations bear
  std::string_view text;                        ///< the source, for lines and columns; may be empty
};

/// Adds `@name.training` or `@name.inference` to the module. It computes in f64 if any tensor is f64, else in f32. What
/// cannot be imported is said in `diagnostics`, and nothing is added.
mlir::FailureOr<norm::FormOp> import_form(const dsl::Elaborated &elaborated, const ImportOptions &options,
                                          mlir::ModuleOp module, std::vector<dsl::Diagnostic> &diagnostics);

} // namespace norma::compiler
