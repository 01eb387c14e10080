//===- rules.cpp - the cotangents of one operation's operands -------------===//
//
// Elementary functions and aggregates bring their own derivatives; the rest is moved elements.
//
//===----------------------------------------------------------------------===//
#include "compiler/derivative/rules.h"

#include "compiler/aggregate/aggregate.h"
#include "compiler/elementary/elementary.h"

#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace norma::compiler::norm;

namespace norma::compiler::derivative {

Value sum_to(Math &math, Value value, ArrayRef<StringAttr> from, ArrayRef<StringAttr> to) {
  Axes present, absent;
  for (StringAttr axis : difference(from, to)) (array_type(value).has_axis(axis) ? present : absent).push_back(axis);
  const Value total = math.sum(value, present);
  return absent.empty() ? total : math.multiply(total, math.extent(absent));
}

namespace {

/// One operation under differentiation.
struct Rule {
  Math &math;
  Value cotangent;
  IsActive is_active;
  Contribute contribute;

  LogicalResult of(ElementwiseOp op) {
    const elementary::Function *function = elementary::find(op.getFunction());
    if (!function)
      return op.emitError() << "there is no elementary function '" << op.getFunction() << "' to differentiate";
    if (!function->derivative) return success();
    const elementary::Point at = {op.getOperands(), op.getResult()};
    // x * x hands on g x + g x as one contribution, which simplification finds to be 2 g x.
    llvm::SmallMapVector<Value, Value, 4> slopes;
    for (auto [index, operand] : llvm::enumerate(op.getOperands())) {
      if (!is_active(operand)) continue;
      const Value slope = function->derivative(math, cotangent, at, static_cast<unsigned>(index));
      Value &sum = slopes[operand];
      sum = sum ? math.add(sum, slope) : slope;
    }
    for (auto [operand, slope] : slopes)
      contribute(operand, sum_to(math, slope, array_type(op.getResult()).getAxes(), array_type(operand).getAxes()));
    return success();
  }

  LogicalResult of(AggregateOp op) {
    for (OverAttr over : op.getOver().getAsRange<OverAttr>())
      if (over.getAcrossReplicas())
        return op.emitError() << "there is no derivative of an aggregate across replicas; take axis "
                              << over.getAxis().getValue() << " without 'across replicas'";
    if (op.has_window() && (op.getFunction() == "min" || op.getFunction() == "max"))
      return op.emitError() << "there is no derivative of " << op.getFunction()
                            << " over a window; stop_gradient makes it a constant";
    const aggregate::Aggregate *row = aggregate::find(op.getFunction());
    aggregate::Point at = {op, cotangent};
    const Axes entering = entering_axes(op);
    const auto one = [&](Value operand, aggregate::Derivative derivative) -> LogicalResult {
      if (!operand || !is_active(operand)) return success();
      if (!derivative && !row->refusal.empty()) return op.emitError() << row->refusal;
      if (!derivative) return success();
      contribute(operand, sum_to(math, derivative(math, at), entering, array_type(operand).getAxes()));
      return success();
    };
    if (failed(one(op.getSource(), row->of_source))) return failure();
    return one(op.getWeight(), row->of_weight);
  }

  LogicalResult of(BroadcastOp op) {
    contribute(op.getSource(),
               sum_to(math, cotangent, array_type(op.getResult()).getAxes(), array_type(op.getSource()).getAxes()));
    return success();
  }

  LogicalResult of(NarrowOp op) {
    contribute(op.getSource(), cotangent);
    return success();
  }

  LogicalResult of(ConvertOp op) {
    contribute(op.getSource(), cotangent);
    return success();
  }

  LogicalResult of(TwinOp op) {
    const ArrayType type = array_type(cotangent);
    const Axes axes = with_twins_exchanged(math.form(), type.getAxes(), axes_in(op.getJoint()));
    contribute(op.getSource(),
               TwinOp::create(math.builder(), math.location(), type.with_axes(axes), cotangent, op.getJoint()));
    return success();
  }

  LogicalResult of(RegroupOp op) {
    const Value full = math.broadcast(cotangent, array_type(op.getResult()).getAxes());
    contribute(op.getSource(), RegroupOp::create(math.builder(), math.location(), op.getSource().getType(), full,
                                                 op.getTo(), op.getFrom()));
    return success();
  }

  /// y = x[A = i]:  dx[A] = Σ over the axes that i brought in of (A == i ? dy : 0).
  LogicalResult of(ReadOp op) {
    const ArrayType source = array_type(op.getSource());
    Value gathered = cotangent;
    Axes from(array_type(op.getResult()).getAxes());
    for (auto [axis, index] : llvm::zip_equal(op.getAt().getAsRange<StringAttr>(), op.getIndices())) {
      if (array_type(op.getResult()).has_axis(axis))
        return op.emitError() << "there is no derivative of reading along axis " << axis.getValue()
                              << " at an index that depends on " << axis.getValue()
                              << "; stop_gradient makes what is read a constant";
      const Value here = math.apply("equal", {math.coordinate(axis), index});
      gathered = math.where(here, gathered, math.constant(0));
      from.push_back(axis);
    }
    contribute(op.getSource(), sum_to(math, gathered, in_table_order(math.form(), from), source.getAxes()));
    return success();
  }

  /// c = a @ b:  da = dc @ b',  db = a' @ dc; where one of them is a vector, an outer product.
  LogicalResult of(ContractOp op) {
    const Value whole = math.broadcast(cotangent, array_type(op.getResult()).getAxes());
    const Value left_twin = twin(op.getLeft(), op.getJoint()), right_twin = twin(op.getRight(), op.getJoint());
    const Value of_left = has_twin(op.getRight(), op.getJoint()) ? contract(whole, right_twin, op.getJoint())
                                                                 : math.multiply(whole, right_twin);
    const Value of_right = has_axes(op.getLeft(), op.getJoint()) ? contract(left_twin, whole, op.getJoint())
                                                                 : math.multiply(whole, left_twin);
    contribute(op.getLeft(), sum_to(math, of_left, array_type(of_left).getAxes(), array_type(op.getLeft()).getAxes()));
    contribute(op.getRight(),
               sum_to(math, of_right, array_type(of_right).getAxes(), array_type(op.getRight()).getAxes()));
    return success();
  }

  /// t = trace(a):  da = dt on the diagonal.
  LogicalResult of(MatrixOp op) {
    if (op.getFunction() != "trace")
      return op.emitError()
             << "there is no derivative of " << op.getFunction()
             << " here; whiten_newton needs products and traces alone, stop_gradient makes it a constant";
    Value diagonal = cotangent;
    for (StringAttr axis : axes_in(op.getJoint())) {
      const Value other = math.coordinate(twin_of(math.form(), axis));
      const Value here = math.apply("equal", {math.coordinate(axis), other});
      diagonal = math.where(here, diagonal, math.constant(0));
    }
    contribute(op.getOperands()[0], diagonal);
    return success();
  }

  LogicalResult of(CustomGradientOp op) {
    if (!is_active(op.getSubject())) return success();
    IRMapping mapping;
    mapping.map(op.getBody().getArgument(0), math.broadcast(cotangent, array_type(op.getResult()).getAxes()));
    for (Operation &inner : op.getBody().front().without_terminator()) math.builder().clone(inner, mapping);
    contribute(op.getSubject(), mapping.lookupOrDefault(op.getBody().front().getTerminator()->getOperand(0)));
    return success();
  }

private:
  bool has_axes(Value value, ArrayAttr joint) {
    return llvm::all_of(axes_in(joint), [&](StringAttr axis) { return array_type(value).has_axis(axis); });
  }

  bool has_twin(Value value, ArrayAttr joint) {
    return llvm::all_of(axes_in(joint),
                        [&](StringAttr axis) { return array_type(value).has_axis(twin_of(math.form(), axis)); });
  }

  Value twin(Value value, ArrayAttr joint) {
    const Axes axes = with_twins_exchanged(math.form(), array_type(value).getAxes(), axes_in(joint));
    return TwinOp::create(math.builder(), math.location(), array_type(value).with_axes(axes), value, joint);
  }

  Value contract(Value left, Value right, ArrayAttr joint) {
    Axes rows(array_type(left).getAxes()), columns(array_type(right).getAxes());
    for (StringAttr axis : axes_in(joint)) {
      llvm::erase(rows, twin_of(math.form(), axis));
      llvm::erase(columns, axis);
    }
    llvm::append_range(rows, columns);
    const ArrayType type = array_type(left).with_axes(in_table_order(math.form(), rows));
    return ContractOp::create(math.builder(), math.location(), type, left, right, joint);
  }

  /// The axes of the source together with those of mask and weight.
  Axes entering_axes(AggregateOp op) {
    SmallVector<Value> entering{op.getSource()};
    if (op.getMask()) entering.push_back(op.getMask());
    if (op.getWeight()) entering.push_back(op.getWeight());
    return union_of(math.form(), entering);
  }
};

} // namespace

LogicalResult pull_back(Math &math, Operation *op, Value cotangent, IsActive is_active, Contribute contribute) {
  Rule rule{math, cotangent, is_active, contribute};
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case<ElementwiseOp, AggregateOp, BroadcastOp, NarrowOp, ConvertOp, TwinOp, RegroupOp, ReadOp, CustomGradientOp,
            ContractOp, MatrixOp>([&](auto known) { return rule.of(known); })
      .Default([](Operation *other) {
        return other->emitError() << "there is no derivative of " << other->getName().getStringRef()
                                  << "; stop_gradient makes it a constant";
      });
}

} // namespace norma::compiler::derivative
