//===- kernel_emitter.h - one placed kernel to one function --------------------===//
//
// The function does a share of the tasks: it decodes which instances are a task's own, walks them, and for each walks
// the traversals. Tasks that lie beside each other on one axis, and have no partials of their own, are one range of it.
// `Point` says where in the nest emission stands.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/emit/arithmetic.h"
#include "compiler/emit/lane_value.h"
#include "compiler/emit/layout.h"
#include "compiler/emit/machine.h"
#include "compiler/emit/monoid.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace norma::compiler::emit {

/// The coordinates known so far; `mask` is null where all lanes of the step are inside.
struct Point {
  llvm::DenseMap<mlir::StringAttr, mlir::Value> coordinates;
  bool in_lanes = false;
  mlir::Value mask;
};

/// The loop around a walk's innermost one: its coordinates are rows, those of the innermost are columns.
struct Rows {
  mlir::StringAttr axis;
  mlir::Value begin, end;
};

/// Where the code under way stores to: what goes past the cache came from memory, what does not stays in the cache.
enum class pace { either, in_cache, past_cache };

/// One accumulator of a traversal under way.
struct Accumulator {
  const Monoid *monoid = nullptr;
  unsigned index = 0;     ///< among the traversal's results
  unsigned depth = 0;     ///< the loops from here inwards are reduced
  bool of_states = false; ///< the body yields states, not elements
  llvm::SmallVector<Cell, 3> cells;
};

class KernelEmitter {
public:
  KernelEmitter(mlir::OpBuilder &builder, plan::KernelOp kernel, const FrameLayout &layout, Machine &machine,
                mlir::func::FuncOp function);

  /// Fills the function's body. On failure `reason()` says what a machine cannot do.
  mlir::LogicalResult emit();
  const std::string &reason() const { return refusal; }

  /// The tasks: one count for each axis of instances, outermost first.
  static llvm::SmallVector<Count> task_counts(plan::KernelOp kernel, const FrameLayout &layout);

private:
  // frame_access.cpp
  void load_frame();
  mlir::Value extent(mlir::StringAttr axis);
  mlir::Value stride(int array, unsigned position);
  bool is_contiguous(int array, unsigned position) const;
  mlir::Value address(int array, unsigned part, llvm::ArrayRef<mlir::Value> coordinates);
  LaneValue load(int array, llvm::ArrayRef<mlir::Attribute> points, const Point &point);
  LaneValue load_read(plan::TraverseOp traverse, unsigned index, const Point &point);
  static mlir::Value without_holds(mlir::Value array);
  llvm::SmallVector<int, 2> homes_of(mlir::Value result) const;
  void store(int array, const LaneValue &value, const Point &point, bool past_cache);
  mlir::Value home_address(int array, unsigned part, const Point &point);
  int lane_position(int array) const;

  // body.cpp
  std::optional<llvm::SmallVector<LaneValue>> emit_body(plan::TraverseOp traverse, llvm::ArrayRef<LaneValue> reads,
                                                        const Point &point);
  LaneValue shape_like_lanes(const LaneValue &value);

  // traverse.cpp
  struct Walk;
  using StepBody = std::function<void(const Point &, bool past_cache)>;
  Walk lay_out(plan::TraverseOp traverse);
  Walk begin_walk(plan::TraverseOp traverse);
  mlir::LogicalResult emit_traverse(plan::TraverseOp traverse, const Point &point);
  void emit_walk(Walk &walk, const Point &instance);
  void load_reads(Walk &walk, unsigned depth, const Point &point);
  mlir::Value innermost_extent(const Walk &walk);
  void emit_level(Walk &walk, unsigned depth, const Point &point);
  void emit_innermost(Walk &walk, const Point &point);
  void emit_steps(Walk &walk, mlir::Value begin, mlir::Value end, const Point &point, bool may_stream,
                  const StepBody &body);
  void emit_lane_steps(mlir::Value begin, mlir::Value end, const Point &point, bool past_cache, const StepBody &body);
  void emit_full_steps(mlir::Value begin, mlir::Value end, const Arithmetic::Body &step_at);
  void emit_partial_step(mlir::Value begin, mlir::Value end, const Point &point, bool past_cache, const StepBody &body);
  mlir::Value streams_from(Walk &walk, const Point &point, mlir::Value begin, mlir::Value &peeled);
  llvm::SmallVector<LaneValue> elements_at(Walk &walk, const Point &point);
  void emit_element(Walk &walk, const Point &point, bool past_cache);
  void finish_element(Walk &walk, llvm::ArrayRef<LaneValue> yielded, const Point &point,
                      llvm::ArrayRef<Accumulator *> done, bool past_cache = false);

  // overlap.cpp
  bool differs_by_pace();
  bool should_overlap();
  void emit_task(pace how, const Point &point);
  mlir::Value overlap_streams(const Point &point);
  void emit_overlapped(mlir::StringAttr axis, const Point &point);
  void emit_walks(llvm::ArrayRef<plan::TraverseOp> walks, const Point &point);
  void keep_for_last_walk(const Point &point);
  void emit_both(Walk &walk, mlir::Value begin, mlir::Value end, const Point &point, const StepBody &body);
  Point at_companion(const Walk &walk, const Point &point) const;

  // fetch.cpp
  llvm::SmallVector<int> large_arrays(plan::TraverseOp traverse);
  void choose_fetched(Walk &walk);
  void fetch_ahead(Walk &walk, const Point &point);
  void fetch_further_on(Walk &walk, int array, const Point &point);

  // rows.cpp
  bool sums_columns(Walk &walk, unsigned row_depth);
  mlir::StringAttr instances_as_rows();
  void emit_instances_as_rows(mlir::StringAttr axis, const Point &point);
  void emit_rows(Walk &walk, const Rows &rows, const Point &point);
  void emit_strip(Walk &walk, const Rows &strip, const Point &point, bool past_cache);
  void fetch_next_strip(Walk &walk, const Rows &strip, const Point &point, unsigned part, unsigned parts);
  bool reads_at(plan::TraverseOp traverse, unsigned index, mlir::StringAttr axis);

  // accumulate.cpp
  Spread spread_of(const Walk &walk, const Accumulator &accumulator) const;
  bool is_partial(const Walk &walk, const Accumulator &accumulator) const;
  void open(Accumulator &accumulator, Spread spread);
  void update(Accumulator &accumulator, const LaneValue &state, const Point &point);
  void close(Walk &walk, Accumulator &accumulator, const Point &point);
  void deliver(Walk &walk, Accumulator &accumulator, LaneValue state, const Point &point);
  LaneValue moments_about(mlir::Value count, mlir::Value mean, mlir::Value squares, mlir::Value residual);

  // runs.cpp
  struct Runs;
  struct Ahead;
  static bool lifts_runs(const Accumulator &accumulator);
  bool is_single_run(const Walk &walk);
  void begin_ahead(Ahead &ahead, Walk &walk, const Point &first);
  void emit_runs(Walk &walk, const Point &point);

  // kernel.cpp
  bool tasks_run_on() const;
  Point begin_task(mlir::Value task);
  void emit_tasks(const Point &point);
  void emit_instances(unsigned depth, const Point &point);
  void emit_instance(const Point &point);
  static bool reads_back(mlir::Value result);
  void clear(int array, const Monoid &monoid, const Point &point);
  mlir::LogicalResult check();

  mlir::OpBuilder &builder;
  mlir::Location location;
  plan::KernelOp kernel;
  const FrameLayout &layout;
  Machine &machine;
  mlir::func::FuncOp function;
  Arithmetic arithmetic;
  mlir::Type compute;
  mlir::StringAttr lane_axis;
  bool across = false;
  std::string refusal;

  Frame frame;
  llvm::DenseMap<mlir::StringAttr, mlir::Value> extents;
  std::vector<mlir::Value> bases;
  llvm::DenseMap<std::pair<int, unsigned>, mlir::Value> strides;
  llvm::DenseMap<mlir::Value, LaneValue> instance_values;                       ///< rank 0, of the instance under way
  llvm::DenseMap<mlir::StringAttr, std::pair<mlir::Value, mlir::Value>> ranges; ///< of the task, per axis of instances
  llvm::SmallVector<Count> tasks;
  bool stored_past_cache = false;
  pace current_pace = pace::either;
  bool overlaps = false; ///< one instance is written while the next one is read
  llvm::SmallVector<std::pair<unsigned, llvm::SmallVector<Cell>>> kept; ///< what the last walk reads of its instance
};

} // namespace norma::compiler::emit
