//===- axis_syntax.h - how axis names are written in the plan --------------===//
//
// A name that is an identifier stands bare, all others (`...`, `D'`) in quotes: `[N, C, "..."]`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/IR/OpImplementation.h"

namespace norma::compiler::plan {

void print_axis(mlir::AsmPrinter &printer, llvm::StringRef name);
void print_axes(mlir::AsmPrinter &printer, llvm::ArrayRef<mlir::StringAttr> axes);
void print_axes(mlir::AsmPrinter &printer, mlir::ArrayAttr axes);

mlir::ParseResult parse_axis(mlir::AsmParser &parser, mlir::StringAttr &name);
mlir::ParseResult parse_axes(mlir::AsmParser &parser, llvm::SmallVectorImpl<mlir::StringAttr> &axes);
mlir::ParseResult parse_axes(mlir::AsmParser &parser, mlir::ArrayAttr &axes);

} // namespace norma::compiler::plan
