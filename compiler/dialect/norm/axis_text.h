//===- axis_text.h - axis names and areas in the dialect's text -----------===//
//
// `C` and `S...` are keywords of MLIR's lexer and `...` a token; a twin is written "D'" in quotes, since the
// lexer knows no apostrophe. Shared by types, attributes and operations.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler::norm {

mlir::ParseResult parse_axis_name(mlir::AsmParser &parser, mlir::StringAttr &axis);
void print_axis_name(mlir::AsmPrinter &printer, mlir::StringAttr axis);

/// In square brackets.
mlir::ParseResult parse_axis_names(mlir::AsmParser &parser, llvm::SmallVectorImpl<mlir::StringAttr> &axes);
void print_axis_names(mlir::AsmPrinter &printer, llvm::ArrayRef<mlir::StringAttr> axes);

/// `T within from -2 to 2 across replicas`.
mlir::ParseResult parse_over(mlir::AsmParser &parser, OverAttr &over);
void print_over(mlir::AsmPrinter &printer, OverAttr over);

} // namespace norma::compiler::norm
