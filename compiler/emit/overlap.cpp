//===- overlap.cpp - one instance is written while the next one is read -------------===//
//
//   for instances i { first walk (i): reads memory; …; last walk (i): reads the cache, stores past it }
//     =>
//   first walk (0); …
//   for instances i from 1 { first walk (i) and last walk (i - 1) in one loop, fetching ahead; … }
//   last walk (the last instance)
//
// so that memory is read and written at the same time. In the cache that is worth its while only where an instance is a
// chain of three walks, each waiting for the sum of the one before. What the last walk reads of its instance is kept.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/walk.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

/// A task whose bodies have so many operations waits for them rather than for memory, and twice it would be half of an
/// object.
constexpr unsigned long_bodies = 48;

SmallVector<plan::TraverseOp> walks_of(plan::KernelOp kernel) {
  return llvm::to_vector(kernel.getBody().front().getOps<plan::TraverseOp>());
}

/// The first and the last walk over a space; null where there is but one.
std::pair<plan::TraverseOp, plan::TraverseOp> ends_of(plan::KernelOp kernel) {
  plan::TraverseOp first, last;
  for (plan::TraverseOp walk : walks_of(kernel)) {
    if (walk.getSpace().empty()) continue;
    if (!first) first = walk;
    last = walk;
  }
  return first == last ? std::pair<plan::TraverseOp, plan::TraverseOp>() : std::pair(first, last);
}

unsigned operations_in_bodies(plan::KernelOp kernel) {
  unsigned count = 0;
  for (plan::TraverseOp walk : walks_of(kernel)) count += walk.getBody().front().getOperations().size();
  return count;
}

} // namespace

/// Whether the task is written twice: its first and its last walk have the same loops, and between them pass but
/// numbers.
bool KernelEmitter::differs_by_pace() {
  if (across || !machine.stores_past_cache() || tasks.empty()) return false;
  if (tasks.back().by == 1 && !tasks_run_on()) return false;
  auto [first, last] = ends_of(kernel);
  if (!first || first.getPlacementAttr() == nullptr || last.accumulator_count() > 0 || !asks_to_stream(last))
    return false;
  DictionaryAttr one = first.getPlacementAttr(), other = last.getPlacementAttr();
  if (one.get("order") != other.get("order") || one.get("collapsed") || other.get("collapsed")) return false;
  auto order = one.getAs<ArrayAttr>("order");
  if (one.get("scalar") || order[order.size() - 1] != lane_axis) return false;
  return operations_in_bodies(kernel) < long_bodies;
}

/// What passes between the walks must be numbers, and strips of rows have no place for the other walk's steps. Out of
/// the cache walks overlap where memory is read in one stream: two are better asked for by turns (fetch.cpp). In the
/// cache a chain of three walks does, where areas are so short that it waits more than it computes.
bool KernelEmitter::should_overlap() {
  if (current_pace == pace::either) return false;
  Walk laid_out = lay_out(ends_of(kernel).first);
  if (laid_out.depth() >= 2 && sums_columns(laid_out, laid_out.depth() - 2)) return false;
  for (plan::TraverseOp walk : walks_of(kernel))
    for (Value result : walk->getResults())
      for (Operation *user : result.getUsers())
        if (isa<plan::TraverseOp>(user) && cast<plan::ArrayType>(result.getType()).rank() > 0) return false;
  auto first = ends_of(kernel).first;
  bool chain = llvm::any_of(first.getAccumulators(), [](Attribute entry) {
    return find_monoid(cast<plan::AccumulateAttr>(entry).getMonoid())->lifts_runs();
  });
  return (chain || large_arrays(first).size() <= 1) && (current_pace == pace::past_cache || laid_out.depth() == 1);
}

void KernelEmitter::emit_task(pace how, const Point &point) {
  current_pace = how;
  overlaps = should_overlap();
  emit_instances(0, point);
  overlaps = false;
  current_pace = pace::either;
}

/// Whether stores go past the cache and all emitted arrays are equally far from a line's begin, everywhere.
Value KernelEmitter::overlap_streams(const Point &point) {
  Value streams =
      builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::ne, frame.stream_flag,
                                          arith::ConstantOp::create(builder, location, builder.getI32IntegerAttr(0)));
  plan::TraverseOp last = ends_of(kernel).second;
  std::optional<int> reference;
  auto require_equal = [&](Value a, Value b) {
    Value equal = builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::eq, a, b);
    streams = builder.createOrFold<arith::AndIOp>(location, streams, equal);
  };
  auto offset = [&](int array) {
    Value place = LLVM::PtrToIntOp::create(builder, location, builder.getI64Type(), bases[array]);
    return arithmetic.rem(place, arithmetic.integer(64));
  };
  for (Value result : last->getResults())
    for (int array : homes_of(result)) {
      if (!reference) {
        reference = array;
        continue;
      }
      require_equal(offset(array), offset(*reference));
      for (unsigned position = 0; position < layout.arrays[array].axes.size(); ++position)
        require_equal(stride(array, position), stride(*reference, position));
    }
  return streams;
}

void KernelEmitter::emit_walks(ArrayRef<plan::TraverseOp> walks, const Point &point) {
  for (plan::TraverseOp walk : walks)
    if (failed(emit_traverse(walk, point))) return;
}

/// What the last walk reads of the instance goes where the next round finds it.
void KernelEmitter::keep_for_last_walk(const Point &point) {
  plan::TraverseOp last = ends_of(kernel).second;
  bool first_time = kept.empty();
  unsigned next = 0;
  for (auto [index, read] : llvm::enumerate(last.getReads())) {
    auto found = instance_values.find(without_holds(read));
    if (found == instance_values.end()) continue;
    if (first_time) {
      kept.push_back({static_cast<unsigned>(index), {}});
      for (Value part : found->second)
        kept.back().second.push_back(machine.make_cell(part.getType(), Spread::one, compute));
    }
    for (auto [part, cell] : llvm::zip(found->second, kept[next].second)) machine.write(cell, part, {}, compute);
    ++next;
  }
}

void KernelEmitter::emit_overlapped(StringAttr axis, const Point &point) {
  auto [first, last] = ends_of(kernel);
  SmallVector<plan::TraverseOp> walks = walks_of(kernel), before, between;
  for (plan::TraverseOp walk : walks) {
    if (walk == first || walk == last) continue;
    (walk->isBeforeInBlock(first) ? before : between).push_back(walk);
  }
  kept.clear();
  auto [begin, end] = ranges[axis];
  auto at = [&](Value index) {
    Point instance = point;
    instance.coordinates[axis] = index;
    return instance;
  };
  auto begin_last = [&] {
    Walk walk = begin_walk(last);
    for (auto &[index, cells] : kept)
      for (const Cell &cell : cells) walk.loaded[index].push_back(machine.read(cell, {}, compute));
    return walk;
  };
  // Nothing before the first walk may be needed by the next instance's sums.
  Ahead ahead = {axis, arithmetic.sub(end, arithmetic.integer(1)), {}};
  Walk first_of_all = begin_walk(first);
  bool sums_ahead = before.empty() && is_single_run(first_of_all);
  if (sums_ahead) begin_ahead(ahead, first_of_all, at(begin));
  auto emit_first = [&](Value index, bool with_last) {
    instance_values.clear();
    emit_walks(before, at(index));
    Walk walk = begin_walk(first), companion;
    walk.instance_axis = axis;
    if (sums_ahead) walk.ahead = &ahead;
    if (with_last) {
      companion = begin_last();
      walk.companion = &companion;
    }
    emit_walk(walk, at(index));
    emit_walks(between, at(index));
    keep_for_last_walk(at(index));
  };
  emit_first(begin, false);
  arithmetic.loop(arithmetic.add(begin, arithmetic.integer(1)), end, 1, [&](Value index) { emit_first(index, true); });
  Walk walk = begin_last();
  emit_walk(walk, at(arithmetic.sub(end, arithmetic.integer(1))));
}

Point KernelEmitter::at_companion(const Walk &walk, const Point &point) const {
  Point other = point;
  Value &coordinate = other.coordinates[walk.instance_axis];
  coordinate = arithmetic.sub(coordinate, arithmetic.integer(1));
  return other;
}

/// The walk's steps from `begin` to `end`, each followed by one of its companion, which begins where a line does.
void KernelEmitter::emit_both(Walk &walk, Value begin, Value end, const Point &point, const StepBody &body) {
  Walk &companion = *walk.companion;
  Point other = at_companion(walk, point);
  auto store = [&](const Point &inner, bool past_cache) { emit_element(companion, inner, past_cache); };
  auto at = [&](const Point &outer, Value index) {
    Point inner = outer;
    inner.in_lanes = true;
    inner.coordinates[lane_axis] = index;
    return inner;
  };
  int64_t step = machine.step(compute);
  auto whole_steps = [&](Value length) {
    return arithmetic.mul(arithmetic.div(length, arithmetic.integer(step)), arithmetic.integer(step));
  };
  Value zero = arithmetic.integer(0), row_end = innermost_extent(walk), peeled = zero;
  bool past_cache = current_pace == pace::past_cache;
  if (past_cache) streams_from(companion, other, zero, peeled);
  Value from = arithmetic.min(arithmetic.add(begin, peeled), row_end);
  Value to = arithmetic.min(arithmetic.add(end, peeled), row_end);
  // What lies before a row's first line is the first run's.
  if (past_cache) {
    Value first = builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::eq, begin, zero);
    emit_partial_step(begin, arithmetic.select(first, from, begin), other, false, store);
  }
  Value full = arithmetic.add(begin, whole_steps(arithmetic.sub(end, begin)));
  Value both = arithmetic.add(begin, whole_steps(arithmetic.sub(to, from)));
  emit_full_steps(begin, both, [&](Value index) {
    body(at(point, index), false);
    store(at(other, arithmetic.add(index, peeled)), past_cache);
  });
  arithmetic.loop(both, full, step, [&](Value index) { body(at(point, index), false); });
  emit_partial_step(full, end, point, false, body);
  emit_partial_step(arithmetic.add(both, peeled), to, other, past_cache, store);
}

} // namespace norma::compiler::emit
