//===- traversal_draft.h - a traversal under construction ------------------===//
//
// An operation's results and operands are fixed when it is created. A draft gathers reads, the body, accumulators and
// emitted elements, from scratch or from traversals that it absorbs, and creates the operation at the end.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/plan/axes.h"

#include <memory>

namespace norma::compiler::plan {

class TraversalDraft {
public:
  TraversalDraft(mlir::Location location, AxesRef space);
  /// A draft with the space, bounds and order of an existing traversal, and nothing in it.
  explicit TraversalDraft(TraverseOp like);
  TraversalDraft(TraversalDraft &&) = default;
  ~TraversalDraft();

  Axes space;
  bool in_order = false;

  /// The element of an array at `points`; equal reads are one.
  mlir::Value read(mlir::Value array, mlir::ArrayAttr points, mlir::Type element);
  /// The element at the walk's own coordinates.
  mlir::Value read_here(mlir::Value array, mlir::Type element);

  /// Appends to the body.
  mlir::OpBuilder builder();

  /// `element` is what the body yields; the result becomes an array of `state`, in place of `replaces` where given.
  void accumulate(AccumulateAttr how, mlir::Value element, mlir::Type state, mlir::StringAttr name,
                  mlir::Value replaces = {});
  void emit(mlir::Value element, mlir::Type storage, mlir::StringAttr name, mlir::Value replaces = {});

  /// Moves a traversal's body in; `map` may redirect its reads. Returns what it yielded. The emptied operation is
  /// erased by `finish`.
  llvm::SmallVector<mlir::Value> take_body(TraverseOp op);
  /// The same with its accumulators and emitted arrays; `keep` says which results to take.
  void absorb(TraverseOp op, llvm::function_ref<bool(unsigned result)> keep = {});

  /// Lets every accumulator keep `axes` as well.
  void keep_also(FormOp form, AxesRef axes);

  /// Reads whose element the body does not use.
  void drop_unused_reads();

  bool has_results() const { return !accumulated.empty() || !emitted.empty(); }

  TraverseOp finish(mlir::OpBuilder &builder);

private:
  struct Read {
    mlir::Value array;
    mlir::ArrayAttr points;
  };
  struct Result {
    AccumulateAttr how; ///< null for an emitted array
    mlir::Value element;
    mlir::Type stored;
    mlir::StringAttr name;
    mlir::Value replaces;
  };
  mlir::Location location;
  std::unique_ptr<mlir::Block> body;
  llvm::SmallVector<Read> reads;
  llvm::SmallVector<mlir::Value> bounds;
  mlir::ArrayAttr bounded, symmetric;
  llvm::SmallVector<Result> accumulated, emitted;
  llvm::SmallVector<TraverseOp> emptied;
};

/// `[N, C]`: every axis of the array at itself, but for those that `given` has a point for.
mlir::ArrayAttr points_here(ArrayType array, mlir::Attribute given = {});

} // namespace norma::compiler::plan
