//===- axis_syntax.cpp - how axis names are written in the plan ------------===//

#include "compiler/dialect/plan/axis_syntax.h"

#include "mlir/IR/Builders.h"

using namespace mlir;

namespace norma::compiler::plan {

void print_axis(AsmPrinter &printer, StringRef name) { printer.printKeywordOrString(name); }

void print_axes(AsmPrinter &printer, ArrayRef<StringAttr> axes) {
  printer << '[';
  llvm::interleaveComma(axes, printer, [&](StringAttr axis) { print_axis(printer, axis); });
  printer << ']';
}

void print_axes(AsmPrinter &printer, ArrayAttr axes) {
  SmallVector<StringAttr> names;
  for (Attribute axis : axes) names.push_back(cast<StringAttr>(axis));
  print_axes(printer, names);
}

ParseResult parse_axis(AsmParser &parser, StringAttr &name) {
  std::string text;
  if (parser.parseKeywordOrString(&text)) return failure();
  name = parser.getBuilder().getStringAttr(text);
  return success();
}

ParseResult parse_axes(AsmParser &parser, SmallVectorImpl<StringAttr> &axes) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                        [&] { return parse_axis(parser, axes.emplace_back()); });
}

ParseResult parse_axes(AsmParser &parser, ArrayAttr &axes) {
  SmallVector<StringAttr> names;
  if (parse_axes(parser, names)) return failure();
  axes = parser.getBuilder().getArrayAttr(SmallVector<Attribute>(names.begin(), names.end()));
  return success();
}

} // namespace norma::compiler::plan
