//===- interpret.cpp - inputs in, results out ------------------------------===//

#include "compiler/plan/interpreter/interpret.h"
#include "compiler/plan/interpreter/interpreter.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace norma::compiler::plan {
namespace {

std::string spelled(ArrayRef<std::string> axes) { return "[" + llvm::join(axes, ", ") + "]"; }

std::vector<std::string> axis_names(ArrayType type) {
  std::vector<std::string> names;
  for (StringAttr axis : type.getAxes()) names.push_back(axis.str());
  return names;
}

llvm::Error check_shape(const std::string &name, const Array &array, ArrayType type) {
  if (array.axes != axis_names(type))
    return llvm::createStringError(name + ": has axes " + spelled(array.axes) + ", expected " +
                                   spelled(axis_names(type)));
  if (array.shape.size() != array.axes.size())
    return llvm::createStringError(name + ": has " + Twine(array.shape.size()) + " extents, expected " +
                                   Twine(array.axes.size()));
  int64_t count = 1;
  for (int64_t extent : array.shape) count *= extent;
  if (count == static_cast<int64_t>(array.data.size())) return llvm::Error::success();
  return llvm::createStringError(name + ": has " + Twine(array.data.size()) + " elements, expected " + Twine(count));
}

SharedValues enter(const Array &array, ArrayType type, const Extents &extents) {
  auto values = std::make_shared<Values>(Values::filled(type, extents, 0.0));
  bool whole = type.getElement().isIntOrIndex();
  for (auto [element, value] : llvm::zip_equal(values->elements, array.data))
    element = whole ? Scalar(static_cast<int64_t>(value)) : Scalar(value);
  return values;
}

Array leave(const Values &values) {
  Array array;
  for (StringAttr axis : values.axes) array.axes.push_back(axis.str());
  array.shape = values.shape;
  for (const Scalar &element : values.elements)
    array.data.push_back(std::holds_alternative<int64_t>(element) ? static_cast<double>(integer(element))
                                                                  : real(element));
  return array;
}

llvm::Error bind_inputs(FormOp form, const Arrays &inputs, Extents &extents) {
  llvm::StringSet<> known;
  for (auto [index, argument] : llvm::enumerate(form.getArgumentTypes())) {
    std::string name = argument_name(form, index);
    known.insert(name);
    auto place = inputs.find(name);
    if (place == inputs.end()) return llvm::createStringError(name + ": is missing");
    auto type = cast<ArrayType>(argument);
    if (llvm::Error error = check_shape(name, place->second, type)) return error;
    for (auto [axis, extent] : llvm::zip_equal(type.getAxes(), place->second.shape))
      if (llvm::Error error = extents.bind(axis, extent, name)) return error;
  }
  for (const auto &[name, array] : inputs)
    if (!known.contains(name)) return llvm::createStringError(name + ": is no argument of " + form.getSymName());
  return llvm::Error::success();
}

/// Axes that stand in no argument (a class count, say) need an extent in the table.
llvm::Error check_all_known(FormOp form, const Extents &extents) {
  for (Attribute row : form.getAxes()) {
    StringAttr axis = cast<AxisAttr>(row).getName();
    bool unused_block = cast<AxisAttr>(row).getKind() == "block";
    if (!unused_block && !extents.find(axis))
      return llvm::createStringError("the extent of axis " + axis.getValue() + " is given by no argument of " +
                                     form.getSymName());
  }
  return llvm::Error::success();
}

} // namespace

llvm::Expected<Arrays> interpret(FormOp form, const Arrays &inputs) {
  Extents extents(form);
  if (llvm::Error error = bind_inputs(form, inputs, extents)) return error;
  if (llvm::Error error = check_all_known(form, extents)) return error;
  Interpreter interpreter(extents);
  Block &body = form.getBody().front();
  for (auto [index, argument] : llvm::enumerate(body.getArguments()))
    interpreter.define(argument,
                       enter(inputs.at(argument_name(form, index)), cast<ArrayType>(argument.getType()), extents));
  interpreter.run(body);
  Arrays results;
  for (auto [index, value] : llvm::enumerate(body.getTerminator()->getOperands()))
    results[result_name(form, index)] = leave(*interpreter.get(value));
  return results;
}

} // namespace norma::compiler::plan
