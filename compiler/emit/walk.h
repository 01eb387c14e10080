//===- walk.h - a traversal while it is emitted ---------------------------------===//
#pragma once

#include "compiler/emit/kernel_emitter.h"

namespace norma::compiler::emit {

/// `loops` are the axes of the space, outermost first. A read is loaded where its last coordinate becomes known: before
/// the loop `read_depths`, and then stands in `loaded`.
struct KernelEmitter::Walk {
  plan::TraverseOp traverse;
  llvm::SmallVector<mlir::StringAttr> loops;
  llvm::SmallVector<Accumulator> accumulators;
  llvm::SmallVector<unsigned> read_depths;
  llvm::SmallVector<LaneValue> loaded;
  bool has_lane_loop = false;           ///< the last loop steps through lanes
  bool streams = false;                 ///< what it emits may go past the cache
  llvm::SmallVector<int> fetched_ahead; ///< arrays of which it asks for the next instance's part

  unsigned depth() const { return loops.size(); }
};

} // namespace norma::compiler::emit
