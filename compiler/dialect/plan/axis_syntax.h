//===- axis_syntax.h - how axis names are written in the plan --------------===//
//
// A name that is an identifier stands bare, all others (`...`, `D'`) in quotes: `[N, C, "..."]`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

#include "mlir/IR/OpImplementation.h"

namespace norma::compiler::plan {

void print_axis(mlir::AsmPrinter &printer, llvm::StringRef name);
void print_axes(mlir::AsmPrinter &printer, llvm::ArrayRef<mlir::StringAttr> axes);
void print_axes(mlir::AsmPrinter &printer, mlir::ArrayAttr axes);

mlir::ParseResult parse_axis(mlir::AsmParser &parser, mlir::StringAttr &name);
mlir::ParseResult parse_axes(mlir::AsmParser &parser, llvm::SmallVectorImpl<mlir::StringAttr> &axes);
mlir::ParseResult parse_axes(mlir::AsmParser &parser, mlir::ArrayAttr &axes);

// The attributes as they stand inside an operation, without brackets; null after a syntax error.
mlir::Attribute parse_point(mlir::AsmParser &parser);
mlir::Attribute parse_accumulate(mlir::AsmParser &parser);
mlir::Attribute parse_block(mlir::AsmParser &parser);
void print_point(mlir::AsmPrinter &printer, PointAttr point);
void print_accumulate(mlir::AsmPrinter &printer, AccumulateAttr accumulate);
void print_block(mlir::AsmPrinter &printer, BlockAttr block);

} // namespace norma::compiler::plan
