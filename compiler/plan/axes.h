//===- axes.h - sets of axis names in the order of a form's table ----------===//
//
// The plan's attributes hold axes as arrays of strings; what builds and rewrites plans works on plain lists.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

using Axes = llvm::SmallVector<mlir::StringAttr, 4>;
using AxesRef = llvm::ArrayRef<mlir::StringAttr>;

Axes axes_of(mlir::ArrayAttr names);
mlir::ArrayAttr array_of(mlir::MLIRContext *context, AxesRef axes);

bool contains(AxesRef axes, mlir::StringAttr axis);
bool contains_all(AxesRef axes, AxesRef others);
bool same_axes(AxesRef left, AxesRef right);
Axes joined(AxesRef left, AxesRef right);
Axes without(AxesRef axes, AxesRef removed);
Axes common(AxesRef left, AxesRef right);

/// In the order of the form's axis table, which is the order of array types.
Axes in_table_order(FormOp form, AxesRef axes);

/// The atomic axes from the outermost in memory to the contiguous one: the form's `layout`, else the first array
/// argument's axes as written; then those of the other arguments, each outside the next one that is in order already;
/// axes that no argument names come first.
Axes memory_order(FormOp form);
Axes in_memory_order(FormOp form, AxesRef axes);

/// `N, C` for a sentence.
std::string spelled(AxesRef axes);

/// A name that no row of the table has: `b`, `b2`, …
mlir::StringAttr fresh_axis(FormOp form, llvm::StringRef wanted);

/// Appends a row to the form's table.
void add_axis(FormOp form, AxisAttr row);

/// The extent, or -1 where it is chosen at run time; a block axis counts its runs.
int64_t extent_of(FormOp form, mlir::StringAttr axis);

} // namespace norma::compiler::plan
