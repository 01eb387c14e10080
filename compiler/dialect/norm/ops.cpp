//===- ops.cpp - verification of the operations on arrays -----------------===//
//
// Each operation checks that its result has the axes that follow from its operands, and says which they are.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/axes.h"
#include "compiler/dialect/norm/axis_text.h"
#include "compiler/dialect/norm/norm.h"

using namespace mlir;

namespace norma::compiler::norm {

static void print_name_of_location(Operation *op, OpAsmSetValueNameFn name) {
  if (auto named = dyn_cast<NameLoc>(op->getLoc())) name(op->getResult(0), named.getName());
}

//===----------------------------------------------------------------------===//
// Directives of the assembly formats
//===----------------------------------------------------------------------===//

static ParseResult parseAxisName(OpAsmParser &parser, StringAttr &axis) { return parse_axis_name(parser, axis); }
static void printAxisName(OpAsmPrinter &printer, Operation *, StringAttr axis) { print_axis_name(printer, axis); }

static ParseResult parseAxisNames(OpAsmParser &parser, ArrayAttr &names) {
  Axes axes;
  if (parse_axis_names(parser, axes)) return failure();
  names = array_of(parser.getContext(), axes);
  return success();
}
static void printAxisNames(OpAsmPrinter &printer, Operation *, ArrayAttr names) {
  print_axis_names(printer, axes_in(names));
}

/// `(<f32, [N, C]>, <f32, [N]>)`.
static ParseResult parseArrays(OpAsmParser &parser, SmallVectorImpl<Type> &types) {
  const auto one = [&]() -> ParseResult {
    ArrayType type;
    if (parser.parseCustomTypeWithFallback(type)) return failure();
    types.push_back(type);
    return success();
  };
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, one);
}
static void printArrays(OpAsmPrinter &printer, Operation *, TypeRange types) {
  printer << '(';
  llvm::interleaveComma(types, printer.getStream(),
                        [&](Type type) { printer.printStrippedAttrOrType(cast<ArrayType>(type)); });
  printer << ')';
}

/// `(<f32, [N, C]>, <f32, [N]>) -> <f32, [N, C]>`.
static ParseResult parseSignature(OpAsmParser &parser, SmallVectorImpl<Type> &operands, Type &result) {
  ArrayType type;
  if (parseArrays(parser, operands) || parser.parseArrow() || parser.parseCustomTypeWithFallback(type))
    return failure();
  result = type;
  return success();
}
static void printSignature(OpAsmPrinter &printer, Operation *op, TypeRange operands, Type result) {
  printArrays(printer, op, operands);
  printer << " -> ";
  printer.printStrippedAttrOrType(cast<ArrayType>(result));
}

static ParseResult parseArea(OpAsmParser &parser, ArrayAttr &area) {
  SmallVector<Attribute> axes;
  const auto one = [&]() -> ParseResult {
    OverAttr over;
    if (parse_over(parser, over)) return failure();
    axes.push_back(over);
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, one)) return failure();
  area = ArrayAttr::get(parser.getContext(), axes);
  return success();
}
static void printArea(OpAsmPrinter &printer, Operation *, ArrayAttr area) {
  printer << '[';
  llvm::interleaveComma(area.getAsRange<OverAttr>(), printer.getStream(),
                        [&](OverAttr over) { print_over(printer, over); });
  printer << ']';
}

} // namespace norma::compiler::norm

#define GET_OP_CLASSES
#include "compiler/dialect/norm/norm_ops.cpp.inc"

namespace norma::compiler::norm {

//===----------------------------------------------------------------------===//
// Verifiers
//===----------------------------------------------------------------------===//

static LogicalResult expect_axes(Operation *op, ArrayRef<StringAttr> expected) {
  auto found = cast<ArrayType>(op->getResult(0).getType()).getAxes();
  if (llvm::equal(found, expected)) return success();
  return op->emitOpError() << "has a result over " << spelled(found) << "; its operands make it " << spelled(expected);
}

static LogicalResult expect_known(Operation *op, StringAttr axis) {
  if (form_of(op).axis_position(axis) >= 0) return success();
  return op->emitOpError() << "names axis " << axis.getValue() << ", which the axis table lacks";
}

LogicalResult ReturnOp::verify() {
  const auto expected = (*this)->getParentOfType<FormOp>().getResultTypes();
  if (llvm::equal(getOperandTypes(), expected)) return success();
  return emitOpError() << "returns other arrays than the form says";
}

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValueAttr(); }

LogicalResult CoordinateOp::verify() {
  if (failed(expect_known(*this, getAxisAttr()))) return failure();
  return expect_axes(*this, {getAxisAttr()});
}

LogicalResult ExtentOp::verify() {
  if (failed(expect_known(*this, getAxisAttr()))) return failure();
  return expect_axes(*this, {});
}

LogicalResult ConvertOp::verify() { return expect_axes(*this, array_type(getSource()).getAxes()); }

LogicalResult ElementwiseOp::verify() { return expect_axes(*this, union_of(form_of(*this), getOperands())); }

LogicalResult BroadcastOp::verify() {
  if (array_type(getSource()).getElement() != array_type(getResult()).getElement())
    return emitOpError() << "may not change the element type; norm.convert does";
  for (StringAttr axis : array_type(getSource()).getAxes())
    if (!array_type(getResult()).has_axis(axis))
      return emitOpError() << "loses axis " << axis.getValue() << "; only an aggregate may";
  return success();
}

LogicalResult NarrowOp::verify() {
  if (isa<FloatType>(getStorage())) return success();
  return emitOpError() << "rounds to a type of reals, not to " << getStorage();
}

bool AggregateOp::has_window() {
  return llvm::any_of(getOver().getAsRange<OverAttr>(), [](OverAttr over) { return over.getWithin(); });
}

bool AggregateOp::is_plain() {
  return !getMask() && !getWeight() && llvm::none_of(getOver().getAsRange<OverAttr>(), [](OverAttr over) {
    return over.getWithin() || over.getAcrossReplicas();
  });
}

SmallVector<StringAttr> AggregateOp::over_axes() {
  return llvm::map_to_vector(getOver().getAsRange<OverAttr>(), [](OverAttr over) { return over.getAxis(); });
}

LogicalResult AggregateOp::verify() {
  static constexpr StringLiteral known[] = {"sum", "mean", "var", "min", "max", "norm", "count", "product", "quantile"};
  if (!llvm::is_contained(known, getFunction()))
    return emitOpError() << "knows no aggregate '" << getFunction()
                         << "'; expected sum, mean, var, min, max, norm, count, product or quantile";
  if (getOver().empty()) return emitOpError() << "needs an axis under 'over'";
  if (getUnbiased() && getFunction() != "var") return emitOpError() << "may be unbiased only when it is a var";
  if (getOrder().has_value() != (getFunction() == "norm" || getFunction() == "quantile"))
    return emitOpError() << "needs an order when it is a norm or a quantile, and only then";
  FormOp form = form_of(*this);
  SmallVector<Value> entering{getSource()};
  if (getMask()) entering.push_back(getMask());
  if (getWeight()) entering.push_back(getWeight());
  const Axes present = union_of(form, entering);
  Axes reduced;
  for (OverAttr over : getOver().getAsRange<OverAttr>()) {
    if (!llvm::is_contained(present, over.getAxis()))
      return emitOpError() << "is over axis " << over.getAxis().getValue() << ", which its operand " << spelled(present)
                           << " does not have";
    if (!over.getWithin()) reduced.push_back(over.getAxis());
  }
  return expect_axes(*this, difference(present, reduced));
}

LogicalResult ReadOp::verify() {
  if (getAt().size() != getIndices().size())
    return emitOpError() << "names " << getAt().size() << " axes and has " << getIndices().size() << " indices";
  Axes axes(array_type(getSource()).getAxes());
  for (StringAttr axis : getAt().getAsRange<StringAttr>()) {
    if (!llvm::is_contained(axes, axis))
      return emitOpError() << "reads along axis " << axis.getValue() << ", which its operand does not have";
    llvm::erase(axes, axis);
  }
  for (Value index : getIndices()) llvm::append_range(axes, array_type(index).getAxes());
  return expect_axes(*this, in_table_order(form_of(*this), axes));
}

LogicalResult RegroupOp::verify() {
  for (StringAttr axis : getFrom().getAsRange<StringAttr>())
    if (!array_type(getSource()).has_axis(axis))
      return emitOpError() << "regroups axis " << axis.getValue() << ", which its operand does not have";
  Axes axes = difference(array_type(getSource()).getAxes(), axes_in(getFrom()));
  llvm::append_range(axes, axes_in(getTo()));
  return expect_axes(*this, in_table_order(form_of(*this), axes));
}

static LogicalResult expect_twins(Operation *op, ArrayAttr joint) {
  for (StringAttr axis : joint.getAsRange<StringAttr>())
    if (!twin_of(form_of(op), axis))
      return op->emitOpError() << "has joint axis " << axis.getValue() << ", which has no twin in the axis table";
  return success();
}

LogicalResult TwinOp::verify() {
  if (failed(expect_twins(*this, getJoint()))) return failure();
  return expect_axes(*this,
                     with_twins_exchanged(form_of(*this), array_type(getSource()).getAxes(), axes_in(getJoint())));
}

LogicalResult ContractOp::verify() {
  if (failed(expect_twins(*this, getJoint()))) return failure();
  FormOp form = form_of(*this);
  Axes left(array_type(getLeft()).getAxes()), right(array_type(getRight()).getAxes());
  for (StringAttr axis : getJoint().getAsRange<StringAttr>()) {
    StringAttr twin = twin_of(form, axis);
    if (!llvm::is_contained(left, twin))
      return emitOpError() << "sums over axis " << twin.getValue() << ", which its left operand does not have";
    if (!llvm::is_contained(right, axis))
      return emitOpError() << "sums over axis " << axis.getValue() << ", which its right operand does not have";
    llvm::erase(left, twin);
    llvm::erase(right, axis);
  }
  llvm::append_range(left, right);
  return expect_axes(*this, in_table_order(form, left));
}

LogicalResult MatrixOp::verify() {
  static constexpr StringLiteral known[] = {"trace",          "cholesky",      "solve",       "sqrt_symmetric",
                                            "lyapunov_solve", "eigen_vectors", "eigen_values"};
  if (!llvm::is_contained(known, getFunction()))
    return emitOpError() << "knows no matrix function '" << getFunction() << "'";
  return expect_twins(*this, getJoint());
}

LogicalResult RepeatOp::verify() {
  if (llvm::equal(getCarried().getTypes(), getResultTypes()) &&
      llvm::equal(getBody().getArgumentTypes(), getResultTypes()) &&
      llvm::equal(getBody().front().getTerminator()->getOperandTypes(), getResultTypes()))
    return success();
  return emitOpError() << "must take, carry, yield and give the same arrays";
}

LogicalResult AlongOp::verify() {
  if (failed(expect_known(*this, getAxisAttr()))) return failure();
  if (getBody().getNumArguments() != getCarried().size() + 1)
    return emitOpError() << "has a body with " << getBody().getNumArguments() << " arguments; expected "
                         << getCarried().size() << " carried ones and the coordinate";
  if (getBody().front().getTerminator()->getNumOperands() != getNumResults())
    return emitOpError() << "yields " << getBody().front().getTerminator()->getNumOperands() << " arrays and gives "
                         << getNumResults();
  return success();
}

LogicalResult CustomGradientOp::verify() {
  Block &body = getBody().front();
  if (body.getNumArguments() != 1 || body.getArgument(0).getType() != getValue().getType())
    return emitOpError() << "has a body of one argument, the cotangent of its value";
  if (body.getTerminator()->getNumOperands() != 1 ||
      body.getTerminator()->getOperand(0).getType() != getSubject().getType())
    return emitOpError() << "yields one array, the cotangent of its subject";
  return success();
}

} // namespace norma::compiler::norm
