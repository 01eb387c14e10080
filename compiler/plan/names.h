//===- names.h - what arrays and accumulators are called -------------------===//
//
// Every array of a plan stands for a value of the norm dialect (`names` on kernels and traversals, one per result;
// `norm.name` on the form's arguments and results). The names are for people: `explain`, refusals, debuggers.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

/// The attribute's name on kernels and traversals.
inline constexpr llvm::StringLiteral names_attribute = "names";

/// The name of an argument, of a kernel's or a traversal's result; a held array has its source's. Never empty.
std::string name_of(mlir::Value array);

/// The name given to result `index`, or null.
mlir::StringAttr given_name(mlir::Operation *op, unsigned index);

void set_names(mlir::Operation *op, llvm::ArrayRef<mlir::StringAttr> names);

} // namespace norma::compiler::plan
