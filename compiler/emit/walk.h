//===- walk.h - a traversal while it is emitted ---------------------------------===//
#pragma once

#include "compiler/emit/kernel_emitter.h"

namespace norma::compiler::emit {

/// Whether the plan wants what the traversal emits past the cache, as nothing reads it again.
bool asks_to_stream(plan::TraverseOp traverse);

/// The sums of an instance's only run, taken while the instance before it is walked.
struct KernelEmitter::Ahead {
  mlir::StringAttr axis;
  mlir::Value last; ///< the last instance, after which comes none
  llvm::SmallVector<Cell> sums;

  Point after(KernelEmitter &emitter, const Point &point) const;
};

/// `loops` are the axes of the space, outermost first; the innermost runs on through the axes in `collapsed`, whose own
/// coordinates stay 0. A read is loaded where its last coordinate becomes known: before
/// the loop `read_depths`, and then stands in `loaded`.
struct KernelEmitter::Walk {
  plan::TraverseOp traverse;
  llvm::SmallVector<mlir::StringAttr> loops, collapsed;
  llvm::SmallVector<Accumulator> accumulators;
  llvm::SmallVector<unsigned> read_depths;
  llvm::SmallVector<LaneValue> loaded;
  bool has_lane_loop = false;           ///< the last loop steps through lanes
  bool streams = false;                 ///< what it emits may go past the cache
  Walk *companion = nullptr;            ///< the last walk of the instance before, taken along in the same loops
  Ahead *ahead = nullptr;               ///< where the instance after is summed as well
  mlir::StringAttr instance_axis;       ///< along which the companion's instance is the one before
  llvm::SmallVector<int> fetched_ahead; ///< arrays of which it asks memory for what will soon be read
  bool fetches_next_instance = false;   ///< the same place of the next instance, else what lies further on

  unsigned depth() const { return loops.size(); }
};

} // namespace norma::compiler::emit
