//===- bytes.h - what a plan moves, and the least possible -----------------===//
//
// In tensors of the first input's size: arrays that have all its axes count one each time they pass. A read counts in
// every walk unless the array is held, a result once. Smaller arrays stay near, so that they count once in a kernel,
// and only in bytes.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/plan/axes.h"

#include <map>
#include <string>

namespace norma::compiler::plan {

struct Traffic {
  double tensors = 0;
  /// Of all arrays; -1 where an extent is unknown.
  double bytes = 0;
  /// Tensors weighed by how they are met: memory fetches some lines more than a short run of bytes needs.
  double effort = 0;
  /// The shortest run of contiguous bytes in which a walk meets a large array.
  double shortest_run = 0;
};

Traffic traffic_of(FormOp form);

/// Each input that is used and each result once.
Traffic least_traffic(FormOp form);

/// Writes the extents of a call into the form's table where they are open, so that its bytes are known.
void fix_extents(FormOp form, const std::map<std::string, int64_t> &extents);

/// Bytes of an element; the state of moments has four parts.
int64_t bytes_of_element(mlir::Type element);

/// Bytes that a walk meets in a row: what of the array's innermost axes it walks, or the lanes where they are
/// instances.
double run_of(FormOp form, KernelOp kernel, AxesRef space, ArrayType array);

/// Bytes of the part of an array that one instance sees, or -1 where an extent is unknown.
int64_t bytes_of_instance(FormOp form, KernelOp kernel, ArrayType array);

/// `2.00`.
std::string two_digits(double tensors);

/// The axes of the first input.
llvm::ArrayRef<mlir::StringAttr> main_axes(FormOp form);

} // namespace norma::compiler::plan
