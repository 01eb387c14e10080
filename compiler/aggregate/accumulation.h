//===- accumulation.h - how aggregates are computed in one walk -----------===//
//
// Per aggregate: the monoid that it needs, what an element gives to it, and how the result follows from its state. The
// plan asks here and knows no aggregate by name.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/norm.h"

namespace norma::compiler::aggregate {

/// Writes scalar operations where the builder stands.
struct Scalars {
  mlir::OpBuilder &builder;
  mlir::Location location;

  mlir::Value number(mlir::Type type, double value);
  /// An elementary function by its name.
  mlir::Value apply(llvm::StringRef function, mlir::ValueRange operands);
};

/// The scalars of one element; mask and weight are null where the aggregate has none.
struct Element {
  mlir::Value source, mask, weight;
};

using Lift = mlir::Value (*)(Scalars &, norm::AggregateOp, const Element &);
/// `count` is the number of elements that enter (the sum of their weights), a real; null unless asked for.
using Project = mlir::Value (*)(Scalars &, norm::AggregateOp, mlir::Value state, mlir::Value count);

struct Accumulation {
  llvm::StringLiteral aggregate;
  llvm::StringLiteral monoid; ///< empty: the count says it all
  Lift lift;
  bool asks_count;
  Project project;      ///< null: the state is the result
  Project from_moments; ///< null unless the moments of the same elements give the result too
};

/// How the aggregate is computed; null where one walk cannot.
const Accumulation *find_accumulation(llvm::StringRef aggregate);

/// What an element adds to the count.
mlir::Value lift_count(Scalars &scalars, norm::AggregateOp op, const Element &element, mlir::Type real);

} // namespace norma::compiler::aggregate
