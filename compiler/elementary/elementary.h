//===- elementary.h - the table of elementary functions -------------------===//
//
// One row per function that works element by element: its value, its derivative in the norm dialect, and the
// arith and math operations that it becomes in a body. A new function is one row, in the file of its family or in
// one of its own.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/build.h"

namespace norma::compiler::elementary {

/// What a derivative rule sees.
struct Point {
  mlir::ValueRange operands;
  mlir::Value result;
};

/// `factor` times the partial derivative with respect to operand `index`; linear in `factor`, so that it serves
/// cotangents and tangents alike. `index` is never that of a boolean or integer operand.
using Derivative = mlir::Value (*)(norm::Math &math, mlir::Value factor, const Point &at, unsigned index);

/// Operations of arith and math on scalars or vectors, without fast-math flags.
using Lowering = mlir::Value (*)(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange operands);

/// The value in double; booleans are 0 or 1.
using Evaluation = double (*)(const double *operands);

struct Function {
  llvm::StringLiteral name;
  unsigned arity;
  Evaluation value;
  Derivative derivative; ///< null: zero wherever it has one
  Lowering lowering;
};

/// The row of that name, or null.
const Function *find(llvm::StringRef name);

/// The rows, family by family.
llvm::ArrayRef<llvm::ArrayRef<Function>> families();

// The families, each in the file of its name.
llvm::ArrayRef<Function> arithmetic();
llvm::ArrayRef<Function> comparisons();
llvm::ArrayRef<Function> choices();
llvm::ArrayRef<Function> roots();
llvm::ArrayRef<Function> exponentials();
llvm::ArrayRef<Function> error_function();
llvm::ArrayRef<Function> power();

} // namespace norma::compiler::elementary
