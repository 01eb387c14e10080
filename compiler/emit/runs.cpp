//===- runs.cpp - moments of a run of elements, in two walks ---------------------------===//
//
//   moments of the innermost loop's elements
//     =>
//   for runs { for the run: sum += x; mean = sum / count; for the run: squares += (x − mean)²; moments += the run's }
//
// A run stays in the first cache between its walks. Where instances overlap and an instance is a single run, the second
// walk takes the sums of the next instance along, so that an instance is one loop and waits for one fold.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/walk.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// Elements of a run that is lifted in two walks; 16 KB of f32, which stay in the first cache between them.
constexpr int64_t run_elements = 4096;

} // namespace

struct KernelEmitter::Runs {
  Runs(KernelEmitter &emitter, Walk &walk, const Point &point)
      : emitter(emitter), machine(emitter.machine), arithmetic(emitter.arithmetic), walk(walk), point(point),
        alone(walk) {
    spread = emitter.across ? Spread::per_lane : walk.has_lane_loop ? Spread::over_lanes : Spread::one;
    for (Accumulator &accumulator : walk.accumulators)
      if (lifts_runs(accumulator) && accumulator.depth < walk.depth()) lifted.push_back(&accumulator);
    // The second walk of a run meets it in the cache: that is when memory has time for others.
    alone.companion = nullptr;
    alone.fetched_ahead.clear();
  }

  int64_t length() const {
    return walk.has_lane_loop ? run_elements : run_elements / Machine::virtual_lanes(emitter.compute);
  }

  SmallVector<Cell> open() {
    SmallVector<Cell> cells;
    for (size_t index = 0; index < lifted.size(); ++index) {
      cells.push_back(machine.make_cell(emitter.compute, spread, emitter.compute));
      machine.fill(cells.back(), arithmetic.real(0, emitter.compute), emitter.compute);
    }
    return cells;
  }

  void add(const Cell &cell, Value element, const Point &inner) {
    Value coordinate = inner.in_lanes ? inner.coordinates.lookup(emitter.lane_axis) : Value();
    Value now = machine.read(cell, coordinate, emitter.compute);
    if (spread != Spread::one) element = emitter.shape_like_lanes({element})[0];
    Value added = arithmetic.add(now, element);
    machine.write(cell, inner.mask && spread != Spread::one ? arithmetic.select(inner.mask, added, now) : added,
                  coordinate, emitter.compute);
  }

  Value total(const Cell &cell) {
    Value coordinate = point.in_lanes ? point.coordinates.lookup(emitter.lane_axis) : Value();
    auto sum = [&](Value a, Value b) { return arithmetic.add(a, b); };
    return spread == Spread::over_lanes ? machine.fold(cell, sum, emitter.compute)
                                        : machine.read(cell, coordinate, emitter.compute);
  }

  /// The first walk: sums, and all that is not lifted.
  SmallVector<Value> sum(Value begin, Value end) {
    SmallVector<Cell> sums = open();
    emitter.emit_steps(alone, begin, end, point, false, [&](const Point &inner, bool) {
      SmallVector<LaneValue> yielded = emitter.elements_at(alone, inner);
      if (yielded.empty()) return;
      for (auto [cell, accumulator] : llvm::zip(sums, lifted)) add(cell, yielded[accumulator->index][0], inner);
      emitter.finish_element(walk, yielded, inner, lifted);
    });
    return llvm::map_to_vector(sums, [&](const Cell &cell) { return total(cell); });
  }

  /// A run whose sums are known. One that is the whole area needs no more of its mean than two passes have.
  void lift(ArrayRef<Value> sums, Value begin, Value end, bool alone_in_area) {
    Value count = arithmetic.to_real(arithmetic.sub(end, begin), emitter.compute);
    SmallVector<Value> means;
    for (Value all : sums)
      means.push_back(
          arithmetic.div(all, machine.is_lane_typed(all) ? machine.broadcast(count, emitter.compute) : count));
    SmallVector<Cell> squares = open(), residuals = open(), ahead;
    Walk next = alone;
    if (walk.ahead) ahead = open(), next.loaded.assign(next.loaded.size(), {});
    if (walk.ahead) emitter.load_reads(next, 0, walk.ahead->after(emitter, point));
    emitter.emit_steps(walk, begin, end, point, false, [&](const Point &inner, bool) {
      SmallVector<LaneValue> yielded = emitter.elements_at(walk, inner);
      if (yielded.empty()) return;
      for (auto [index, accumulator] : llvm::enumerate(lifted)) {
        LaneValue element = {yielded[accumulator->index][0]}, mean = {means[index]};
        if (spread != Spread::one) element = emitter.shape_like_lanes(element), mean = emitter.shape_like_lanes(mean);
        Value deviation = arithmetic.sub(element[0], mean[0]);
        add(squares[index], arithmetic.mul(deviation, deviation), inner);
        if (!alone_in_area) add(residuals[index], deviation, inner);
      }
      if (!walk.ahead) return;
      SmallVector<LaneValue> later = emitter.elements_at(next, walk.ahead->after(emitter, inner));
      for (auto [cell, accumulator] : llvm::zip(ahead, lifted)) add(cell, later[accumulator->index][0], inner);
    });
    if (walk.ahead)
      for (auto [cell, kept] : llvm::zip(ahead, walk.ahead->sums))
        machine.write(kept, total(cell), {}, emitter.compute);
    for (auto [index, accumulator] : llvm::enumerate(lifted)) {
      Point outside = point;
      outside.mask = {};
      Value residual = alone_in_area ? Value() : total(residuals[index]);
      emitter.update(*accumulator, emitter.moments_about(count, means[index], total(squares[index]), residual),
                     outside);
    }
  }

  KernelEmitter &emitter;
  Machine &machine;
  Arithmetic &arithmetic;
  Walk &walk;
  const Point &point;
  Walk alone; ///< the walk with nothing beside it
  Spread spread;
  SmallVector<Accumulator *> lifted;
};

bool KernelEmitter::lifts_runs(const Accumulator &accumulator) {
  return accumulator.monoid->lifts_runs() && !accumulator.of_states;
}

Point KernelEmitter::Ahead::after(KernelEmitter &emitter, const Point &point) const {
  const Arithmetic &arithmetic = emitter.arithmetic;
  Point other = point;
  Value &coordinate = other.coordinates[axis];
  coordinate = arithmetic.min(arithmetic.add(coordinate, arithmetic.integer(1)), last);
  return other;
}

/// Whether an instance is a single run, of which nothing but moments is wanted.
bool KernelEmitter::is_single_run(const Walk &walk) {
  auto end = walk.depth() == 1 && walk.has_lane_loop ? Arithmetic::known(innermost_extent(walk)) : std::nullopt;
  return end && *end <= run_elements && walk.traverse->getNumResults() == walk.accumulators.size() &&
         llvm::all_of(walk.accumulators, [&](const Accumulator &accumulator) {
           return lifts_runs(accumulator) && accumulator.depth == 0;
         });
}

/// Makes room for the sums of an instance, and takes those of the first.
void KernelEmitter::begin_ahead(Ahead &ahead, Walk &walk, const Point &first) {
  load_reads(walk, 0, first);
  Runs runs(*this, walk, first);
  for (Value total : runs.sum(arithmetic.integer(0), innermost_extent(walk))) {
    ahead.sums.push_back(machine.make_cell(total.getType(), Spread::one, compute));
    machine.write(ahead.sums.back(), total, {}, compute);
  }
}

void KernelEmitter::emit_runs(Walk &walk, const Point &point) {
  Runs runs(*this, walk, point);
  Value end_of_axis = innermost_extent(walk), zero = arithmetic.integer(0);
  auto known_end = Arithmetic::known(end_of_axis);
  bool one_run = known_end && *known_end <= runs.length(), alone_in_area = one_run;
  for (Accumulator *accumulator : runs.lifted)
    alone_in_area &=
        accumulator->depth + 1 == walk.depth() && walk.traverse.accumulator(accumulator->index).getAcross().empty();
  if (walk.ahead) {
    auto sums =
        llvm::map_to_vector(walk.ahead->sums, [&](const Cell &cell) { return machine.read(cell, {}, compute); });
    return runs.lift(sums, zero, end_of_axis, alone_in_area);
  }
  auto run = [&](Value begin) {
    Value end = arithmetic.min(arithmetic.add(begin, arithmetic.integer(runs.length())), end_of_axis);
    runs.lift(runs.sum(begin, end), begin, end, alone_in_area);
  };
  if (one_run)
    run(zero);
  else
    arithmetic.loop(zero, end_of_axis, runs.length(), run);
}

} // namespace norma::compiler::emit
