//===- traverse_verifier.cpp - the invariants of a traversal ---------------===//
//
// I1 what is accumulated is kept over axes of the space or the kernel; what runs across is a blocked axis of the
// kernel. I2 every emitted element is written once: an emitted array has exactly the space's axes but for indexed ones.
// I3 bodies are scalars. I4 traversals use completed results alone: dominance gives it within an instance, and what
// runs across instances is used by nothing but the kernel's return.
//
//===----------------------------------------------------------------------===//

#include "compiler/dialect/plan/plan_verifiers.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace norma::compiler::plan;

namespace {

constexpr StringRef known_monoids[] = {"sum", "product", "min", "max", "moments", "affine"};

/// The traversal with the axes that its points may use.
class TraverseVerifier {
public:
  TraverseVerifier(TraverseOp op) : op(op), kernel(op->getParentOfType<KernelOp>()) {
    for (Attribute axis : op.getSpace()) space.push_back(cast<StringAttr>(axis));
  }

  LogicalResult run() {
    if (!kernel) return op.emitOpError("stands outside a kernel");
    return failure(failed(verify_space()) || failed(verify_reads()) || failed(verify_bounds()) ||
                   failed(verify_body()) || failed(verify_accumulators()) || failed(verify_emits()));
  }

private:
  LogicalResult verify_space();
  LogicalResult verify_reads();
  LogicalResult verify_bounds();
  LogicalResult verify_body();
  LogicalResult verify_accumulators();
  LogicalResult verify_accumulator(unsigned index);
  LogicalResult verify_emits();

  bool in_scope(StringAttr axis) { return op.in_space(axis) || kernel.is_instance_axis(axis); }
  StringRef kind(StringAttr axis) {
    AxisAttr row = op->getParentOfType<FormOp>().find_axis(axis);
    return row ? row.getKind() : StringRef();
  }

  TraverseOp op;
  KernelOp kernel;
  SmallVector<StringAttr> space;
};

/// Memory's float types and the body's convert into each other; all else passes as it is.
bool converts(Type from, Type to) { return from == to || (isa<FloatType>(from) && isa<FloatType>(to)); }

LogicalResult TraverseVerifier::verify_space() {
  if (failed(verify_known_axes(op, space))) return failure();
  for (auto [index, axis] : llvm::enumerate(space)) {
    if (kernel.is_instance_axis(axis))
      return op.emitOpError("walks axis ") << axis.getValue() << ", which is fixed by the kernel's instance";
    if (llvm::is_contained(ArrayRef(space).take_front(index), axis))
      return op.emitOpError("walks axis ") << axis.getValue() << " twice";
  }
  if (ArrayAttr symmetric = op.getSymmetricAttr())
    for (Attribute axis : symmetric)
      if (!op.in_space(cast<StringAttr>(axis)))
        return op.emitOpError("is symmetric in axis ")
               << cast<StringAttr>(axis).getValue() << ", which it does not walk";
  return success();
}

LogicalResult TraverseVerifier::verify_reads() {
  Block &block = op.getBody().front();
  if (op.getPoints().size() != op.getReads().size()) return op.emitOpError("needs the points of every read");
  if (block.getNumArguments() != op.getReads().size())
    return op.emitOpError("its body takes ")
           << block.getNumArguments() << " elements, its reads are " << op.getReads().size();
  for (auto [index, read] : llvm::enumerate(op.getReads())) {
    auto type = cast<ArrayType>(read.getType());
    ArrayRef<Attribute> points = op.points_of(index);
    if (points.size() != type.getAxes().size())
      return op.emitOpError("read ") << index << " names not all axes of its array";
    for (auto [point, axis] : llvm::zip(points, type.getAxes())) {
      auto at = dyn_cast<PointAttr>(point);
      if (!at || at.getAxis() != axis) return op.emitOpError("read ") << index << " names axes that its array lacks";
      for (StringAttr source : {at.getFrom(), at.getOffset()})
        if (source && !in_scope(source))
          return op.emitOpError("read ") << index << " is at axis " << source.getValue()
                                         << ", which is neither walked nor the instance's";
      if (at.getOffset() && kind(at.getOffset()) != "window")
        return op.emitOpError("read ") << index << " is offset by " << at.getOffset().getValue()
                                       << ", which is no window";
      if (at.getOffset() && !at.getOtherwise() && op.emit_count() > 0)
        return op.emitOpError("emits what it reads beyond the border along ")
               << axis.getValue() << ": give a value by else";
    }
    Type element = block.getArgument(index).getType();
    if (!converts(type.getElement(), element))
      return op.emitOpError("read ") << index << " gives " << type.getElement() << ", its body takes " << element;
  }
  return success();
}

LogicalResult TraverseVerifier::verify_bounds() {
  if (op.getBounded().size() != op.getBounds().size()) return op.emitOpError("needs one array for every bounded axis");
  for (auto [entry, bound] : llvm::zip(op.getBounded(), op.getBounds())) {
    auto axis = cast<StringAttr>(entry);
    auto type = cast<ArrayType>(bound.getType());
    if (!op.in_space(axis)) return op.emitOpError("bounds axis ") << axis.getValue() << ", which it does not walk";
    if (!type.getElement().isInteger(64))
      return op.emitOpError("bounds axis ")
             << axis.getValue() << " by elements of type " << type.getElement() << ", expected i64";
    for (StringAttr source : type.getAxes())
      if (source == axis || !in_scope(source))
        return op.emitOpError("bounds axis ") << axis.getValue() << " along axis " << source.getValue()
                                              << ", which is neither walked nor the instance's";
  }
  return success();
}

LogicalResult TraverseVerifier::verify_body() {
  Block &block = op.getBody().front();
  auto yield = dyn_cast<YieldOp>(block.back());
  if (!yield || yield.getNumOperands() != op.getNumResults())
    return op.emitOpError("its body yields not one value for each accumulator and each emitted array");
  for (Operation &inner : block.without_terminator())
    for (Type type : inner.getResultTypes())
      if (!type.isIntOrIndexOrFloat() && !isa<MomentsType, AffineType>(type))
        return inner.emitOpError("is no scalar in the body of a traversal");
  return success();
}

LogicalResult TraverseVerifier::verify_accumulators() {
  for (unsigned index = 0; index < op.accumulator_count(); ++index)
    if (failed(verify_accumulator(index))) return failure();
  return success();
}

LogicalResult TraverseVerifier::verify_accumulator(unsigned index) {
  AccumulateAttr accumulator = op.accumulator(index);
  StringRef monoid = accumulator.getMonoid();
  if (!llvm::is_contained(known_monoids, monoid)) return op.emitOpError("unknown monoid ") << monoid;
  for (StringAttr axis : accumulator.getKept())
    if (!in_scope(axis))
      return op.emitOpError("keeps axis ") << axis.getValue() << ", which is neither walked nor the instance's";
  for (StringAttr axis : accumulator.getAcross()) {
    if (!kernel.is_instance_axis(axis))
      return op.emitOpError("runs across ") << axis.getValue() << ", which is no axis of the kernel";
    if (!kernel.find_block(axis))
      return op.emitOpError("runs across ") << axis.getValue() << ", which the kernel does not block";
  }
  StringAttr running = accumulator.getRunning();
  if (running && (!op.in_space(running) || !llvm::is_contained(accumulator.getKept(), running)))
    return op.emitOpError("is running along ") << running.getValue() << ", which it does not walk and keep";
  if (running && !accumulator.getAcross().empty())
    return op.emitOpError("accumulator ") << index << " is running and runs across instances";
  auto result = cast<ArrayType>(op.getResult(index).getType());
  if (result.getAxes() != accumulator.getKept())
    return op.emitOpError("accumulator ") << index << " has other axes than it keeps";
  bool right_state = monoid == "moments"  ? isa<MomentsType>(result.getElement())
                     : monoid == "affine" ? isa<AffineType>(result.getElement())
                                          : result.getElement().isIntOrFloat();
  if (!right_state)
    return op.emitOpError("accumulator ") << index << " has an element type that is not its monoid's state";
  Type given = op.getBody().front().back().getOperand(index).getType();
  bool lifted = monoid == "moments" && isa<FloatType>(given);
  if (!lifted && !converts(given, result.getElement()))
    return op.emitOpError("accumulator ") << index << " is of " << result.getElement() << ", its body yields " << given;
  if (!accumulator.getAcross().empty())
    for (Operation *user : op.getResult(index).getUsers())
      if (!isa<ReturnOp>(user))
        return op.emitOpError("accumulator ") << index << " runs across instances and is used before they all ran";
  return success();
}

LogicalResult TraverseVerifier::verify_emits() {
  SmallVector<StringAttr> axes = op.emitted_axes();
  for (unsigned index = op.accumulator_count(); index < op.getNumResults(); ++index) {
    auto result = cast<ArrayType>(op.getResult(index).getType());
    if (result.getAxes() != ArrayRef(axes))
      return op.emitOpError("emits an array whose axes are not those of its space");
    Type given = op.getBody().front().back().getOperand(index).getType();
    if (!converts(given, result.getElement()))
      return op.emitOpError("emits elements of ") << result.getElement() << ", its body yields " << given;
  }
  return success();
}

} // namespace

LogicalResult TraverseOp::verify() { return TraverseVerifier(*this).run(); }
