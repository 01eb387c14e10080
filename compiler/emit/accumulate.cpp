//===- accumulate.cpp - opening, updating, closing accumulators ---------------------===//

#include "compiler/emit/walk.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

/// Runs are folded before they are merged, so that their accumulator has no virtual lanes.
Spread KernelEmitter::spread_of(const Walk &walk, const Accumulator &accumulator) const {
  if (across) return Spread::per_lane;
  return walk.has_lane_loop && !lifts_runs(accumulator) ? Spread::over_lanes : Spread::one;
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
    bool lanes = place.in_lanes && lane_position(array) >= 0;
    auto merge_with_what_stands = [&] {
      LaneValue now = load(array, {}, place);
      store(array,
            accumulator.monoid->merge(arithmetic, lanes ? shape_like_lanes(now) : now,
                                      lanes ? shape_like_lanes(state) : state),
            place, false);
    };
    if (lanes)
      merge_with_what_stands();
    else
      machine.do_once(merge_with_what_stands);
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

} // namespace norma::compiler::emit
