//===- values.h - an array of the plan while it is interpreted -------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/extents.h"
#include "compiler/plan/interpreter/scalar.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <memory>
#include <vector>

namespace norma::compiler::plan {

/// Where every axis in sight stands: the instance's and those of the walk.
using Coordinates = llvm::DenseMap<mlir::StringAttr, int64_t>;

/// An array's elements, the last axis contiguous.
struct Values {
  std::vector<mlir::StringAttr> axes;
  std::vector<int64_t> shape;
  std::vector<Scalar> elements;

  /// An array of the type, filled.
  static Values filled(ArrayType type, const Extents &extents, const Scalar &with);

  /// The element at the coordinates; those of axes that the array lacks do not matter.
  Scalar &at(const Coordinates &coordinates);
  const Scalar &at(const Coordinates &coordinates) const { return const_cast<Values *>(this)->at(coordinates); }
};

using SharedValues = std::shared_ptr<const Values>;

/// Calls `visit` at every coordinate of the axes, the last one fastest, with `coordinates` set for them; they are
/// unset again at the end.
void for_each_coordinate(llvm::ArrayRef<mlir::StringAttr> axes, const Extents &extents, Coordinates &coordinates,
                         llvm::function_ref<void()> visit);

/// The strings of an axis list.
llvm::SmallVector<mlir::StringAttr> names_of(mlir::ArrayAttr axes);

} // namespace norma::compiler::plan
