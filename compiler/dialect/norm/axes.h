//===- axes.h - sets of axes in the order of a form's table ---------------===//
//
// Types list their axes in the order of the form's axis table, so that equal sets are equal types.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler::norm {

using Axes = llvm::SmallVector<mlir::StringAttr, 4>;

/// The form around an operation, or the operation itself.
FormOp form_of(mlir::Operation *op);

/// Sorted by the table, each axis once.
Axes in_table_order(FormOp form, llvm::ArrayRef<mlir::StringAttr> axes);

/// The axes of `a op b`.
Axes union_of(FormOp form, mlir::ValueRange values);

/// `all` less `taken`, in the order of `all`.
Axes difference(llvm::ArrayRef<mlir::StringAttr> all, llvm::ArrayRef<mlir::StringAttr> taken);

/// The axes in brackets, for messages: `[N, C]`.
std::string spelled(llvm::ArrayRef<mlir::StringAttr> axes);

/// The twin of an axis: D for D', D' for D; null if there is none.
mlir::StringAttr twin_of(FormOp form, mlir::StringAttr axis);

/// With D and D' exchanged, for each joint axis D.
Axes with_twins_exchanged(FormOp form, llvm::ArrayRef<mlir::StringAttr> axes, llvm::ArrayRef<mlir::StringAttr> joint);

/// A StrArrayAttr's elements.
Axes axes_in(mlir::ArrayAttr names);
mlir::ArrayAttr array_of(mlir::MLIRContext *context, llvm::ArrayRef<mlir::StringAttr> axes);

inline ArrayType array_type(mlir::Value value) { return mlir::cast<ArrayType>(value.getType()); }

} // namespace norma::compiler::norm
