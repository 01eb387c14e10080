//===- plan_verifiers.cpp - the invariants of forms, kernels and small operations ===//
//
// I6 nothing passes between instances but a kernel's results, and between kernels arrays sized by extents alone: what
// runs across instances is whole only in the kernel's result, and holds and traversals stand inside kernels.
//
//===----------------------------------------------------------------------===//

#include "compiler/dialect/plan/plan_verifiers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace norma::compiler::plan;

namespace {

constexpr StringRef known_kinds[] = {"plain",   "pack",    "composite", "twin",   "window",
                                     "bounded", "indexed", "block",     "replica"};

} // namespace

LogicalResult norma::compiler::plan::verify_known_axes(Operation *op, ArrayRef<StringAttr> axes) {
  auto form = op->getParentOfType<FormOp>();
  if (!form) return success();
  for (StringAttr axis : axes) {
    if (form.find_axis(axis)) continue;
    return op->emitOpError("axis ") << axis.getValue() << " is not in the axis table of @" << form.getSymName();
  }
  return success();
}

/// The accumulator whose value this is, if it runs across instances, else null.
static AccumulateAttr runs_across(Value value) {
  auto traverse = value.getDefiningOp<TraverseOp>();
  if (!traverse) return {};
  unsigned index = cast<OpResult>(value).getResultNumber();
  if (index >= traverse.accumulator_count() || traverse.accumulator(index).getAcross().empty()) return {};
  return traverse.accumulator(index);
}

LogicalResult FormOp::verify() {
  llvm::SmallSet<StringRef, 8> names;
  for (Attribute axis : getAxes())
    if (!names.insert(cast<AxisAttr>(axis).getName().getValue()).second)
      return emitOpError("axis ") << cast<AxisAttr>(axis).getName().getValue() << " stands twice in the axis table";
  for (Attribute entry : getAxes()) {
    auto row = cast<AxisAttr>(entry);
    StringRef name = row.getName().getValue();
    if (!llvm::is_contained(known_kinds, row.getKind()))
      return emitOpError("axis ") << name << " is of the unknown kind " << row.getKind();
    for (StringAttr factor : row.getFactors())
      if (!find_axis(factor)) return emitOpError("factor ") << factor.getValue() << " is not in the axis table";
    if (row.getOf() && !find_axis(row.getOf()))
      return emitOpError("axis ") << name << " is of " << row.getOf().getValue() << ", which is not in the axis table";
    if (row.getLow() > row.getHigh()) return emitOpError("axis ") << name << " is a window without elements";
  }
  auto terminator =
      dyn_cast_or_null<ReturnOp>(getBody().empty() || getBody().front().empty() ? nullptr : &getBody().front().back());
  if (!terminator) return emitOpError("ends without plan.return");
  if (terminator.getOperandTypes() != getResultTypes())
    return terminator.emitOpError("returns types that differ from the form's results");
  return success();
}

/// A partial is an array over the blocks of what it runs across, the other instances and the axes kept.
static LogicalResult verify_partial(KernelOp kernel, AccumulateAttr accumulator, ArrayType result) {
  llvm::SmallSetVector<StringAttr, 4> axes(accumulator.getKept().begin(), accumulator.getKept().end());
  for (Attribute entry : kernel.getInstances()) {
    auto axis = cast<StringAttr>(entry);
    bool across = llvm::is_contained(accumulator.getAcross(), axis);
    BlockAttr block = kernel.find_block(axis);
    if (!across)
      axes.insert(axis);
    else if (block)
      axes.insert(block.getAs());
  }
  bool same = axes.size() == result.getAxes().size() &&
              llvm::all_of(result.getAxes(), [&](StringAttr axis) { return axes.contains(axis); });
  if (same) return success();
  return kernel.emitOpError("the partials of what it accumulates across its instances have axes ")
         << ArrayAttr::get(kernel.getContext(), SmallVector<Attribute>(axes.begin(), axes.end())) << ", its result is "
         << result;
}

LogicalResult KernelOp::verify() {
  if ((*this)->getParentOfType<KernelOp>()) return emitOpError("stands inside another kernel");
  SmallVector<StringAttr> axes;
  for (Attribute axis : getInstances()) axes.push_back(cast<StringAttr>(axis));
  if (failed(verify_known_axes(*this, axes))) return failure();
  for (Attribute entry : getBlocks()) {
    auto block = cast<BlockAttr>(entry);
    if (!is_instance_axis(block.getAxis()))
      return emitOpError("blocks axis ") << block.getAxis().getValue() << ", which it has no instances along";
    if (block.getBy() < 1) return emitOpError("blocks axis ") << block.getAxis().getValue() << " by less than one";
    if (failed(verify_known_axes(*this, block.getAs()))) return failure();
  }
  return success();
}

/// After the operations within were found right: what is returned against the results.
LogicalResult KernelOp::verifyRegions() {
  SmallVector<StringAttr> axes;
  for (Attribute axis : getInstances()) axes.push_back(cast<StringAttr>(axis));
  auto terminator = dyn_cast<ReturnOp>(getBody().front().back());
  if (!terminator) return emitOpError("ends without plan.return");
  if (terminator.getNumOperands() != getNumResults())
    return emitOpError("returns ") << terminator.getNumOperands() << " arrays, its results are " << getNumResults();
  for (auto [value, result] : llvm::zip(terminator.getOperands(), getResults())) {
    auto inner = dyn_cast<ArrayType>(value.getType());
    auto outer = cast<ArrayType>(result.getType());
    if (!inner || inner.getElement() != outer.getElement())
      return emitOpError("returns an element type that differs from its result's");
    if (AccumulateAttr partial = runs_across(value)) {
      if (failed(verify_partial(*this, partial, outer))) return failure();
      continue;
    }
    for (StringAttr axis : inner.getAxes())
      if (!outer.has_axis(axis))
        return emitOpError("its result lacks axis ") << axis.getValue() << " of what it returns";
    for (StringAttr axis : axes)
      if (!outer.has_axis(axis)) return emitOpError("its result lacks axis ") << axis.getValue() << " of its instances";
    if (outer.getAxes().size() != inner.getAxes().size() + axes.size())
      return emitOpError("its result has axes beyond its instances and what it returns");
  }
  return success();
}

static ArrayRef<StringRef> parts_of(Type state) {
  static constexpr StringRef moments[] = {"count", "mean", "m2"}, affine[] = {"scale", "offset"};
  if (isa<MomentsType>(state)) return moments;
  if (isa<AffineType>(state)) return affine;
  return {};
}

LogicalResult HoldOp::verify() {
  if (!(*this)->getParentOfType<KernelOp>()) return emitOpError("stands outside a kernel");
  return success();
}

LogicalResult RepeatOp::verify() {
  if (static_cast<int64_t>(getCount()) < 0) return emitOpError("repeats a negative number of times");
  Block &block = getBody().front();
  if (block.getArgumentTypes() != getInitial().getTypes() || getResultTypes() != getInitial().getTypes())
    return emitOpError("carries types that differ from its initial values'");
  auto yield = dyn_cast<YieldOp>(block.back());
  if (!yield || yield.getOperandTypes() != getResultTypes()) return emitOpError("yields not what it carries");
  return success();
}

LogicalResult FactorOp::verify() {
  size_t operands = llvm::StringSwitch<size_t>(getFunction())
                        .Cases({"cholesky", "sqrt_symmetric"}, 1)
                        .Cases({"triangular_solve", "lyapunov_solve"}, 2)
                        .Default(0);
  if (operands == 0) return emitOpError("unknown factorization ") << getFunction();
  if (getOperands().size() != operands || getNumResults() != 1)
    return emitOpError("takes ") << operands << " arrays and gives one, found " << getOperands().size() << " and "
                                 << getNumResults();
  if (getJoint().size() != 2) return emitOpError("needs the axis of the rows and that of the columns");
  auto matrix = cast<ArrayType>(getOperands().front().getType());
  for (Attribute axis : getJoint())
    if (!matrix.has_axis(cast<StringAttr>(axis)))
      return emitOpError("its matrix lacks axis ") << cast<StringAttr>(axis).getValue();
  return success();
}

LogicalResult ExchangeOp::verify() {
  auto inner = cast<ArrayType>(getArray().getType()), outer = cast<ArrayType>(getGathered().getType());
  if (outer.getElement() != inner.getElement() || outer.getAxes().size() != inner.getAxes().size() + 1 ||
      outer.getAxes().front() != getAsAttr())
    return emitOpError("gives not its array with ") << getAs() << " as the first axis";
  return success();
}

LogicalResult ProjectOp::verify() {
  ArrayRef<StringRef> parts = parts_of(getState().getType());
  if (!llvm::is_contained(parts, getPart()))
    return emitOpError("has no part ") << getPart() << " of " << getState().getType();
  return success();
}

LogicalResult LiftOp::verify() {
  size_t expected = parts_of(getState().getType()).size();
  if (getParts().size() == expected) return success();
  return emitOpError("makes ") << getState().getType() << " from " << getParts().size() << " parts, expected "
                               << expected;
}

LogicalResult IndexOp::verify() { return verify_known_axes(*this, getAxisAttr()); }

LogicalResult ExtentOp::verify() { return verify_known_axes(*this, getAxisAttr()); }

LogicalResult RandomOp::verify() {
  if (getDistribution() != "uniform" && getDistribution() != "normal")
    return emitOpError("unknown distribution ") << getDistribution();
  SmallVector<StringAttr> axes;
  for (Attribute axis : getAxes()) axes.push_back(cast<StringAttr>(axis));
  return verify_known_axes(*this, axes);
}
