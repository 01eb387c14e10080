//===- body_writer.cpp - norm values as scalars of a body ------------------===//

#include "compiler/elementary/elementary.h"
#include "compiler/plan/build/form_builder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

Type element_of(Value value) { return cast<norm::ArrayType>(value.getType()).getElement(); }

Value converted(OpBuilder &builder, Location location, Value value, Type to) {
  Type from = value.getType();
  if (from == to) return value;
  if (auto real = dyn_cast<FloatType>(to)) {
    if (from.isInteger(1)) return arith::UIToFPOp::create(builder, location, to, value);
    if (!isa<FloatType>(from)) return arith::SIToFPOp::create(builder, location, to, value);
    if (from.getIntOrFloatBitWidth() < real.getWidth()) return arith::ExtFOp::create(builder, location, to, value);
    return arith::TruncFOp::create(builder, location, to, value);
  }
  if (isa<FloatType>(from)) return arith::FPToSIOp::create(builder, location, to, value);
  if (from.getIntOrFloatBitWidth() < to.getIntOrFloatBitWidth())
    return arith::ExtUIOp::create(builder, location, to, value);
  return arith::TruncIOp::create(builder, location, to, value);
}

} // namespace

Value BodyWriter::write(Value value) {
  if (Value written = known.lookup(value)) return written;
  Value written = write_new(value);
  known[value] = written;
  return written;
}

Value BodyWriter::write_new(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return draft.read_here(form.argument(argument), element_of(value));
  Location location = value.getLoc();
  return llvm::TypeSwitch<Operation *, Value>(value.getDefiningOp())
      .Case([&](norm::ConstantOp op) {
        OpBuilder builder = draft.builder();
        double number = op.getValue().convertToDouble();
        Type type = element_of(value);
        TypedAttr attribute = isa<FloatType>(type)
                                  ? TypedAttr(builder.getFloatAttr(type, number))
                                  : TypedAttr(builder.getIntegerAttr(type, static_cast<int64_t>(number)));
        return Value(arith::ConstantOp::create(builder, location, attribute));
      })
      .Case([&](norm::CoordinateOp op) { return coordinate(location, op.getAxisAttr()); })
      .Case([&](norm::ExtentOp op) { return extent(location, op.getAxisAttr()); })
      .Case([&](norm::ConvertOp op) {
        Value source = write(op.getSource());
        OpBuilder builder = draft.builder();
        return converted(builder, location, source, element_of(value));
      })
      .Case([&](norm::ElementwiseOp op) {
        SmallVector<Value> operands;
        for (Value operand : op.getOperands()) operands.push_back(write(operand));
        OpBuilder builder = draft.builder();
        return elementary::find(op.getFunction())->lowering(builder, location, operands);
      })
      .Case([&](norm::BroadcastOp op) { return write(op.getSource()); })
      .Case([&](norm::StopGradientOp op) { return write(op.getSource()); })
      .Case([&](norm::NarrowOp op) {
        Value source = write(op.getSource());
        OpBuilder builder = draft.builder();
        return Value(NarrowOp::create(builder, location, source.getType(), source, op.getStorageAttr()));
      })
      .Case([&](norm::AggregateOp op) { return write_aggregate(op); })
      .Default([](Operation *) -> Value { llvm_unreachable("internal error: an operation that was to be refused"); });
}

aggregate::Element BodyWriter::write_element(norm::AggregateOp op) {
  aggregate::Element element;
  element.source = write(op.getSource());
  if (op.getMask()) element.mask = write(op.getMask());
  if (op.getWeight()) element.weight = write(op.getWeight());
  return element;
}

Value BodyWriter::write_aggregate(norm::AggregateOp op) {
  const aggregate::Accumulation *how = aggregate::find_accumulation(op.getFunction());
  Value state;
  if (Value array = form.state(op)) state = draft.read_here(array, cast<ArrayType>(array.getType()).getElement());
  bool moments = state && isa<MomentsType>(state.getType());
  Value count = how->asks_count && !moments ? write_count(op) : Value();
  aggregate::Project project = moments ? how->from_moments : how->project;
  if (!project) return state;
  OpBuilder builder = draft.builder();
  aggregate::Scalars scalars{builder, op.getLoc()};
  return project(scalars, op, state, count);
}

Value BodyWriter::write_count(norm::AggregateOp op) {
  Type real = element_of(op.getResult());
  if (Value array = form.count_state(op)) return draft.read_here(array, real);
  Value product;
  for (StringAttr axis : op.over_axes()) {
    Value factor = extent(op.getLoc(), axis);
    OpBuilder builder = draft.builder();
    product = product ? Value(arith::MulIOp::create(builder, op.getLoc(), product, factor)) : factor;
  }
  OpBuilder builder = draft.builder();
  return converted(builder, op.getLoc(), product, real);
}

Value BodyWriter::extent(Location location, StringAttr axis) {
  AxisAttr row = form.form().find_axis(axis);
  OpBuilder builder = draft.builder();
  if (row.getFactors().empty()) return ExtentOp::create(builder, location, builder.getI64Type(), axis);
  Value product;
  for (StringAttr factor : row.getFactors()) {
    Value one = extent(location, factor);
    OpBuilder after = draft.builder();
    product = product ? Value(arith::MulIOp::create(after, location, product, one)) : one;
  }
  return product;
}

Value BodyWriter::coordinate(Location location, StringAttr axis) {
  AxisAttr row = form.form().find_axis(axis);
  OpBuilder builder = draft.builder();
  if (row.getFactors().empty()) return IndexOp::create(builder, location, builder.getI64Type(), axis);
  Value position;
  for (StringAttr factor : row.getFactors()) {
    Value own = coordinate(location, factor);
    if (position) {
      Value size = extent(location, factor);
      OpBuilder after = draft.builder();
      own = arith::AddIOp::create(after, location, arith::MulIOp::create(after, location, position, size), own);
    }
    position = own;
  }
  return position;
}

} // namespace norma::compiler::plan
