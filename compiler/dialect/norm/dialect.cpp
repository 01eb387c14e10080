//===- dialect.cpp - the dialect, its types and attributes ----------------===//
//
// Registration, and the text of arrays, axis rows and areas.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/axes.h"
#include "compiler/dialect/norm/axis_text.h"
#include "compiler/dialect/norm/norm.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

#include "compiler/dialect/norm/norm_dialect.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "compiler/dialect/norm/norm_attributes.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "compiler/dialect/norm/norm_types.cpp.inc"

using namespace mlir;

namespace norma::compiler::norm {

void NormDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "compiler/dialect/norm/norm_types.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "compiler/dialect/norm/norm_attributes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "compiler/dialect/norm/norm_ops.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// !norm.array<f32, [N, C]>
//===----------------------------------------------------------------------===//

Type ArrayType::parse(AsmParser &parser) {
  Type element;
  Axes axes;
  const SMLoc where = parser.getCurrentLocation();
  if (parser.parseLess() || parser.parseType(element) || parser.parseComma() || parse_axis_names(parser, axes) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<ArrayType>(where, parser.getContext(), element, axes);
}

void ArrayType::print(AsmPrinter &printer) const {
  printer << '<' << getElement() << ", ";
  print_axis_names(printer, getAxes());
  printer << '>';
}

LogicalResult ArrayType::verify(function_ref<InFlightDiagnostic()> error, Type element, ArrayRef<StringAttr> axes) {
  if (!element.isF32() && !element.isF64() && !element.isInteger(64) && !element.isInteger(1))
    return error() << "an array is computed in f32, f64, i64 or i1, not in " << element;
  for (auto [position, axis] : llvm::enumerate(axes))
    if (llvm::is_contained(axes.take_front(position), axis))
      return error() << "axis " << axis.getValue() << " stands twice in an array; the second one is its twin, \""
                     << axis.getValue() << "'\"";
  return success();
}

//===----------------------------------------------------------------------===//
// #norm.axis<C = 32>
//===----------------------------------------------------------------------===//

Attribute AxisAttr::parse(AsmParser &parser, Type) {
  StringAttr name, twin;
  int64_t extent = -1;
  Axes factors;
  bool pack = false;
  if (parser.parseLess() || parse_axis_name(parser, name)) return {};
  if (succeeded(parser.parseOptionalEqual()) && parser.parseInteger(extent)) return {};
  if (succeeded(parser.parseOptionalKeyword("into")) && parse_axis_names(parser, factors)) return {};
  if (succeeded(parser.parseOptionalKeyword("pack"))) pack = true;
  if (succeeded(parser.parseOptionalKeyword("twin")) && (parser.parseKeyword("of") || parse_axis_name(parser, twin)))
    return {};
  if (parser.parseGreater()) return {};
  return get(parser.getContext(), name, extent, factors, pack, twin);
}

void AxisAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_axis_name(printer, getName());
  if (is_fixed()) printer << " = " << getExtent();
  if (is_composite()) {
    printer << " into ";
    print_axis_names(printer, getFactors());
  }
  if (getPack()) printer << " pack";
  if (getTwinOf()) {
    printer << " twin of ";
    print_axis_name(printer, getTwinOf());
  }
  printer << '>';
}

//===----------------------------------------------------------------------===//
// #norm.merged<[C, ...] into [G, K]>
//===----------------------------------------------------------------------===//

Attribute MergedAttr::parse(AsmParser &parser, Type) {
  Axes sources, factors;
  if (parser.parseLess() || parse_axis_names(parser, sources) || parser.parseKeyword("into") ||
      parse_axis_names(parser, factors) || parser.parseGreater())
    return {};
  return get(parser.getContext(), sources, factors);
}

void MergedAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_axis_names(printer, getSources());
  printer << " into ";
  print_axis_names(printer, getFactors());
  printer << '>';
}

//===----------------------------------------------------------------------===//
// #norm.over<C within from -2 to 2>
//===----------------------------------------------------------------------===//

Attribute OverAttr::parse(AsmParser &parser, Type) {
  OverAttr over;
  if (parser.parseLess() || parse_over(parser, over) || parser.parseGreater()) return {};
  return over;
}

void OverAttr::print(AsmPrinter &printer) const {
  printer << '<';
  print_over(printer, *this);
  printer << '>';
}

} // namespace norma::compiler::norm
