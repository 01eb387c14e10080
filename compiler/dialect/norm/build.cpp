//===- build.cpp - writing expressions over named axes --------------------===//
//
// See build.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/build.h"

using namespace mlir;

namespace norma::compiler::norm {

Math::Math(OpBuilder &builder, Location location, FormOp form)
    : builder_(builder), location_(location), form_(form), real_(real_type_of(form)) {}

Value Math::constant(double value, Type element) {
  return ConstantOp::create(builder_, location_, ArrayType::get(builder_.getContext(), element, {}),
                            builder_.getF64FloatAttr(value));
}

Value Math::apply(StringRef function, ValueRange operands) {
  const Type element = gives_boolean(function) ? builder_.getI1Type() : Type(array_type(operands.back()).getElement());
  const auto type = ArrayType::get(builder_.getContext(), element, union_of(form_, operands));
  return ElementwiseOp::create(builder_, location_, type, builder_.getStringAttr(function), operands);
}

Value Math::sum(Value value, ArrayRef<StringAttr> axes) {
  if (axes.empty()) return value;
  SmallVector<Attribute> over;
  for (StringAttr axis : axes)
    over.push_back(OverAttr::get(builder_.getContext(), axis, false, std::nullopt, std::nullopt, false));
  const ArrayType type = array_type(value);
  return AggregateOp::create(builder_, location_, type.with_axes(difference(type.getAxes(), axes)),
                             builder_.getStringAttr("sum"), value, Value(), Value(), builder_.getArrayAttr(over),
                             UnitAttr(), FloatAttr());
}

Value Math::extent(ArrayRef<StringAttr> axes) {
  if (axes.empty()) return constant(1);
  const auto integer = ArrayType::get(builder_.getContext(), builder_.getI64Type(), {});
  Value product;
  for (StringAttr axis : axes) {
    Value one = ExtentOp::create(builder_, location_, integer, axis);
    product = product ? multiply(product, one) : one;
  }
  return to_real(product);
}

Value Math::to_real(Value value) {
  const ArrayType type = array_type(value);
  if (type.is_real()) return value;
  return ConvertOp::create(builder_, location_, type.with_element(real_), value);
}

Value Math::broadcast(Value value, ArrayRef<StringAttr> axes) {
  const ArrayType type = array_type(value);
  Axes all(type.getAxes());
  llvm::append_range(all, axes);
  all = in_table_order(form_, all);
  if (all.size() == type.getAxes().size()) return value;
  return BroadcastOp::create(builder_, location_, type.with_axes(all), value);
}

Value Math::coordinate(StringAttr axis) {
  return CoordinateOp::create(builder_, location_, ArrayType::get(builder_.getContext(), builder_.getI64Type(), {axis}),
                              axis);
}

Value Math::aggregate_like(AggregateOp like, StringRef function, Value source) {
  SmallVector<Value> entering{source};
  if (like.getMask()) entering.push_back(like.getMask());
  if (like.getWeight()) entering.push_back(like.getWeight());
  Axes reduced;
  SmallVector<Attribute> over;
  const Axes present = union_of(form_, entering);
  for (OverAttr one : like.getOver().getAsRange<OverAttr>()) {
    if (!llvm::is_contained(present, one.getAxis())) continue;
    over.push_back(one);
    if (!one.getWithin()) reduced.push_back(one.getAxis());
  }
  const bool ordered = function == "norm" || function == "quantile";
  return AggregateOp::create(builder_, location_, array_type(source).with_axes(difference(present, reduced)),
                             builder_.getStringAttr(function), source, like.getMask(), like.getWeight(),
                             builder_.getArrayAttr(over), UnitAttr(), ordered ? like.getOrderAttr() : FloatAttr());
}

bool gives_boolean(StringRef function) {
  static constexpr StringLiteral names[] = {"less",      "less_equal",  "greater",    "greater_equal", "equal",
                                            "not_equal", "logical_and", "logical_or", "logical_not"};
  return llvm::is_contained(names, function);
}

Type real_type_of(FormOp form) {
  const auto is_double = [](Type type) { return cast<ArrayType>(type).getElement().isF64(); };
  Builder builder(form.getContext());
  if (llvm::any_of(form.getArgumentTypes(), is_double) || llvm::any_of(form.getResultTypes(), is_double))
    return builder.getF64Type();
  return builder.getF32Type();
}

std::optional<double> constant_value(Value value) {
  if (auto constant = value.getDefiningOp<ConstantOp>()) return constant.getValue().convertToDouble();
  return std::nullopt;
}

} // namespace norma::compiler::norm
