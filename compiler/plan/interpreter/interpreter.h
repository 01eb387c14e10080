//===- interpreter.h - runs the operations of a form in order --------------===//
#pragma once

#include "compiler/plan/interpreter/values.h"

namespace norma::compiler::plan {

/// Holds every array that exists so far. One scope serves the whole form, since every use is dominated by its
/// definition: an instance or a repetition overwrites what the one before defined.
class Interpreter {
public:
  explicit Interpreter(const Extents &extents) : extents(extents) {}

  void define(mlir::Value value, SharedValues array) { arrays[value] = std::move(array); }
  const SharedValues &get(mlir::Value value) const;

  /// Runs all operations of the block but the terminator.
  void run(mlir::Block &block);

private:
  void run(mlir::Operation &op);
  void run_kernel(KernelOp op);
  void run_repeat(RepeatOp op);

  const Extents &extents;
  /// The current instance's.
  Coordinates coordinates;
  llvm::DenseMap<mlir::Value, SharedValues> arrays;
};

} // namespace norma::compiler::plan
