//===- kernel.cpp - tasks, instances and what a kernel returns -----------------------===//

#include "compiler/emit/walk.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;

namespace norma::compiler::emit {

KernelEmitter::KernelEmitter(OpBuilder &builder, plan::KernelOp kernel, const FrameLayout &layout, Machine &machine,
                             func::FuncOp function)
    : builder(builder), location(kernel.getLoc()), kernel(kernel), layout(layout), machine(machine), function(function),
      arithmetic(builder, location), compute(layout.compute), tasks(task_counts(kernel, layout)) {
  if (auto placement = kernel.getPlacementAttr()) {
    lane_axis = placement.getAs<StringAttr>("lanes");
    across = placement.contains("across");
  }
}

SmallVector<Count> KernelEmitter::task_counts(plan::KernelOp kernel, const FrameLayout &) {
  SmallVector<Count> counts;
  auto placement = kernel.getPlacementAttr();
  auto placed = placement ? placement.getAs<ArrayAttr>("tasks") : ArrayAttr();
  for (Attribute entry : kernel.getInstances()) {
    auto axis = cast<StringAttr>(entry);
    Count count{axis, 1};
    if (auto block = kernel.find_block(axis)) count.by = block.getBy();
    if (placed)
      for (Attribute task : placed)
        if (cast<plan::BlockAttr>(task).getAxis() == axis) count.by = cast<plan::BlockAttr>(task).getBy();
    counts.push_back(count);
  }
  return counts;
}

/// What this emitter has no code for, said before any is written.
LogicalResult KernelEmitter::check() {
  auto refuse = [&](const Twine &what) {
    refusal = ("kernel " + kernel.getName() + ": " + what).str();
    return failure();
  };
  for (Operation &op : kernel.getBody().front())
    if (!isa<plan::TraverseOp, plan::HoldOp, plan::ReturnOp>(op))
      return refuse("the emitter has no code for " + op.getName().getStringRef());
  LogicalResult outcome = success();
  kernel.walk([&](plan::TraverseOp traverse) {
    if (!traverse.getBounds().empty())
      outcome = refuse("the emitter has no code for axes that end at an array's value");
    for (Attribute points : traverse.getPoints())
      for (Attribute point : cast<ArrayAttr>(points))
        if (cast<plan::PointAttr>(point).getOffset()) outcome = refuse("the emitter has no code for windows");
    bool has_lane_loop = lay_out(traverse).has_lane_loop;
    for (auto [index, entry] : llvm::enumerate(traverse.getAccumulators())) {
      auto accumulator = cast<plan::AccumulateAttr>(entry);
      const Monoid *monoid = find_monoid(accumulator.getMonoid());
      if (!monoid)
        outcome = refuse("the emitter has no code for the monoid " + accumulator.getMonoid());
      else if (accumulator.getRunning())
        outcome = refuse("the emitter has no code for running values");
      else if (monoid->parts() > 1 && across && llvm::is_contained(accumulator.getAcross(), lane_axis))
        outcome = refuse("the emitter cannot fold " + accumulator.getMonoid() + " across instances that are lanes");
      else if (monoid->parts() > 1 && has_lane_loop && !llvm::is_contained(accumulator.getKept(), lane_axis) &&
               isa<plan::MomentsType>(traverse.getBody().front().getTerminator()->getOperand(index).getType()))
        outcome = refuse("the emitter cannot merge " + accumulator.getMonoid() + " of neighbouring lanes");
    }
    for (OpResult result : traverse.getResults())
      if (across && !layout.homes.lookup(result).empty())
        outcome = refuse("the emitter has no scratch for instances that are lanes");
  });
  return outcome;
}

LogicalResult KernelEmitter::emit() {
  if (failed(check())) return failure();
  builder.setInsertionPointToStart(function.addEntryBlock());
  load_frame();
  const Share &share = frame.share;
  if (tasks_run_on()) {
    const Count &count = tasks.front();
    Value by = arithmetic.integer(count.by);
    ranges[count.axis] = {arithmetic.mul(share.begin, by),
                          arithmetic.min(arithmetic.mul(share.end, by), extent(count.axis))};
    emit_tasks(Point());
  } else {
    arithmetic.loop(share.begin, share.end, share.step, [&](Value task) {
      emit_tasks(begin_task(kernel.getReversed() ? arithmetic.sub(share.mirror, task) : task));
    });
  }
  if (!refusal.empty()) return failure();
  if (stored_past_cache) machine.fence();
  func::ReturnOp::create(builder, location);
  return success();
}

/// Whether neighbouring tasks are one run of instances.
bool KernelEmitter::tasks_run_on() const {
  return frame.share.is_run && tasks.size() == 1 &&
         !const_cast<plan::KernelOp &>(kernel).find_block(tasks.front().axis);
}

/// Sets the ranges of the task's instances; in its partials it begins with the identity.
Point KernelEmitter::begin_task(Value task) {
  Point point;
  Value rest = task;
  for (const Count &count : llvm::reverse(tasks)) {
    Value along = arithmetic.ceil_div(extent(count.axis), count.by);
    bool outermost = count.axis == tasks.front().axis;
    Value index = outermost ? rest : arithmetic.rem(rest, along);
    if (!outermost) rest = arithmetic.div(rest, along);
    Value begin = arithmetic.mul(index, arithmetic.integer(count.by));
    Value end = arithmetic.min(arithmetic.add(begin, arithmetic.integer(count.by)), extent(count.axis));
    ranges[count.axis] = {begin, end};
    if (auto block = kernel.find_block(count.axis)) point.coordinates[block.getAs()] = index;
  }
  for (auto traverse : kernel.getBody().front().getOps<plan::TraverseOp>())
    for (auto [index, entry] : llvm::enumerate(traverse.getAccumulators()))
      if (auto accumulator = cast<plan::AccumulateAttr>(entry); !accumulator.getAcross().empty())
        for (int array : homes_of(traverse.getResult(index)))
          clear(array, *find_monoid(accumulator.getMonoid()), point);
  machine.synchronize();
  return point;
}

void KernelEmitter::emit_tasks(const Point &point) {
  if (differs_by_pace())
    arithmetic.if_then_else(
        overlap_streams(point), [&] { emit_task(pace::past_cache, point); }, [&] { emit_task(pace::in_cache, point); });
  else
    emit_task(pace::either, point);
}

void KernelEmitter::emit_instances(unsigned depth, const Point &point) {
  SmallVector<StringAttr> order;
  for (const Count &count : tasks)
    if (!(across && count.axis == lane_axis)) order.push_back(count.axis);
  if (depth + 1 == order.size() && instances_as_rows() == order[depth])
    return emit_instances_as_rows(order[depth], point);
  if (depth + 1 == order.size() && overlaps) return emit_overlapped(order[depth], point);
  if (depth < order.size()) {
    auto [begin, end] = ranges[order[depth]];
    Value last = arithmetic.sub(arithmetic.add(begin, end), arithmetic.integer(1));
    arithmetic.loop(begin, end, 1, [&](Value index) {
      Point inner = point;
      inner.coordinates[order[depth]] = kernel.getReversed() ? arithmetic.sub(last, index) : index;
      emit_instances(depth + 1, inner);
    });
    return;
  }
  if (!across) return emit_instance(point);
  auto [begin, end] = ranges[lane_axis];
  emit_lane_steps(begin, end, point, false, [&](const Point &inner, bool) { emit_instance(inner); });
}

void KernelEmitter::emit_instance(const Point &point) {
  instance_values.clear();
  bool keeps_arrays = false;
  for (auto traverse : kernel.getBody().front().getOps<plan::TraverseOp>()) {
    if (failed(emit_traverse(traverse, point))) return;
    keeps_arrays |= llvm::any_of(traverse->getResults(), reads_back);
  }
  // The next instance writes to the same places.
  if (keeps_arrays) machine.synchronize();
}

/// Whether an instance reads from memory what its walk gave.
bool KernelEmitter::reads_back(Value result) {
  return cast<plan::ArrayType>(result.getType()).rank() > 0 &&
         llvm::any_of(result.getUsers(), [](Operation *user) { return isa<plan::TraverseOp>(user); });
}

/// The identity in all places of an array that the task, or the instance at `point`, adds to.
void KernelEmitter::clear(int array, const Monoid &monoid, const Point &point) {
  for (StringAttr axis : layout.arrays[array].axes) {
    if (point.coordinates.contains(axis)) continue;
    auto range = ranges.find(axis);
    Value begin = range == ranges.end() ? arithmetic.integer(0) : range->second.first;
    Value end = range == ranges.end() ? extent(axis) : range->second.second;
    if (axis == lane_axis && machine.lanes_are_threads())
      return emit_lane_steps(begin, end, point, false, [&](const Point &inner, bool) { clear(array, monoid, inner); });
    arithmetic.loop(begin, end, 1, [&](Value coordinate) {
      Point inner = point;
      inner.coordinates[axis] = coordinate;
      clear(array, monoid, inner);
    });
    return;
  }
  LaneValue identity;
  for (unsigned part = 0; part < monoid.parts(); ++part)
    identity.push_back(arithmetic.real(monoid.identity(part), compute));
  store(array, identity, point, false);
}

Value KernelEmitter::without_holds(Value array) {
  while (auto hold = array.getDefiningOp<plan::HoldOp>()) array = hold.getArray();
  return array;
}

/// The arrays in which a traversal's result lives: those of the kernel's results that return it, else its scratch.
SmallVector<int, 2> KernelEmitter::homes_of(Value result) const {
  SmallVector<int, 2> homes = layout.homes.lookup(result);
  auto &block = const_cast<plan::KernelOp &>(kernel).getBody().front();
  for (OpOperand &returned : block.getTerminator()->getOpOperands())
    if (returned.get() == result)
      llvm::append_range(
          homes, layout.homes.lookup(const_cast<plan::KernelOp &>(kernel).getResult(returned.getOperandNumber())));
  return homes;
}

LaneValue KernelEmitter::load_read(plan::TraverseOp traverse, unsigned index, const Point &point) {
  Value array = without_holds(traverse.getReads()[index]);
  if (auto found = instance_values.find(array); found != instance_values.end()) return found->second;
  if (auto scalar = layout.scalars.find(array); scalar != layout.scalars.end()) {
    Value place = LLVM::GEPOp::create(builder, location, frame.scalars.getType(), builder.getF64Type(), frame.scalars,
                                      ArrayRef<LLVM::GEPArg>{scalar->second});
    Value number = LLVM::LoadOp::create(builder, location, builder.getF64Type(), place);
    return {compute.isF64() ? number : Value(arith::TruncFOp::create(builder, location, compute, number))};
  }
  // An array that this instance made lives in an array that has the instance's axes as well.
  auto own = array.getDefiningOp<plan::TraverseOp>();
  return load(own ? homes_of(array).front() : layout.homes.lookup(array).front(), traverse.points_of(index), point);
}

} // namespace norma::compiler::emit
