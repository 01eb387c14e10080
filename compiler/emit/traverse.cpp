//===- traverse.cpp - the loop nest of a traversal --------------------------------===//
//
// A recursion over the loops, outermost first. Before loop d: the reads whose coordinates are known are loaded, the
// accumulators that keep no axis of the loops from d inwards are opened; after it they are closed.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/walk.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/Utils/Utils.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// What the placement of a traversal lists under `name`.
SmallVector<StringAttr> placed_axes(plan::TraverseOp traverse, StringRef name) {
  SmallVector<StringAttr> axes;
  auto placement = traverse.getPlacementAttr();
  if (auto placed = placement ? placement.getAs<ArrayAttr>(name) : ArrayAttr())
    for (Attribute axis : placed) axes.push_back(cast<StringAttr>(axis));
  return axes;
}

/// The loops of a traversal: as placed, else as written.
SmallVector<StringAttr> loop_order(plan::TraverseOp traverse) {
  SmallVector<StringAttr> loops = placed_axes(traverse, "order");
  if (loops.empty())
    for (Attribute axis : traverse.getSpace()) loops.push_back(cast<StringAttr>(axis));
  return loops;
}

} // namespace

bool asks_to_stream(plan::TraverseOp traverse) {
  auto placement = traverse.getPlacementAttr();
  auto store = placement ? placement.getAs<StringAttr>("store") : StringAttr();
  return store && store.getValue() == "stream";
}

/// The loops of a walk, and within which of them is read and summed; nothing is emitted.
KernelEmitter::Walk KernelEmitter::lay_out(plan::TraverseOp traverse) {
  Walk walk;
  walk.traverse = traverse;
  walk.loops = loop_order(traverse);
  walk.collapsed = placed_axes(traverse, "collapsed");
  bool scalar = traverse.getPlacementAttr() && traverse.getPlacementAttr().contains("scalar");
  walk.has_lane_loop = !across && !scalar && !walk.loops.empty() && walk.loops.back() == lane_axis;
  for (auto [index, read] : llvm::enumerate(traverse.getReads())) {
    unsigned depth = 0;
    for (Attribute entry : traverse.points_of(index))
      for (auto [loop, axis] : llvm::enumerate(walk.loops))
        if (cast<plan::PointAttr>(entry).getFrom() == axis) depth = std::max<unsigned>(depth, loop + 1);
    walk.read_depths.push_back(depth);
  }
  walk.loaded.resize(traverse.getReads().size());
  for (auto [index, entry] : llvm::enumerate(traverse.getAccumulators())) {
    auto attribute = cast<plan::AccumulateAttr>(entry);
    Accumulator accumulator;
    accumulator.monoid = find_monoid(attribute.getMonoid());
    accumulator.index = index;
    accumulator.of_states =
        isa<plan::MomentsType>(traverse.getBody().front().getTerminator()->getOperand(index).getType());
    for (auto [loop, axis] : llvm::enumerate(walk.loops))
      if (llvm::is_contained(attribute.getKept(), axis)) accumulator.depth = loop + 1;
    walk.accumulators.push_back(accumulator);
  }
  return walk;
}

KernelEmitter::Walk KernelEmitter::begin_walk(plan::TraverseOp traverse) {
  Walk walk = lay_out(traverse);
  walk.streams = walk.has_lane_loop && walk.accumulators.empty() && asks_to_stream(traverse) &&
                 machine.stores_past_cache() && current_pace != pace::in_cache;
  choose_fetched(walk);
  return walk;
}

/// How far the innermost loop runs.
Value KernelEmitter::innermost_extent(const Walk &walk) {
  Value end = extent(walk.loops.back());
  for (StringAttr axis : walk.collapsed) end = arithmetic.mul(extent(axis), end);
  return end;
}

LogicalResult KernelEmitter::emit_traverse(plan::TraverseOp traverse, const Point &instance) {
  Walk walk = begin_walk(traverse);
  emit_walk(walk, instance);
  // What stands in arrays may be read by another walk, in other lanes.
  if (llvm::any_of(traverse->getResults(), reads_back)) machine.synchronize();
  return success(refusal.empty());
}

void KernelEmitter::emit_walk(Walk &walk, const Point &instance) {
  Point point = instance;
  for (StringAttr axis : walk.collapsed) point.coordinates[axis] = arithmetic.integer(0);
  for (Accumulator &accumulator : walk.accumulators)
    if (is_partial(walk, accumulator) && walk.traverse.accumulator(accumulator.index).getAcross().empty())
      for (int array : homes_of(walk.traverse.getResult(accumulator.index)))
        clear(array, *accumulator.monoid, instance), machine.synchronize();
  emit_level(walk, 0, point);
}

/// Loads what is known before the loop `depth`, but for what is there already.
void KernelEmitter::load_reads(Walk &walk, unsigned depth, const Point &point) {
  for (auto [index, read_depth] : llvm::enumerate(walk.read_depths))
    if (read_depth == depth && (depth > 0 || walk.loaded[index].empty()))
      walk.loaded[index] = load_read(walk.traverse, index, point);
}

void KernelEmitter::emit_level(Walk &walk, unsigned depth, const Point &point) {
  if (depth < walk.depth() || walk.loops.empty()) {
    load_reads(walk, depth, point);
    if (walk.companion) load_reads(*walk.companion, depth, at_companion(walk, point));
  }
  if (depth == walk.depth()) {
    emit_element(walk, point, /*past_cache=*/false);
    return;
  }
  for (Accumulator &accumulator : walk.accumulators)
    if (accumulator.depth == depth) open(accumulator, spread_of(walk, accumulator));
  if (depth + 1 == walk.depth()) {
    emit_innermost(walk, point);
  } else if (depth + 2 == walk.depth() && sums_columns(walk, depth)) {
    emit_rows(walk, {walk.loops[depth], arithmetic.integer(0), extent(walk.loops[depth])}, point);
  } else {
    arithmetic.loop(arithmetic.integer(0), extent(walk.loops[depth]), 1, [&](Value index) {
      Point inner = point;
      inner.coordinates[walk.loops[depth]] = index;
      emit_level(walk, depth + 1, inner);
    });
  }
  for (Accumulator &accumulator : walk.accumulators)
    if (accumulator.depth == depth) close(walk, accumulator, point);
}

void KernelEmitter::emit_innermost(Walk &walk, const Point &point) {
  Value begin = arithmetic.integer(0), end = innermost_extent(walk);
  if (llvm::any_of(walk.accumulators, [&](const Accumulator &accumulator) {
        return lifts_runs(accumulator) && accumulator.depth < walk.depth();
      }))
    return emit_runs(walk, point);
  emit_steps(walk, begin, end, point, walk.streams,
             [&](const Point &inner, bool past_cache) { emit_element(walk, inner, past_cache); });
}

/// The steps of the innermost loop; the last one is masked where lanes hang over.
void KernelEmitter::emit_steps(Walk &walk, Value begin, Value end, const Point &point, bool may_stream,
                               const StepBody &body) {
  if (walk.companion) return emit_both(walk, begin, end, point, body);
  StringAttr axis = walk.loops.back();
  if (!walk.has_lane_loop) {
    arithmetic.loop(begin, end, 1, [&](Value index) {
      Point inner = point;
      inner.coordinates[axis] = index;
      body(inner, false);
    });
    return;
  }
  if (!may_stream) return emit_lane_steps(begin, end, point, false, body);
  Value peeled;
  Value streams = streams_from(walk, point, begin, peeled);
  auto past_cache = [&] {
    Value first = arithmetic.min(arithmetic.add(begin, peeled), end);
    emit_partial_step(begin, first, point, false, body);
    emit_lane_steps(first, end, point, true, body);
  };
  arithmetic.if_then_else(streams, past_cache, [&] { emit_lane_steps(begin, end, point, false, body); });
}

void KernelEmitter::emit_lane_steps(Value begin, Value end, const Point &point, bool past_cache, const StepBody &body) {
  int64_t step = machine.step(compute);
  Value length = arithmetic.sub(end, begin);
  Value full_end =
      arithmetic.add(begin, arithmetic.mul(arithmetic.div(length, arithmetic.integer(step)), arithmetic.integer(step)));
  emit_full_steps(begin, full_end, [&](Value index) {
    Point inner = point;
    inner.in_lanes = true;
    inner.coordinates[lane_axis] = index;
    body(inner, past_cache);
  });
  if (step > 1) emit_partial_step(full_end, end, point, past_cache, body);
}

/// The full steps from `begin` to `end`. Two rounds are one where that leaves none over and a round has no loops of its
/// own: half the jumps, and more work in the machine's view.
void KernelEmitter::emit_full_steps(Value begin, Value end, const Arithmetic::Body &step_at) {
  const int64_t step = machine.step(compute);
  scf::ForOp loop = arithmetic.loop(begin, end, step, step_at);
  auto first = Arithmetic::known(begin), last = Arithmetic::known(end);
  bool nests = llvm::any_of(*loop.getBody(), [](Operation &op) { return op.getNumRegions() > 0; });
  if (step == 1 || nests || !first || !last || (*last - *first) % (2 * step) != 0) return;
  (void)loopUnrollByFactor(loop, 2);
}

/// One masked step for the coordinates from `begin` to `end`, fewer than a step has; nothing where there are none.
void KernelEmitter::emit_partial_step(Value begin, Value end, const Point &point, bool past_cache,
                                      const StepBody &body) {
  if (auto first = Arithmetic::known(begin), last = Arithmetic::known(end); first && last && *first >= *last) return;
  arithmetic.if_then_else(arithmetic.less(begin, end),
                          [&] {
                            Point inner = point;
                            inner.in_lanes = true;
                            inner.coordinates[lane_axis] = begin;
                            inner.mask = machine.mask_below(arithmetic.sub(end, begin), compute);
                            body(inner, past_cache);
                          },
                          {});
}

/// Whether the stores from coordinate `begin` on go past the cache: asked for at run time, and all emitted rows begin a
/// cache line after `peeled` elements.
Value KernelEmitter::streams_from(Walk &walk, const Point &point, Value begin, Value &peeled) {
  Value streams =
      builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::ne, frame.stream_flag,
                                          arith::ConstantOp::create(builder, location, builder.getI32IntegerAttr(0)));
  Point inner = point;
  inner.coordinates[lane_axis] = begin;
  peeled = {};
  for (unsigned index = walk.traverse.accumulator_count(); index < walk.traverse.getNumResults(); ++index) {
    for (int array : homes_of(walk.traverse.getResult(index))) {
      Value size = arithmetic.integer((layout.arrays[array].element.getIntOrFloatBitWidth() + 7) / 8);
      Value place = LLVM::PtrToIntOp::create(builder, location, builder.getI64Type(), home_address(array, 0, inner));
      if (!peeled) {
        Value missing = arithmetic.sub(arithmetic.integer(64), arithmetic.rem(place, arithmetic.integer(64)));
        peeled = arithmetic.div(arithmetic.rem(missing, arithmetic.integer(64)), size);
      }
      Value rest = arithmetic.rem(arithmetic.add(place, arithmetic.mul(peeled, size)), arithmetic.integer(64));
      Value whole =
          builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::eq, rest, arithmetic.integer(0));
      streams = builder.createOrFold<arith::AndIOp>(location, streams, whole);
    }
  }
  return streams;
}

SmallVector<LaneValue> KernelEmitter::elements_at(Walk &walk, const Point &point) {
  SmallVector<LaneValue> reads(walk.loaded.begin(), walk.loaded.end());
  for (auto [index, read_depth] : llvm::enumerate(walk.read_depths))
    if (read_depth == walk.depth() && !walk.loops.empty()) reads[index] = load_read(walk.traverse, index, point);
  if (point.in_lanes) fetch_ahead(walk, point);
  auto yielded = emit_body(walk.traverse, reads, point);
  return yielded ? *yielded : SmallVector<LaneValue>();
}

void KernelEmitter::emit_element(Walk &walk, const Point &point, bool past_cache) {
  SmallVector<LaneValue> yielded = elements_at(walk, point);
  if (yielded.empty()) return;
  finish_element(walk, yielded, point, {}, past_cache);
}

/// Gives an element's values to the accumulators, but for those that are `done`, and to what is emitted.
void KernelEmitter::finish_element(Walk &walk, ArrayRef<LaneValue> yielded, const Point &point,
                                   ArrayRef<Accumulator *> done, bool past_cache) {
  for (Accumulator &accumulator : walk.accumulators) {
    if (llvm::is_contained(done, &accumulator)) continue;
    const LaneValue &value = yielded[accumulator.index];
    LaneValue state = accumulator.of_states ? value : accumulator.monoid->lift(arithmetic, value[0]);
    if (accumulator.depth == walk.depth())
      deliver(walk, accumulator, state, point);
    else
      update(accumulator, state, point);
  }
  for (unsigned index = walk.traverse.accumulator_count(); index < walk.traverse.getNumResults(); ++index) {
    Value result = walk.traverse.getResult(index);
    if (walk.loops.empty()) instance_values[result] = yielded[index];
    for (int array : homes_of(result)) store(array, yielded[index], point, past_cache);
  }
}

} // namespace norma::compiler::emit
