//===- plan_dialect.cpp - types and attributes of the plan dialect ---------===//

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/dialect/plan/axis_syntax.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace norma::compiler::plan;

#include "compiler/dialect/plan/plan_dialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/dialect/plan/plan_types.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/dialect/plan/plan_attributes.cpp.inc"

void PlanDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "compiler/dialect/plan/plan_types.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "compiler/dialect/plan/plan_attributes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "compiler/dialect/plan/plan_ops.cpp.inc"
      >();
}

// !plan.array<f32, [N, C]>
Type ArrayType::parse(AsmParser &parser) {
  Type element;
  SmallVector<StringAttr> axes;
  if (parser.parseLess() || parser.parseType(element) || parser.parseComma() || parse_axes(parser, axes) ||
      parser.parseGreater())
    return {};
  return get(parser.getContext(), element, axes);
}

void ArrayType::print(AsmPrinter &printer) const {
  printer << '<' << getElement() << ", ";
  print_axes(printer, getAxes());
  printer << '>';
}

// #plan.axis<C, composite, extent = 32, factors = [G, K], of = D, low = -2, high = 2>
Attribute AxisAttr::parse(AsmParser &parser, Type) {
  StringAttr name, of;
  std::string kind;
  int64_t extent = -1, low = 0, high = 0;
  SmallVector<StringAttr> factors;
  if (parser.parseLess() || parse_axis(parser, name) || parser.parseComma() || parser.parseKeywordOrString(&kind))
    return {};
  while (succeeded(parser.parseOptionalComma())) {
    StringRef field;
    if (parser.parseKeyword(&field) || parser.parseEqual()) return {};
    ParseResult parsed = failure();
    if (field == "extent")
      parsed = parser.parseInteger(extent);
    else if (field == "factors")
      parsed = parse_axes(parser, factors);
    else if (field == "of")
      parsed = parse_axis(parser, of);
    else if (field == "low")
      parsed = parser.parseInteger(low);
    else if (field == "high")
      parsed = parser.parseInteger(high);
    else
      return parser.emitError(parser.getCurrentLocation(), "unknown field '") << field << "' of an axis", Attribute();
    if (parsed) return {};
  }
  if (parser.parseGreater()) return {};
  return get(parser.getContext(), name, kind, extent, factors, of, low, high);
}

void AxisAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_axis(printer, getName());
  printer << ", " << getKind();
  if (getExtent() >= 0) printer << ", extent = " << getExtent();
  if (!getFactors().empty()) {
    printer << ", factors = ";
    print_axes(printer, getFactors());
  }
  if (getOf()) {
    printer << ", of = ";
    print_axis(printer, getOf());
  }
  if (getLow() != 0 || getHigh() != 0) printer << ", low = " << getLow() << ", high = " << getHigh();
  printer << '>';
}

// C   |   D from E   |   C plus W else 0.0
Attribute norma::compiler::plan::parse_point(AsmParser &parser) {
  StringAttr axis, from, offset;
  FloatAttr otherwise;
  if (parse_axis(parser, axis)) return {};
  from = axis;
  if (succeeded(parser.parseOptionalKeyword("from")) && parse_axis(parser, from)) return {};
  if (succeeded(parser.parseOptionalKeyword("plus"))) {
    if (parse_axis(parser, offset)) return {};
    double border = 0;
    if (succeeded(parser.parseOptionalKeyword("else"))) {
      if (parser.parseFloat(border)) return {};
      otherwise = parser.getBuilder().getF64FloatAttr(border);
    }
  }
  return PointAttr::get(parser.getContext(), axis, from, offset, otherwise);
}

void norma::compiler::plan::print_point(AsmPrinter &printer, PointAttr point) {
  print_axis(printer, point.getAxis());
  if (point.getFrom() != point.getAxis()) {
    printer << " from ";
    print_axis(printer, point.getFrom());
  }
  if (!point.getOffset()) return;
  printer << " plus ";
  print_axis(printer, point.getOffset());
  if (point.getOtherwise()) {
    printer << " else ";
    printer.printFloat(point.getOtherwise().getValue());
  }
}

// sum [C] across [N] running T reversed
Attribute norma::compiler::plan::parse_accumulate(AsmParser &parser) {
  StringRef monoid;
  SmallVector<StringAttr> kept, across;
  StringAttr running;
  if (parser.parseKeyword(&monoid) || parse_axes(parser, kept)) return {};
  if (succeeded(parser.parseOptionalKeyword("across")) && parse_axes(parser, across)) return {};
  bool reversed = false;
  if (succeeded(parser.parseOptionalKeyword("running"))) {
    if (parse_axis(parser, running)) return {};
    reversed = succeeded(parser.parseOptionalKeyword("reversed"));
  }
  return AccumulateAttr::get(parser.getContext(), monoid, kept, across, running, reversed);
}

void norma::compiler::plan::print_accumulate(AsmPrinter &printer, AccumulateAttr accumulate) {
  printer << accumulate.getMonoid() << ' ';
  print_axes(printer, accumulate.getKept());
  if (!accumulate.getAcross().empty()) {
    printer << " across ";
    print_axes(printer, accumulate.getAcross());
  }
  if (accumulate.getRunning()) {
    printer << " running ";
    print_axis(printer, accumulate.getRunning());
    if (accumulate.getReversed()) printer << " reversed";
  }
}

// N by 64 as b
Attribute norma::compiler::plan::parse_block(AsmParser &parser) {
  StringAttr axis, as;
  int64_t by = 0;
  if (parse_axis(parser, axis) || parser.parseKeyword("by") || parser.parseInteger(by) || parser.parseKeyword("as") ||
      parse_axis(parser, as))
    return {};
  return BlockAttr::get(parser.getContext(), axis, by, as);
}

void norma::compiler::plan::print_block(AsmPrinter &printer, BlockAttr block) {
  print_axis(printer, block.getAxis());
  printer << " by " << block.getBy() << " as ";
  print_axis(printer, block.getAs());
}

// Standing alone, the three are in angle brackets.

Attribute PointAttr::parse(AsmParser &parser, Type) {
  if (parser.parseLess()) return {};
  Attribute parsed = parse_point(parser);
  return parsed && succeeded(parser.parseGreater()) ? parsed : Attribute();
}

void PointAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_point(printer, *this);
  printer << '>';
}

Attribute AccumulateAttr::parse(AsmParser &parser, Type) {
  if (parser.parseLess()) return {};
  Attribute parsed = parse_accumulate(parser);
  return parsed && succeeded(parser.parseGreater()) ? parsed : Attribute();
}

void AccumulateAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_accumulate(printer, *this);
  printer << '>';
}

Attribute BlockAttr::parse(AsmParser &parser, Type) {
  if (parser.parseLess()) return {};
  Attribute parsed = parse_block(parser);
  return parsed && succeeded(parser.parseGreater()) ? parsed : Attribute();
}

void BlockAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_block(printer, *this);
  printer << '>';
}
