//===- rows.cpp - sums down the columns of a walk -----------------------------------===//
//
//   for rows { for columns { home[column] += f(row, column) } }
//     =>
//   for strips of rows { for columns { cell = 0; for rows of the strip { cell += f(row, column) } home[column] += cell
//   } }
//
// where the innermost loop's axis is kept and the one around it is not: a walk over an area whose rows are contiguous,
// or instances that a kernel sums across. The cell is a register; moments lift the rows of a strip in two walks, as
// elsewhere the elements of a run.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/walk.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// A strip that is walked twice is, with the one that is fetched ahead, 32 KB of 256 columns of f32. One walk alone
/// wants few rows at once, each of which is a stream for the hardware.
constexpr int64_t rows_of_two_walks = 16, rows_of_one_walk = 4;

} // namespace

bool KernelEmitter::reads_at(plan::TraverseOp traverse, unsigned index, StringAttr axis) {
  return llvm::any_of(traverse.points_of(index),
                      [&](Attribute entry) { return cast<plan::PointAttr>(entry).getFrom() == axis; });
}

/// Whether the loop at `row_depth` goes down columns: every accumulator keeps the innermost axis and not this one, or
/// is opened outside of both.
bool KernelEmitter::sums_columns(Walk &walk, unsigned row_depth) {
  bool found = false;
  for (const Accumulator &accumulator : walk.accumulators) {
    if (accumulator.depth == row_depth + 1) return false;
    if (accumulator.depth <= row_depth) {
      if (accumulator.monoid->parts() > 1) return false;
      continue;
    }
    if (llvm::is_contained(walk.traverse.accumulator(accumulator.index).getKept(), walk.loops[row_depth])) return false;
    found = true;
  }
  return found;
}

/// The axis of instances that are the rows of their kernel's only walk; null where they are not.
StringAttr KernelEmitter::instances_as_rows() {
  if (across || tasks.empty()) return {};
  plan::TraverseOp only;
  for (auto traverse : kernel.getBody().front().getOps<plan::TraverseOp>()) {
    if (only) return {};
    only = traverse;
  }
  if (!only || only.accumulator_count() == 0 || only.getSpace().size() != 1 || only.getSpace()[0] != lane_axis)
    return {};
  StringAttr rows = tasks.back().axis;
  for (unsigned index = 0; index < only.accumulator_count(); ++index) {
    plan::AccumulateAttr attribute = only.accumulator(index);
    if (!llvm::is_contained(attribute.getKept(), lane_axis) || !llvm::is_contained(attribute.getAcross(), rows))
      return {};
  }
  return rows;
}

void KernelEmitter::emit_instances_as_rows(StringAttr axis, const Point &point) {
  instance_values.clear();
  Walk walk = begin_walk(*kernel.getBody().front().getOps<plan::TraverseOp>().begin());
  for (auto [index, read_depth] : llvm::enumerate(walk.read_depths))
    if (read_depth == 0 && !reads_at(walk.traverse, index, axis))
      walk.loaded[index] = load_read(walk.traverse, index, point);
  auto [begin, end] = ranges[axis];
  emit_rows(walk, {axis, begin, end}, point);
}

void KernelEmitter::emit_rows(Walk &walk, const Rows &rows, const Point &point) {
  int64_t length = llvm::any_of(walk.accumulators, lifts_runs) ? rows_of_two_walks : rows_of_one_walk;
  arithmetic.loop(rows.begin, rows.end, length, [&](Value begin) {
    Value end = arithmetic.min(arithmetic.add(begin, arithmetic.integer(length)), rows.end);
    emit_steps(
        walk, arithmetic.integer(0), innermost_extent(walk), point, false,
        [&](const Point &inner, bool past_cache) { emit_strip(walk, {rows.axis, begin, end}, inner, past_cache); });
  });
}

/// The columns of one step, down the rows of one strip.
void KernelEmitter::emit_strip(Walk &walk, const Rows &strip, const Point &point, bool past_cache) {
  plan::TraverseOp traverse = walk.traverse;
  SmallVector<LaneValue> along(walk.loaded.begin(), walk.loaded.end());
  for (auto [index, read_depth] : llvm::enumerate(walk.read_depths))
    if (read_depth == walk.depth() && !reads_at(traverse, index, strip.axis))
      along[index] = load_read(traverse, index, point);
  auto each_row = [&](const std::function<void(ArrayRef<LaneValue>, const Point &)> &use) {
    arithmetic.loop(strip.begin, strip.end, 1, [&](Value row) {
      Point inner = point;
      inner.coordinates[strip.axis] = row;
      SmallVector<LaneValue> reads(along);
      for (unsigned index = 0; index < reads.size(); ++index)
        if (reads_at(traverse, index, strip.axis)) reads[index] = load_read(traverse, index, inner);
      if (auto yielded = emit_body(traverse, reads, inner)) use(*yielded, inner);
    });
  };

  Spread spread = point.in_lanes ? Spread::per_lane : Spread::one;
  Value coordinate = point.in_lanes ? point.coordinates.lookup(lane_axis) : Value();
  SmallVector<Accumulator *> columns, lifted;
  SmallVector<Accumulator, 2> sums, squares, residuals;
  for (Accumulator &accumulator : walk.accumulators) {
    if (accumulator.depth != walk.depth()) continue;
    columns.push_back(&accumulator);
    if (!lifts_runs(accumulator)) {
      open(accumulator, spread);
      continue;
    }
    lifted.push_back(&accumulator);
    for (auto *cells : {&sums, &squares, &residuals}) {
      cells->push_back({&sum_monoid(), accumulator.index, accumulator.depth, false, {}});
      open(cells->back(), spread);
    }
  }
  each_row([&](ArrayRef<LaneValue> yielded, const Point &inner) {
    fetch_next_strip(walk, strip, inner, 0, lifted.empty() ? 1 : 2);
    for (Accumulator &sum : sums) update(sum, {yielded[sum.index][0]}, inner);
    for (Accumulator &accumulator : walk.accumulators) {
      if (llvm::is_contained(lifted, &accumulator)) continue;
      const LaneValue &value = yielded[accumulator.index];
      update(accumulator, accumulator.of_states ? value : accumulator.monoid->lift(arithmetic, value[0]), inner);
    }
    for (unsigned index = traverse.accumulator_count(); index < traverse.getNumResults(); ++index)
      for (int array : homes_of(traverse.getResult(index))) store(array, yielded[index], inner, past_cache);
  });

  Value count = arithmetic.to_real(arithmetic.sub(strip.end, strip.begin), compute);
  SmallVector<Value> means;
  for (Accumulator &sum : sums) {
    Value total = machine.read(sum.cells.front(), coordinate, compute);
    means.push_back(arithmetic.div(total, machine.is_lane_typed(total) ? machine.broadcast(count, compute) : count));
  }
  if (!lifted.empty())
    each_row([&](ArrayRef<LaneValue> yielded, const Point &inner) {
      fetch_next_strip(walk, strip, inner, 1, 2);
      for (auto [square, residual, mean] : llvm::zip(squares, residuals, means)) {
        Value element = yielded[square.index][0];
        if (machine.is_lane_typed(mean)) element = shape_like_lanes({element})[0];
        Value deviation = arithmetic.sub(element, mean);
        update(square, {arithmetic.mul(deviation, deviation)}, inner);
        update(residual, {deviation}, inner);
      }
    });
  for (Accumulator *accumulator : columns) {
    LaneValue state;
    auto found = llvm::find(lifted, accumulator);
    if (found != lifted.end()) {
      size_t index = found - lifted.begin();
      state = moments_about(count, means[index], machine.read(squares[index].cells.front(), coordinate, compute),
                            machine.read(residuals[index].cells.front(), coordinate, compute));
    } else {
      for (const Cell &cell : accumulator->cells) state.push_back(machine.read(cell, coordinate, compute));
    }
    deliver(walk, *accumulator, state, point);
  }
}

/// While a strip is summed memory has time for the one below it: the hardware sees many short streams and guesses
/// badly.
/// Where a strip is walked twice each walk asks for a part of the lines.
void KernelEmitter::fetch_next_strip(Walk &walk, const Rows &strip, const Point &point, unsigned part, unsigned parts) {
  if (!point.in_lanes) return;
  Point next = point;
  next.coordinates[strip.axis] = arithmetic.add(
      point.coordinates.lookup(strip.axis), arithmetic.integer(parts == 1 ? 2 * rows_of_one_walk : rows_of_two_walks));
  for (Value read : walk.traverse.getReads()) {
    auto homes = layout.homes.find(without_holds(read));
    if (homes == layout.homes.end()) continue;
    int array = homes->second.front(), position = lane_position(array);
    if (position < 0 || !llvm::is_contained(layout.arrays[array].axes, strip.axis)) continue;
    if (Arithmetic::known(stride(array, position)) != 1) continue;
    machine.prefetch(layout.arrays[array].element, home_address(array, 0, next), compute, part, parts);
  }
}

} // namespace norma::compiler::emit
