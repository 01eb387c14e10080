//===- extents.h - how long each axis of a form is -------------------------===//
//
// Static extents come from the axis table, dynamic ones from the arrays that enter; twins, windows, composites and
// blocks follow from others.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/arrays.h"
#include "llvm/Support/Error.h"

#include <optional>

namespace norma::compiler::plan {

/// One row of the axis table with what can be known of its extent.
class Extents {
public:
  explicit Extents(FormOp form);

  /// Says that `axis` has `extent` in the array called `array`; an error where another extent is known already.
  llvm::Error bind(mlir::StringAttr axis, int64_t extent, llvm::StringRef array);

  /// The extent, or nothing where neither the table nor a bound array gives it.
  std::optional<int64_t> find(mlir::StringAttr axis) const;

  /// As `find`, for a plan whose arrays are bound.
  int64_t of(mlir::StringAttr axis) const;

  AxisAttr row(mlir::StringAttr axis) const { return form.find_axis(axis); }

private:
  mutable FormOp form;
  llvm::DenseMap<mlir::StringAttr, int64_t> bound;
  llvm::DenseMap<mlir::StringAttr, BlockAttr> blocks;
};

/// The name under which the form's argument or result is known to callers.
std::string argument_name(FormOp form, unsigned index);
std::string result_name(FormOp form, unsigned index);

} // namespace norma::compiler::plan
