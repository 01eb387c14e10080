//===- form.cpp - norm.form: text, verification, look-up ------------------===//
//
// A form is printed as a function with its axis table in front of the body.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/axes.h"
#include "compiler/dialect/norm/norm.h"

#include "mlir/Interfaces/FunctionImplementation.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace norma::compiler::norm {

ParseResult FormOp::parse(OpAsmParser &parser, OperationState &state) {
  const auto build_type = [](Builder &builder, ArrayRef<Type> arguments, ArrayRef<Type> results,
                             function_interface_impl::VariadicFlag,
                             std::string &) { return builder.getFunctionType(arguments, results); };
  return function_interface_impl::parseFunctionOp(parser, state, false, getFunctionTypeAttrName(state.name), build_type,
                                                  getArgAttrsAttrName(state.name), getResAttrsAttrName(state.name));
}

void FormOp::print(OpAsmPrinter &printer) {
  function_interface_impl::printFunctionOp(printer, *this, false, getFunctionTypeAttrName(), getArgAttrsAttrName(),
                                           getResAttrsAttrName());
}

void FormOp::getAsmBlockArgumentNames(Region &, OpAsmSetValueNameFn name) {
  for (BlockArgument argument : getBody().getArguments())
    if (StringRef text = argument_name(argument.getArgNumber()); !text.empty()) name(argument, text);
}

AxisAttr FormOp::find_axis(StringAttr name) {
  const int position = axis_position(name);
  return position < 0 ? AxisAttr() : cast<AxisAttr>(getAxes()[position]);
}

int FormOp::axis_position(StringAttr name) {
  for (auto [position, row] : llvm::enumerate(getAxes().getAsRange<AxisAttr>()))
    if (row.getName() == name) return static_cast<int>(position);
  return -1;
}

ReturnOp FormOp::return_op() { return cast<ReturnOp>(getBody().front().getTerminator()); }

static StringRef text_of(Attribute attribute) {
  auto text = dyn_cast_or_null<StringAttr>(attribute);
  return text ? text.getValue() : StringRef();
}

StringRef FormOp::argument_name(unsigned index) { return text_of(getArgAttr(index, "norm.name")); }
StringRef FormOp::argument_role(unsigned index) { return text_of(getArgAttr(index, "norm.role")); }
StringRef FormOp::result_name(unsigned index) { return text_of(getResultAttr(index, "norm.name")); }
StringRef FormOp::result_role(unsigned index) { return text_of(getResultAttr(index, "norm.role")); }

/// Every axis that an array mentions is a row of the table, is atomic, and the order is that of the table.
static LogicalResult verify_array(FormOp form, Location where, Type type, const Twine &what) {
  auto array = dyn_cast<ArrayType>(type);
  if (!array) return mlir::emitError(where) << what << " must be an array, found " << type;
  int last = -1;
  for (StringAttr axis : array.getAxes()) {
    const int position = form.axis_position(axis);
    if (position < 0)
      return mlir::emitError(where) << what << " has axis " << axis.getValue() << ", which the axis table lacks";
    if (form.find_axis(axis).is_composite())
      return mlir::emitError(where) << what << " has axis " << axis.getValue()
                                    << ", which is composite; its factors stand in its place";
    if (position < last)
      return mlir::emitError(where) << what << " has its axes out of order; the axis table says "
                                    << spelled(in_table_order(form, array.getAxes()));
    last = position;
  }
  return success();
}

static LogicalResult verify_table(FormOp form) {
  for (auto [position, row] : llvm::enumerate(form.getAxes().getAsRange<AxisAttr>())) {
    if (form.axis_position(row.getName()) != static_cast<int>(position))
      return form.emitOpError() << "axis " << row.getName().getValue() << " stands twice in the axis table";
    for (StringAttr factor : row.getFactors())
      if (form.axis_position(factor) < 0)
        return form.emitOpError() << "axis " << row.getName().getValue() << " has factor " << factor.getValue()
                                  << ", which the axis table lacks";
    if (row.getTwinOf() && form.axis_position(row.getTwinOf()) < 0)
      return form.emitOpError() << "axis " << row.getName().getValue() << " is the twin of "
                                << row.getTwinOf().getValue() << ", which the axis table lacks";
  }
  return success();
}

static LogicalResult verify_names(FormOp form, unsigned count, bool arguments, ArrayRef<StringRef> roles) {
  const char *kind = arguments ? "argument " : "result ";
  llvm::SmallDenseSet<StringRef> seen;
  for (unsigned index = 0; index < count; ++index) {
    const StringRef name = arguments ? form.argument_name(index) : form.result_name(index);
    const StringRef role = arguments ? form.argument_role(index) : form.result_role(index);
    if (name.empty()) return form.emitOpError() << kind << index << " has no norm.name";
    if (!seen.insert(name).second) return form.emitOpError() << kind << name << " stands twice";
    if (!llvm::is_contained(roles, role))
      return form.emitOpError() << kind << name << " has norm.role '" << role << "'; expected one of "
                                << llvm::join(roles, " ");
    Attribute storage = arguments ? form.getArgAttr(index, "norm.storage") : form.getResultAttr(index, "norm.storage");
    if (!isa_and_nonnull<TypeAttr>(storage))
      return form.emitOpError() << kind << name << " has no norm.storage, the type that memory holds";
    Attribute axes = arguments ? form.getArgAttr(index, "norm.axes") : form.getResultAttr(index, "norm.axes");
    if (!isa_and_nonnull<ArrayAttr>(axes))
      return form.emitOpError() << kind << name << " has no norm.axes, its axes in the order of memory";
  }
  return success();
}

/// `norm.axes` names the same axes as the type, composites in place of their factors.
static LogicalResult verify_memory_axes(FormOp form, Type type, ArrayAttr names, const Twine &what) {
  Axes atomic;
  for (StringAttr name : names.getAsRange<StringAttr>()) {
    AxisAttr row = form.find_axis(name);
    if (!row)
      return form.emitOpError() << what << " has axis " << name.getValue()
                                << " in norm.axes, which the axis table lacks";
    if (row.is_composite())
      llvm::append_range(atomic, row.getFactors());
    else
      atomic.push_back(name);
  }
  if (in_table_order(form, atomic) != Axes(cast<ArrayType>(type).getAxes()))
    return form.emitOpError() << what << " has " << spelled(atomic) << " in memory and "
                              << spelled(cast<ArrayType>(type).getAxes()) << " in its type";
  return success();
}

LogicalResult FormOp::verify() {
  if (failed(verify_table(*this))) return failure();
  if (failed(verify_names(*this, getNumArguments(), true,
                          {"input", "parameter", "scalar", "state", "saved", "cotangent", "tangent"})) ||
      failed(verify_names(*this, getNumResults(), false,
                          {"output", "statistic", "state", "saved", "gradient", "tangent"})))
    return failure();
  for (auto [index, type] : llvm::enumerate(getArgumentTypes()))
    if (failed(verify_array(*this, getLoc(), type, "argument " + argument_name(index))) ||
        failed(verify_memory_axes(*this, type, cast<ArrayAttr>(getArgAttr(index, "norm.axes")),
                                  "argument " + argument_name(index))))
      return failure();
  for (auto [index, type] : llvm::enumerate(getResultTypes()))
    if (failed(verify_array(*this, getLoc(), type, "result " + result_name(index))) ||
        failed(verify_memory_axes(*this, type, cast<ArrayAttr>(getResultAttr(index, "norm.axes")),
                                  "result " + result_name(index))))
      return failure();
  const WalkResult walked = getBody().walk([&](Operation *op) {
    for (Type type : op->getResultTypes())
      if (failed(verify_array(*this, op->getLoc(), type, "the result of " + op->getName().getStringRef())))
        return WalkResult::interrupt();
    return WalkResult::advance();
  });
  return failure(walked.wasInterrupted());
}

} // namespace norma::compiler::norm
