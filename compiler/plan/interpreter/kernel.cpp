//===- kernel.cpp - the instances of a kernel, one after the other ---------===//

#include "compiler/plan/interpreter/interpreter.h"
#include "compiler/plan/interpreter/monoid.h"

using namespace mlir;

namespace norma::compiler::plan {
namespace {

/// The accumulator that runs across instances and gives this value, or null.
AccumulateAttr across(Value value) {
  auto traverse = value.getDefiningOp<TraverseOp>();
  if (!traverse) return {};
  unsigned index = cast<OpResult>(value).getResultNumber();
  if (index >= traverse.accumulator_count() || traverse.accumulator(index).getAcross().empty()) return {};
  return traverse.accumulator(index);
}

/// Adds what one instance returns to the kernel's result: as its part of it or, where it runs across instances,
/// merged into the partial of its block.
void gather(KernelOp kernel, Value returned, const Values &part, const Extents &extents, Coordinates &coordinates,
            Values &result) {
  AccumulateAttr accumulator = across(returned);
  if (accumulator)
    for (StringAttr axis : accumulator.getAcross()) {
      BlockAttr block = kernel.find_block(axis);
      coordinates[block.getAs()] = coordinates.at(axis) / block.getBy();
    }
  SmallVector<StringAttr> own;
  for (StringAttr axis : part.axes)
    if (!coordinates.contains(axis)) own.push_back(axis);
  for_each_coordinate(own, extents, coordinates, [&] {
    Scalar &slot = result.at(coordinates);
    const Scalar &element = part.at(coordinates);
    slot = accumulator ? merge(accumulator.getMonoid(), slot, element) : element;
  });
  if (accumulator)
    for (StringAttr axis : accumulator.getAcross()) coordinates.erase(kernel.find_block(axis).getAs());
}

} // namespace

void Interpreter::run_kernel(KernelOp op) {
  Block &body = op.getBody().front();
  Operation *terminator = body.getTerminator();
  std::vector<Values> results;
  for (auto [value, returned] : llvm::zip_equal(op.getResults(), terminator->getOperands())) {
    auto type = cast<ArrayType>(value.getType());
    AccumulateAttr accumulator = across(returned);
    Scalar first = accumulator ? identity(accumulator.getMonoid(), type.getElement()) : Scalar(0.0);
    results.push_back(Values::filled(type, extents, first));
  }
  for_each_coordinate(names_of(op.getInstances()), extents, coordinates, [&] {
    run(body);
    for (auto [returned, result] : llvm::zip_equal(terminator->getOperands(), results))
      gather(op, returned, *get(returned), extents, coordinates, result);
  });
  for (auto [value, result] : llvm::zip_equal(op.getResults(), results))
    define(value, std::make_shared<const Values>(std::move(result)));
}

} // namespace norma::compiler::plan
