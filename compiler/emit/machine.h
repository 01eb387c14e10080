//===- machine.h - what emission asks a machine ------------------------------===//
//
// The emitter knows traversals, a machine knows lanes: how many coordinates of the lane axis one step takes, how
// they are loaded, stored and masked, where an accumulator lives and how its lanes are folded. The number of virtual
// lanes and the order of folding are the same for all machines, so that they agree bit for bit.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/IR/Builders.h"

#include <functional>

namespace norma::compiler::emit {

/// How many values an accumulator holds.
enum class Spread {
  one,       ///< outside the lane axis: a scalar
  per_lane,  ///< lanes are instances: one value for each lane of a step
  over_lanes ///< the lane axis is reduced: one value for each virtual lane, folded at the end
};

/// A place for a running value, promoted to registers by LLVM where it can be.
struct Cell {
  mlir::Value pointer;
  mlir::Type type; ///< of one part as `read` gives it
  Spread spread = Spread::one;
};

/// Which tasks a function does: those from `begin` on, `step` apart, below `end`.
struct Share {
  mlir::Value begin, end, step;
  mlir::Value mirror;  ///< a task and the one that a reversed kernel does in its place add up to this
  bool is_run = false; ///< the step is 1, so that tasks that lie beside each other are done by one function
};

/// Where a function finds what it is given (runtime/core/include/norma/record.h).
struct Frame {
  mlir::Value data, strides, extents, scalars; ///< pointers to lists of pointers, i64, i64 and f64
  mlir::Value scratch_bytes, worker;           ///< i64
  mlir::Value stream_flag;                     ///< i32; null where nothing is stored past the cache
  Share share;
};

struct FrameLayout;

class Machine {
public:
  Machine(mlir::OpBuilder &builder, mlir::Location location) : builder(builder), location(location) {}
  virtual ~Machine() = default;

  /// Virtual lanes: 128 bytes of the type in which bodies compute.
  static int64_t virtual_lanes(mlir::Type compute) { return 1024 / compute.getIntOrFloatBitWidth(); }

  /// Reads what the function is given; the builder stands at its begin.
  virtual Frame enter(const FrameLayout &layout) = 0;

  /// Whether lanes are threads of their own. Then all of them run what is not in lanes, to the same values, and what
  /// one writes others see after `synchronize`.
  virtual bool lanes_are_threads() const { return false; }
  /// What writes to memory, or reads what is written so, is done once.
  virtual void do_once(const std::function<void()> &body) { body(); }
  virtual void synchronize() {}

  /// Whether tensors must have stride 1 along the lane axis.
  virtual bool wants_unit_strides() const = 0;
  /// Coordinates of the lane axis that one step covers.
  virtual int64_t step(mlir::Type compute) const = 0;
  /// The type of a part that differs between lanes.
  virtual mlir::Type lane_type(mlir::Type scalar, mlir::Type compute) const = 0;
  virtual bool is_lane_typed(mlir::Value value) const = 0;
  virtual mlir::Value broadcast(mlir::Value scalar, mlir::Type compute) = 0;
  /// `first`, `first` + 1, … as i64.
  virtual mlir::Value lane_indices(mlir::Value first, mlir::Type compute) = 0;
  /// The lanes `l` with `l < count`; null where a step has one lane.
  virtual mlir::Value mask_below(mlir::Value count, mlir::Type compute) = 0;

  /// Whether there are instructions between f16 and f32.
  virtual bool converts_f16() const = 0;

  /// A step's elements at `pointer`, `stride` elements apart (null: 1), those outside `mask` unspecified.
  virtual mlir::Value load(mlir::Type storage, mlir::Value pointer, mlir::Value stride, mlir::Value mask,
                           mlir::Type compute) = 0;
  virtual void store(mlir::Value value, mlir::Value pointer, mlir::Value stride, mlir::Value mask,
                     mlir::Type compute) = 0;
  /// Whether `store_past_cache` exists; it wants contiguous steps that begin where a cache line does. Of a masked one
  /// whole lines go past the cache.
  virtual bool stores_past_cache() const = 0;
  virtual void store_past_cache(mlir::Value value, mlir::Value pointer, mlir::Value mask, mlir::Type compute) = 0;
  /// Asks for the cache lines of a contiguous step that will be read soon; for every `parts`-th from `part` on.
  virtual void prefetch(mlir::Type storage, mlir::Value pointer, mlir::Type compute, unsigned part = 0,
                        unsigned parts = 1) = 0;
  /// Makes stores past the cache visible before the task ends.
  virtual void fence() = 0;

  /// Room for one part, at the function's entry.
  virtual Cell make_cell(mlir::Type scalar, Spread spread, mlir::Type compute) = 0;
  /// All lanes of the cell get the scalar `identity`.
  virtual void fill(const Cell &cell, mlir::Value identity, mlir::Type compute) = 0;
  /// The lanes that the step at `coordinate` of the lane axis belongs to.
  virtual mlir::Value read(const Cell &cell, mlir::Value coordinate, mlir::Type compute) = 0;
  virtual void write(const Cell &cell, mlir::Value value, mlir::Value coordinate, mlir::Type compute) = 0;
  /// Halves merged with halves, lane i with lane i + half, down to a scalar; the operands have equal types.
  using Combine = std::function<mlir::Value(mlir::Value, mlir::Value)>;
  virtual mlir::Value fold(const Cell &cell, const Combine &combine, mlir::Type compute) = 0;
  /// The same for a step's lanes.
  virtual mlir::Value fold_step(mlir::Value lanes, const Combine &combine, mlir::Type compute) = 0;

  mlir::OpBuilder &builder;
  mlir::Location location;
};

} // namespace norma::compiler::emit
