//===- axis_text.cpp - axis names and areas in the dialect's text ---------===//
//
// See axis_text.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/dialect/norm/axis_text.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace norma::compiler::norm {

ParseResult parse_axis_name(AsmParser &parser, StringAttr &axis) {
  std::string name;
  StringRef keyword;
  if (succeeded(parser.parseOptionalEllipsis()))
    name = "...";
  else if (succeeded(parser.parseOptionalString(&name)))
    ;
  else if (succeeded(parser.parseOptionalKeyword(&keyword)))
    name = keyword.str();
  else
    return parser.emitError(parser.getCurrentLocation(), "expected an axis: C, ..., S... or \"D'\"");
  axis = StringAttr::get(parser.getContext(), name);
  return success();
}

void print_axis_name(AsmPrinter &printer, StringAttr axis) {
  const StringRef name = axis.getValue();
  const bool keyword = !name.empty() && (llvm::isAlpha(name.front()) || name.front() == '_') &&
                       llvm::all_of(name, [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
  if (keyword || name == "...")
    printer << name;
  else
    printer.printString(name);
}

ParseResult parse_axis_names(AsmParser &parser, SmallVectorImpl<StringAttr> &axes) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                        [&] { return parse_axis_name(parser, axes.emplace_back()); });
}

void print_axis_names(AsmPrinter &printer, ArrayRef<StringAttr> axes) {
  printer << '[';
  llvm::interleaveComma(axes, printer.getStream(), [&](StringAttr axis) { print_axis_name(printer, axis); });
  printer << ']';
}

ParseResult parse_over(AsmParser &parser, OverAttr &over) {
  StringAttr axis;
  std::optional<int64_t> low, high;
  if (parse_axis_name(parser, axis)) return failure();
  const bool within = succeeded(parser.parseOptionalKeyword("within"));
  if (within && succeeded(parser.parseOptionalKeyword("from")) && parser.parseInteger(low.emplace())) return failure();
  if (within && succeeded(parser.parseOptionalKeyword("to")) && parser.parseInteger(high.emplace())) return failure();
  const bool across = succeeded(parser.parseOptionalKeyword("across"));
  if (across && parser.parseKeyword("replicas")) return failure();
  over = OverAttr::get(parser.getContext(), axis, within, low, high, across);
  return success();
}

void print_over(AsmPrinter &printer, OverAttr over) {
  print_axis_name(printer, over.getAxis());
  if (over.getWithin()) printer << " within";
  if (over.getLow()) printer << " from " << *over.getLow();
  if (over.getHigh()) printer << " to " << *over.getHigh();
  if (over.getAcrossReplicas()) printer << " across replicas";
}

} // namespace norma::compiler::norm
