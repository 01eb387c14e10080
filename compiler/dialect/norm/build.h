//===- build.h - writing expressions over named axes ----------------------===//
//
// What derivative rules and rewrites use to write `g * r` without spelling types: results take the union of
// their operands' axes, constants the element type of the form.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/axes.h"

#include "mlir/IR/Builders.h"

namespace norma::compiler::norm {

/// Builds operations at the builder's insertion point, inside a form.
class Math {
public:
  Math(mlir::OpBuilder &builder, mlir::Location location, FormOp form);

  mlir::OpBuilder &builder() { return builder_; }
  mlir::Location location() const { return location_; }
  FormOp form() const { return form_; }

  /// The type that the form computes in: f64 if any of its arrays is, else f32.
  mlir::Type real() const { return real_; }

  mlir::Value constant(double value) { return constant(value, real_); }
  mlir::Value constant(double value, mlir::Type element);

  /// An elementary function by its name. Comparisons and logical functions give i1, others the type of their last
  /// operand.
  mlir::Value apply(llvm::StringRef function, mlir::ValueRange operands);
  mlir::Value add(mlir::Value a, mlir::Value b) { return apply("add", {a, b}); }
  mlir::Value subtract(mlir::Value a, mlir::Value b) { return apply("subtract", {a, b}); }
  mlir::Value multiply(mlir::Value a, mlir::Value b) { return apply("multiply", {a, b}); }
  mlir::Value divide(mlir::Value a, mlir::Value b) { return apply("divide", {a, b}); }
  mlir::Value negate(mlir::Value a) { return apply("negate", {a}); }
  mlir::Value where(mlir::Value condition, mlir::Value a, mlir::Value b) { return apply("where", {condition, a, b}); }

  /// A sum over whole axes; the value itself if there are none.
  mlir::Value sum(mlir::Value value, llvm::ArrayRef<mlir::StringAttr> axes);
  /// The product of the axes' extents, as a real; 1 if there are none.
  mlir::Value extent(llvm::ArrayRef<mlir::StringAttr> axes);
  /// As a real array, converting if it is not one.
  mlir::Value to_real(mlir::Value value);
  /// With further axes, if any is missing.
  mlir::Value broadcast(mlir::Value value, llvm::ArrayRef<mlir::StringAttr> axes);
  /// 0, 1, … along the axis.
  mlir::Value coordinate(mlir::StringAttr axis);
  /// The same aggregate as `like`, area and filters included, of another source; `function` in place of its own.
  mlir::Value aggregate_like(AggregateOp like, llvm::StringRef function, mlir::Value source);

private:
  mlir::OpBuilder &builder_;
  mlir::Location location_;
  FormOp form_;
  mlir::Type real_;
};

/// Whether the elementary function gives a boolean.
bool gives_boolean(llvm::StringRef function);

/// The type that a form computes in.
mlir::Type real_type_of(FormOp form);

/// The value of a norm.constant, if it is one.
std::optional<double> constant_value(mlir::Value value);

} // namespace norma::compiler::norm
