//===- accumulate.cpp - opening, updating, closing accumulators ---------------------===//

#include "compiler/emit/walk.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// Elements of a run that is lifted in two walks; 16 KB of f32, which stay in the first cache between them.
constexpr int64_t run_elements = 4096;

} // namespace

/// Runs are folded before they are merged, so that their accumulator has no virtual lanes.
Spread KernelEmitter::spread_of(const Walk &walk, const Accumulator &accumulator) const {
  if (across) return Spread::per_lane;
  bool runs = accumulator.monoid->lifts_runs() && !accumulator.of_states;
  return walk.has_lane_loop && !runs ? Spread::over_lanes : Spread::one;
}

void KernelEmitter::open(Accumulator &accumulator, Spread spread) {
  accumulator.cells.clear();
  for (unsigned part = 0; part < accumulator.monoid->parts(); ++part) {
    accumulator.cells.push_back(machine.make_cell(compute, spread, compute));
    machine.fill(accumulator.cells.back(), arithmetic.real(accumulator.monoid->identity(part), compute), compute);
  }
}

void KernelEmitter::update(Accumulator &accumulator, const LaneValue &state, const Point &point) {
  Value coordinate = point.in_lanes ? point.coordinates.lookup(lane_axis) : Value();
  bool lanes = accumulator.cells.front().spread != Spread::one;
  LaneValue now, added = lanes ? shape_like_lanes(state) : state;
  for (const Cell &cell : accumulator.cells) now.push_back(machine.read(cell, coordinate, compute));
  LaneValue merged = accumulator.monoid->merge(arithmetic, now, added);
  for (auto [part, cell] : llvm::enumerate(accumulator.cells)) {
    Value value = point.mask && lanes ? arithmetic.select(point.mask, merged[part], now[part]) : merged[part];
    machine.write(cell, value, coordinate, compute);
  }
}

void KernelEmitter::close(Walk &walk, Accumulator &accumulator, const Point &point) {
  Value coordinate = point.in_lanes ? point.coordinates.lookup(lane_axis) : Value();
  LaneValue state;
  for (const Cell &cell : accumulator.cells) {
    if (cell.spread != Spread::over_lanes) {
      state.push_back(machine.read(cell, coordinate, compute));
      continue;
    }
    auto combine = [&](Value a, Value b) { return accumulator.monoid->merge(arithmetic, {a}, {b})[0]; };
    state.push_back(machine.fold(cell, combine, compute));
  }
  deliver(walk, accumulator, state, point);
}

/// The state goes where the result lives; what reduced loops or instances around still add to is merged with what
/// stands there.
void KernelEmitter::deliver(Walk &walk, Accumulator &accumulator, LaneValue state, const Point &point) {
  plan::AccumulateAttr attribute = walk.traverse.accumulator(accumulator.index);
  Value result = walk.traverse.getResult(accumulator.index);
  if (attribute.getKept().empty() && attribute.getAcross().empty()) instance_values[result] = state;
  Point place = point;
  if (across && llvm::is_contained(attribute.getAcross(), lane_axis)) {
    auto combine = [&](Value a, Value b) { return accumulator.monoid->merge(arithmetic, {a}, {b})[0]; };
    state = shape_like_lanes(state);
    if (point.mask)
      state[0] =
          arithmetic.select(point.mask, state[0], arithmetic.real(accumulator.monoid->identity(0), state[0].getType()));
    state = {machine.fold_step(state[0], combine, compute)};
    place.in_lanes = false;
    place.mask = {};
  }
  for (int array : homes_of(result)) {
    if (!is_partial(walk, accumulator)) {
      store(array, state, place, false);
      continue;
    }
    LaneValue now = load(array, {}, place);
    bool lanes = place.in_lanes && lane_position(array) >= 0;
    store(array,
          accumulator.monoid->merge(arithmetic, lanes ? shape_like_lanes(now) : now,
                                    lanes ? shape_like_lanes(state) : state),
          place, false);
  }
}

bool KernelEmitter::is_partial(const Walk &walk, const Accumulator &accumulator) const {
  plan::AccumulateAttr attribute = const_cast<Walk &>(walk).traverse.accumulator(accumulator.index);
  if (!attribute.getAcross().empty()) return true;
  for (unsigned loop = 0; loop < accumulator.depth; ++loop)
    if (!llvm::is_contained(attribute.getKept(), walk.loops[loop])) return true;
  return false;
}

/// The state of elements with the sum of their squared deviations from `mean`, and of these themselves (null: none):
/// what `mean` lacks of the mean is kept beside it.
LaneValue KernelEmitter::moments_about(Value count, Value mean, Value squares, Value residual) {
  auto like_mean = [&](Value value) {
    return machine.is_lane_typed(mean) && !machine.is_lane_typed(value) ? machine.broadcast(value, compute) : value;
  };
  if (!residual) return {count, mean, squares, like_mean(arithmetic.real(0, compute))};
  Value offset = arithmetic.div(residual, like_mean(count));
  return {count, mean, arithmetic.sub(squares, arithmetic.mul(residual, offset)), offset};
}

/// A run of the innermost loop at a time: one walk for the sum (and for all else), then, with the mean known, one for
/// the squared deviations; the run's moments are merged into the accumulator's.
void KernelEmitter::emit_runs(Walk &walk, const Point &point) {
  SmallVector<Accumulator *> lifted;
  for (Accumulator &accumulator : walk.accumulators)
    if (accumulator.monoid->lifts_runs() && !accumulator.of_states && accumulator.depth < walk.depth())
      lifted.push_back(&accumulator);
  Spread spread = across ? Spread::per_lane : walk.has_lane_loop ? Spread::over_lanes : Spread::one;
  int64_t length = walk.has_lane_loop ? run_elements : run_elements / Machine::virtual_lanes(compute);
  auto sum = [&](Value a, Value b) { return arithmetic.add(a, b); };
  Value zero = arithmetic.real(0, compute);
  Value end_of_axis = innermost_extent(walk);

  auto add_to = [&](Cell &cell, Value element, const Point &inner) {
    Value coordinate = inner.in_lanes ? inner.coordinates.lookup(lane_axis) : Value();
    Value now = machine.read(cell, coordinate, compute);
    if (spread != Spread::one) element = shape_like_lanes({element})[0];
    Value added = arithmetic.add(now, element);
    machine.write(cell, inner.mask && spread != Spread::one ? arithmetic.select(inner.mask, added, now) : added,
                  coordinate, compute);
  };
  auto total = [&](Cell &cell) {
    Value coordinate = point.in_lanes ? point.coordinates.lookup(lane_axis) : Value();
    return spread == Spread::over_lanes ? machine.fold(cell, sum, compute) : machine.read(cell, coordinate, compute);
  };

  // One run that is the whole area needs no more of its mean than two passes have.
  auto known_end = Arithmetic::known(end_of_axis);
  bool alone_in_area = known_end && *known_end <= length;
  for (Accumulator *accumulator : lifted)
    alone_in_area &=
        accumulator->depth + 1 == walk.depth() && walk.traverse.accumulator(accumulator->index).getAcross().empty();
  // The second walk of a run meets it in the cache: that is when memory has time for others.
  Walk alone = walk;
  alone.companion = nullptr;
  alone.fetched_ahead.clear();
  auto run = [&](Value begin) {
    Value end = arithmetic.min(arithmetic.add(begin, arithmetic.integer(length)), end_of_axis);
    Value count = arithmetic.to_real(arithmetic.sub(end, begin), compute);
    SmallVector<Cell> sums, squares, residuals;
    for (auto *cells : {&sums, &squares, &residuals})
      for (unsigned index = 0; index < lifted.size(); ++index) {
        cells->push_back(machine.make_cell(compute, spread, compute));
        machine.fill(cells->back(), zero, compute);
      }
    emit_steps(alone, begin, end, point, false, [&](const Point &inner, bool) {
      SmallVector<LaneValue> yielded = elements_at(alone, inner);
      if (yielded.empty()) return;
      for (auto [index, accumulator] : llvm::enumerate(lifted))
        add_to(sums[index], yielded[accumulator->index][0], inner);
      finish_element(walk, yielded, inner, lifted);
    });
    SmallVector<Value> means;
    for (Cell &cell : sums) {
      Value all = total(cell);
      means.push_back(arithmetic.div(all, machine.is_lane_typed(all) ? machine.broadcast(count, compute) : count));
    }
    emit_steps(walk, begin, end, point, false, [&](const Point &inner, bool) {
      SmallVector<LaneValue> yielded = elements_at(walk, inner);
      if (yielded.empty()) return;
      for (auto [index, accumulator] : llvm::enumerate(lifted)) {
        LaneValue element = {yielded[accumulator->index][0]}, mean = {means[index]};
        if (spread != Spread::one) element = shape_like_lanes(element), mean = shape_like_lanes(mean);
        Value deviation = arithmetic.sub(element[0], mean[0]);
        add_to(squares[index], arithmetic.mul(deviation, deviation), inner);
        if (!alone_in_area) add_to(residuals[index], deviation, inner);
      }
    });
    for (auto [index, accumulator] : llvm::enumerate(lifted)) {
      Point outside = point;
      outside.mask = {};
      Value residual = alone_in_area ? Value() : total(residuals[index]);
      update(*accumulator, moments_about(count, means[index], total(squares[index]), residual), outside);
    }
  };
  if (known_end && *known_end <= length)
    run(arithmetic.integer(0));
  else
    arithmetic.loop(arithmetic.integer(0), end_of_axis, length, run);
}

} // namespace norma::compiler::emit
