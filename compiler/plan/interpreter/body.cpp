//===- body.cpp - the scalar body of a traversal, evaluated at one element -===//

#include "compiler/plan/interpreter/body.h"
#include "compiler/plan/interpreter/random_draw.h"
#include "compiler/plan/interpreter/scalar_operations.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace norma::compiler::plan {
namespace {

/// A composite's coordinate is made of its factors', the outermost first.
int64_t coordinate(StringAttr axis, const Extents &extents, const Coordinates &coordinates) {
  AxisAttr row = extents.row(axis);
  if (auto place = coordinates.find(axis); place != coordinates.end())
    return place->second + (row.getKind() == "window" ? row.getLow() : 0);
  if (row.getFactors().empty())
    llvm::report_fatal_error("internal error: axis " + axis.getValue() + " has no coordinate here");
  int64_t index = 0;
  for (StringAttr factor : row.getFactors())
    index = index * extents.of(factor) + coordinate(factor, extents, coordinates);
  return index;
}

double part(ProjectOp op, const State &state) {
  int index =
      llvm::StringSwitch<int>(op.getPart()).Cases({"count", "scale"}, 0).Cases({"mean", "offset"}, 1).Default(2);
  return state[index];
}

State lifted(ArrayRef<Scalar> parts) {
  State state{};
  for (auto [index, part] : llvm::enumerate(parts)) state[index] = real(part);
  return state;
}

double rounded(double value, Type storage) {
  bool loses;
  APFloat number(value);
  number.convert(cast<FloatType>(storage).getFloatSemantics(), APFloat::rmNearestTiesToEven, &loses);
  number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &loses);
  return number.convertToDouble();
}

double draw(RandomOp op, int64_t seed, const Extents &extents, const Coordinates &coordinates) {
  uint64_t index = 0;
  for (StringAttr axis : names_of(op.getAxes()))
    index = index * extents.of(axis) + coordinate(axis, extents, coordinates);
  return random_draw(op.getDistribution(), seed, op.getStream(), index);
}

} // namespace

SmallVector<Scalar> evaluate_body(Block &body, ArrayRef<Scalar> elements, const Extents &extents,
                                  const Coordinates &coordinates) {
  llvm::DenseMap<Value, Scalar> scalars;
  for (auto [argument, element] : llvm::zip_equal(body.getArguments(), elements)) scalars[argument] = element;
  for (Operation &op : body.without_terminator()) {
    SmallVector<Scalar> operands;
    for (Value operand : op.getOperands()) operands.push_back(scalars.at(operand));
    scalars[op.getResult(0)] =
        llvm::TypeSwitch<Operation *, Scalar>(&op)
            .Case([&](IndexOp index) { return coordinate(index.getAxisAttr(), extents, coordinates); })
            .Case([&](ExtentOp extent) { return extents.of(extent.getAxisAttr()); })
            .Case([&](ProjectOp project) { return part(project, state(operands[0])); })
            .Case([&](LiftOp) { return lifted(operands); })
            .Case([&](NarrowOp narrow) { return rounded(real(operands[0]), narrow.getStorage()); })
            .Case([&](RandomOp random) { return draw(random, integer(operands[0]), extents, coordinates); })
            .Default([&](Operation *other) { return evaluate_scalar(other, operands); });
  }
  SmallVector<Scalar> yielded;
  for (Value value : body.getTerminator()->getOperands()) yielded.push_back(scalars.at(value));
  return yielded;
}

} // namespace norma::compiler::plan
