//===- plan_verifiers.cpp - the invariants of the plan ----------------------===//
//
// I1 what is accumulated is kept over axes of the space or the kernel; what runs across is a blocked axis of the kernel.
// I2 every emitted element is written once: an emitted array has exactly the space's axes.
// I3 bodies are scalars. I4 traversals use completed results alone (dominance gives it).
// I6 between kernels pass arrays sized by extents alone.
//
//===----------------------------------------------------------------------===//

#include "compiler/dialect/plan/plan_dialect.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"

using namespace mlir;
using namespace norma::compiler::plan;

namespace {

constexpr StringRef known_monoids[] = {"sum", "product", "min", "max", "moments", "affine"};

LogicalResult verify_known_axes(Operation *op, ArrayRef<StringAttr> axes) {
  auto form = op->getParentOfType<FormOp>();
  if (!form) return success();
  for (StringAttr axis : axes) {
    if (form.find_axis(axis)) continue;
    return op->emitOpError("axis ") << axis.getValue() << " is not in the axis table of @" << form.getSymName();
  }
  return success();
}

bool holds(ArrayRef<Attribute> axes, StringAttr axis) { return llvm::is_contained(axes, axis); }

} // namespace

LogicalResult FormOp::verify() {
  llvm::SmallSet<StringRef, 8> names;
  for (Attribute axis : getAxes())
    if (!names.insert(cast<AxisAttr>(axis).getName().getValue()).second)
      return emitOpError("axis ") << cast<AxisAttr>(axis).getName().getValue() << " stands twice in the axis table";
  for (Attribute row : getAxes())
    for (StringAttr factor : cast<AxisAttr>(row).getFactors())
      if (!find_axis(factor)) return emitOpError("factor ") << factor.getValue() << " is not in the axis table";
  auto terminator = dyn_cast_or_null<ReturnOp>(getBody().empty() ? nullptr : &getBody().front().back());
  if (!terminator) return emitOpError("ends without plan.return");
  if (terminator.getOperandTypes() != getResultTypes())
    return terminator.emitOpError("returns types that differ from the form's results");
  return success();
}

LogicalResult KernelOp::verify() {
  SmallVector<StringAttr> axes;
  for (Attribute axis : getInstances()) axes.push_back(cast<StringAttr>(axis));
  if (failed(verify_known_axes(*this, axes))) return failure();
  for (Attribute entry : getBlocks()) {
    auto block = cast<BlockAttr>(entry);
    if (!is_instance_axis(block.getAxis()))
      return emitOpError("blocks axis ") << block.getAxis().getValue() << ", which it has no instances along";
    if (block.getBy() < 1) return emitOpError("blocks axis ") << block.getAxis().getValue() << " by less than one";
  }
  auto terminator = dyn_cast<ReturnOp>(getBody().front().back());
  if (!terminator) return emitOpError("ends without plan.return");
  if (terminator.getNumOperands() != getNumResults())
    return emitOpError("returns ") << terminator.getNumOperands() << " arrays, its results are " << getNumResults();
  for (auto [value, result] : llvm::zip(terminator.getOperands(), getResults())) {
    auto inner = dyn_cast<ArrayType>(value.getType());
    auto outer = cast<ArrayType>(result.getType());
    if (!inner || inner.getElement() != outer.getElement())
      return emitOpError("returns an element type that differs from its result's");
    auto traverse = value.getDefiningOp<TraverseOp>();
    bool across = false;
    if (traverse) {
      unsigned index = cast<OpResult>(value).getResultNumber();
      across = index < traverse.accumulator_count() && !traverse.accumulator(index).getAcross().empty();
    }
    for (StringAttr axis : inner.getAxes())
      if (!outer.has_axis(axis)) return emitOpError("its result lacks axis ") << axis.getValue() << " of what it returns";
    if (across) continue;
    for (StringAttr axis : axes)
      if (!outer.has_axis(axis)) return emitOpError("its result lacks axis ") << axis.getValue() << " of its instances";
    if (outer.getAxes().size() != inner.getAxes().size() + axes.size())
      return emitOpError("its result has axes beyond its instances and what it returns");
  }
  return success();
}

LogicalResult TraverseOp::verify() {
  auto kernel = (*this)->getParentOfType<KernelOp>();
  ArrayRef<Attribute> instances = kernel ? kernel.getInstances().getValue() : ArrayRef<Attribute>();
  SmallVector<StringAttr> space_axes;
  for (Attribute axis : getSpace()) space_axes.push_back(cast<StringAttr>(axis));
  if (failed(verify_known_axes(*this, space_axes))) return failure();
  for (StringAttr axis : space_axes)
    if (holds(instances, axis))
      return emitOpError("walks axis ") << axis.getValue() << ", which is fixed by the kernel's instance";
  if (getPoints().size() != getReads().size()) return emitOpError("needs the points of every read");
  Block &block = getBody().front();
  if (block.getNumArguments() != getReads().size())
    return emitOpError("its body takes ") << block.getNumArguments() << " elements, its reads are " << getReads().size();
  for (auto [index, read] : llvm::enumerate(getReads())) {
    auto type = cast<ArrayType>(read.getType());
    ArrayRef<Attribute> points = points_of(index);
    if (points.size() != type.getAxes().size()) return emitOpError("read ") << index << " names not all axes of its array";
    for (auto [point, axis] : llvm::zip(points, type.getAxes())) {
      auto at = dyn_cast<PointAttr>(point);
      if (!at || at.getAxis() != axis) return emitOpError("read ") << index << " names axes that its array lacks";
      for (StringAttr source : {at.getFrom(), at.getOffset()})
        if (source && !in_space(source) && !holds(instances, source))
          return emitOpError("read ") << index << " is at axis " << source.getValue() << ", which is neither walked nor the instance's";
    }
    Type element = block.getArgument(index).getType();
    Type stored = type.getElement();
    bool same = element == stored || (isa<FloatType>(element) && isa<FloatType>(stored));
    if (!same) return emitOpError("read ") << index << " gives " << stored << ", its body takes " << element;
  }
  auto yield = dyn_cast<YieldOp>(block.back());
  if (!yield || yield.getNumOperands() != getNumResults())
    return emitOpError("its body yields not one value for each accumulator and each emitted array");
  for (auto [index, entry] : llvm::enumerate(getAccumulators())) {
    auto accumulator = cast<AccumulateAttr>(entry);
    if (!llvm::is_contained(known_monoids, accumulator.getMonoid()))
      return emitOpError("unknown monoid ") << accumulator.getMonoid();
    for (StringAttr axis : accumulator.getKept())
      if (!in_space(axis) && !holds(instances, axis))
        return emitOpError("keeps axis ") << axis.getValue() << ", which is neither walked nor the instance's";
    for (StringAttr axis : accumulator.getAcross()) {
      if (!holds(instances, axis)) return emitOpError("runs across ") << axis.getValue() << ", which is no axis of the kernel";
      if (!kernel.find_block(axis)) return emitOpError("runs across ") << axis.getValue() << ", which the kernel does not block";
    }
    auto result = cast<ArrayType>(getResult(index).getType());
    if (result.getAxes() != accumulator.getKept()) return emitOpError("accumulator ") << index << " has other axes than it keeps";
    bool state = isa<MomentsType, AffineType>(result.getElement());
    if (state != (accumulator.getMonoid() == "moments" || accumulator.getMonoid() == "affine"))
      return emitOpError("accumulator ") << index << " has an element type that is not its monoid's state";
  }
  for (unsigned index = accumulator_count(); index < getNumResults(); ++index) {
    auto result = cast<ArrayType>(getResult(index).getType());
    if (result.getAxes() != ArrayRef(space_axes))
      return emitOpError("emits an array whose axes are not those of its space");
  }
  for (Operation &op : block.without_terminator())
    for (Type type : op.getResultTypes())
      if (!type.isIntOrIndexOrFloat() && !isa<MomentsType, AffineType>(type))
        return op.emitOpError("is no scalar in the body of a traversal");
  return success();
}

LogicalResult HoldOp::verify() {
  if (getArray().getType() != getHeld().getType()) return emitOpError("changes the type of what it holds");
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
  static constexpr StringRef known[] = {"cholesky", "triangular_solve", "sqrt_symmetric", "lyapunov_solve"};
  if (!llvm::is_contained(known, getFunction())) return emitOpError("unknown factorization ") << getFunction();
  SmallVector<StringAttr> joint;
  for (Attribute axis : getJoint()) joint.push_back(cast<StringAttr>(axis));
  return verify_known_axes(*this, joint);
}

LogicalResult ExchangeOp::verify() {
  auto inner = cast<ArrayType>(getArray().getType()), outer = cast<ArrayType>(getGathered().getType());
  if (outer.getElement() != inner.getElement() || outer.getAxes().size() != inner.getAxes().size() + 1 ||
      outer.getAxes().front() != getAsAttr())
    return emitOpError("gives not its array with ") << getAs() << " as the first axis";
  return success();
}

LogicalResult ProjectOp::verify() {
  bool moments = isa<MomentsType>(getState().getType());
  bool known = moments ? llvm::is_contained({"count", "mean", "m2"}, getPart()) : llvm::is_contained({"scale", "offset"}, getPart());
  if (!known) return emitOpError("has no part ") << getPart() << " of " << getState().getType();
  return success();
}
