//===- signature.h - arguments and results that come and go ---------------===//
//
// Forms keep types, names and roles in attributes beside the body; these change all of them together.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler {

/// The attributes of an argument or a result that is kept between forms, in the type that it is computed in.
mlir::DictionaryAttr saved_attributes(norm::FormOp form, mlir::Type type, llvm::StringRef name);

/// Adds a result at the end.
void add_result(norm::FormOp form, mlir::Value value, mlir::DictionaryAttr attributes);

/// Adds an argument at the end.
mlir::BlockArgument add_argument(norm::FormOp form, mlir::Type type, mlir::DictionaryAttr attributes);

/// Removes the arguments that nothing uses, except cotangents and tangents.
void drop_unused_arguments(norm::FormOp form);

} // namespace norma::compiler
