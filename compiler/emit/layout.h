//===- layout.h - which arrays a form's kernels see, and where -----------------===//
//
// Numbers the arrays of a frame: the form's arguments that are tensors, its results, then what passes between
// kernels and the scratch of an instance. A scalar argument has a number of its own.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

#include "llvm/ADT/DenseMap.h"

#include <string>
#include <vector>

namespace norma::compiler::emit {

/// An array of the frame. Moments are a plane for each part, outermost: `parts` copies of the extents.
struct FrameArray {
  std::string name;
  mlir::Type element; ///< as memory holds it
  llvm::SmallVector<mlir::StringAttr> axes;
  unsigned parts = 1;
  bool workspace = false;
  bool per_worker = false;
  int64_t first_stride = 0; ///< in the frame's strides
};

/// How many coordinates an axis has: its extent, or that of `axis` divided by `by`, rounded up.
struct Count {
  mlir::StringAttr axis;
  int64_t by = 1;
};

struct FrameLayout {
  std::vector<FrameArray> arrays;
  llvm::DenseMap<mlir::Value, llvm::SmallVector<int, 2>> homes; ///< first: where it is read
  llvm::DenseMap<mlir::Value, int> scalars;                     ///< of scalar arguments
  std::vector<mlir::StringAttr> axes;                           ///< atomic axes with an extent of their own
  llvm::DenseMap<mlir::StringAttr, Count> counts;               ///< of every axis, blocks included
  mlir::Type compute;                                           ///< f32 or f64

  int axis_index(mlir::StringAttr axis) const;
};

FrameLayout lay_out(plan::FormOp form);

/// The kernels of a form in the order in which they run.
llvm::SmallVector<plan::KernelOp> kernels_of(plan::FormOp form);

} // namespace norma::compiler::emit
