//===- aggregate.h - the derivatives of aggregates ------------------------===//
//
// One file per aggregate. A rule is given the cotangent of the result and builds that of the source (or of the
// weight). What it builds may lack axes of the source: it is then the same along them.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/build.h"

namespace norma::compiler::aggregate {

/// What a rule sees; `op` is the aggregate as it stands in the derivative's form.
struct Point {
  norm::AggregateOp op;
  mlir::Value cotangent;
};

using Derivative = mlir::Value (*)(norm::Math &math, Point at);

struct Aggregate {
  llvm::StringLiteral name;
  Derivative of_source; ///< null: see `refusal`, or zero where that is empty
  Derivative of_weight; ///< null likewise
  llvm::StringLiteral refusal;
};

/// The row of that name, or null.
const Aggregate *find(llvm::StringRef name);

// The rows, each in the file of its name.
extern const Aggregate sum, mean, var, min, max, norm_of_order, count, product, quantile;

//===----------------------------------------------------------------------===//
// What the rules share
//===----------------------------------------------------------------------===//

/// The number of elements that enter, or the sum of their weights.
mlir::Value elements(norm::Math &math, norm::AggregateOp op);

/// `elements`, less one if the aggregate is unbiased.
mlir::Value divisor(norm::Math &math, norm::AggregateOp op);

/// A value per area, summed at each element over the areas that the element is in: the value itself unless areas
/// are windows, which overlap; then over the window mirrored.
mlir::Value at_elements(norm::Math &math, norm::AggregateOp op, mlir::Value per_area);

/// Times the weight, and 0 where the mask is false.
mlir::Value filtered(norm::Math &math, norm::AggregateOp op, mlir::Value value);

/// Only 0 where the mask is false.
mlir::Value masked(norm::Math &math, norm::AggregateOp op, mlir::Value value);

} // namespace norma::compiler::aggregate
