//===- kernel_draft.h - a kernel under construction ------------------------===//
//
// See traversal_draft.h: the body and the returned arrays are gathered first, the operation is created at the end.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/plan/axes.h"

#include <memory>

namespace norma::compiler::plan {

class KernelDraft {
public:
  KernelDraft(FormOp form, mlir::Location location, llvm::StringRef name, AxesRef instances);
  /// A draft with a kernel's instances, blocks and order, and nothing in it.
  explicit KernelDraft(KernelOp like);
  KernelDraft(KernelDraft &&) = default;
  ~KernelDraft();

  Axes instances;
  llvm::SmallVector<BlockAttr> blocks;
  std::string name;
  bool reversed = false;

  mlir::OpBuilder builder();

  /// What an instance returns; the result takes the place of `replaces` where given.
  void give(mlir::Value inner, mlir::StringAttr name, mlir::Value replaces = {});

  /// Moves a kernel's body in; what it returned is given too, unless `keep` says otherwise. `finish` erases the
  /// operation.
  void absorb(KernelOp op, llvm::function_ref<bool(unsigned result)> keep = {});

  KernelOp finish(mlir::OpBuilder &builder);

private:
  struct Result {
    mlir::Value inner;
    mlir::StringAttr name;
    mlir::Value replaces;
  };
  mlir::Type outer_type(mlir::Value inner) const;
  FormOp form;
  mlir::Location location;
  std::unique_ptr<mlir::Block> body;
  llvm::SmallVector<Result> results;
  llvm::SmallVector<KernelOp> emptied;
};

/// The accumulator that a kernel's array comes from, or null where it is an emitted array or none of a traversal.
AccumulateAttr accumulator_of(mlir::Value inner);

} // namespace norma::compiler::plan
