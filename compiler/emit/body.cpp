//===- body.cpp - the scalar body of a traversal, for a step of lanes -----------===//
//
// The operations of arith and math work on lanes as on scalars: each is cloned, its results take the lane type as soon
// as one operand has it, and operands that are the same for all lanes are spread.
//
//===----------------------------------------------------------------------===//

#include "compiler/emit/conversion.h"
#include "compiler/emit/kernel_emitter.h"

#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace norma::compiler::emit {

std::optional<SmallVector<LaneValue>> KernelEmitter::emit_body(plan::TraverseOp traverse, ArrayRef<LaneValue> reads,
                                                               const Point &point) {
  DenseMap<Value, LaneValue> values;
  Block &block = traverse.getBody().front();
  for (auto [argument, read] : llvm::zip(block.getArguments(), reads)) values[argument] = read;

  for (Operation &op : block.without_terminator()) {
    if (auto index = dyn_cast<plan::IndexOp>(op)) {
      StringAttr axis = index.getAxisAttr();
      Value coordinate = point.coordinates.lookup(axis);
      bool lanes = point.in_lanes && axis == lane_axis;
      values[index] = {lanes ? machine.lane_indices(coordinate, compute) : coordinate};
      continue;
    }
    if (auto extent_op = dyn_cast<plan::ExtentOp>(op)) {
      values[extent_op] = {extent(extent_op.getAxisAttr())};
      continue;
    }
    if (auto project = dyn_cast<plan::ProjectOp>(op)) {
      LaneValue state = values[project.getState()];
      if (project.getPart() == "mean")
        values[project] = {arithmetic.add(state[1], state[3])};
      else
        values[project] = {state[project.getPart() == "count" ? 0 : 2]};
      continue;
    }
    if (auto lift = dyn_cast<plan::LiftOp>(op)) {
      LaneValue state;
      for (Value part : lift.getParts()) state.push_back(values[part][0]);
      if (isa<plan::MomentsType>(lift.getState().getType()))
        state.push_back(arithmetic.real(0, state.front().getType()));
      values[lift] = state;
      continue;
    }
    if (auto narrow = dyn_cast<plan::NarrowOp>(op)) {
      const Conversion conversion(builder, location, machine.converts_f16());
      Value stored = conversion.narrow(values[narrow.getOperand()][0], narrow.getStorage());
      values[narrow] = {conversion.widen(stored, narrow.getStorage(), compute)};
      continue;
    }
    if (op.getDialect()->getNamespace() != "arith" && op.getDialect()->getNamespace() != "math") {
      refusal = ("the emitter has no code for " + op.getName().getStringRef() + " in a traversal").str();
      return std::nullopt;
    }
    bool lanes =
        llvm::any_of(op.getOperands(), [&](Value operand) { return machine.is_lane_typed(values[operand][0]); });
    IRMapping mapping;
    for (Value operand : op.getOperands()) {
      Value value = values[operand][0];
      if (lanes && !machine.is_lane_typed(value)) value = machine.broadcast(value, compute);
      mapping.map(operand, value);
    }
    Operation *clone = builder.clone(op, mapping);
    for (auto [result, cloned] : llvm::zip(op.getResults(), clone->getResults())) {
      if (lanes) cloned.setType(machine.lane_type(result.getType(), compute));
      values[result] = {cloned};
    }
  }
  SmallVector<LaneValue> yielded;
  for (Value value : block.getTerminator()->getOperands()) yielded.push_back(values[value]);
  return yielded;
}

LaneValue KernelEmitter::shape_like_lanes(const LaneValue &value) {
  LaneValue lanes;
  for (Value part : value) lanes.push_back(machine.is_lane_typed(part) ? part : machine.broadcast(part, compute));
  return lanes;
}

} // namespace norma::compiler::emit
