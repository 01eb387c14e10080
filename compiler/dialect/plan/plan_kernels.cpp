//===- plan_kernels.cpp - syntax of the form, the kernel and the traversal -===//

#include "compiler/dialect/plan/axis_syntax.h"
#include "compiler/dialect/plan/plan_dialect.h"

#include "mlir/Interfaces/FunctionImplementation.h"

using namespace mlir;
using namespace norma::compiler::plan;

#define GET_OP_CLASSES
#include "compiler/dialect/plan/plan_ops.cpp.inc"

namespace {

ParseResult parse_placement(OpAsmParser &parser, OperationState &result, StringAttr name) {
  if (failed(parser.parseOptionalKeyword("placed"))) return success();
  DictionaryAttr placement;
  if (parser.parseAttribute(placement)) return failure();
  result.addAttribute(name, placement);
  return success();
}

void print_placement(OpAsmPrinter &printer, DictionaryAttr placement) {
  if (placement) printer << " placed " << placement;
}

ParseResult parse_result_types(OpAsmParser &parser, OperationState &result) {
  if (failed(parser.parseOptionalColon())) return success();
  return parser.parseTypeList(result.types);
}

void print_result_types(OpAsmPrinter &printer, TypeRange types) {
  if (types.empty()) return;
  printer << " : ";
  llvm::interleaveComma(types, printer);
}

/// `keyword (element, …)`, the keyword optional; each element as `parse_one` reads it.
ParseResult parse_list(OpAsmParser &parser, StringRef keyword, AsmParser::Delimiter delimiter, ArrayAttr &list,
                       Attribute (*parse_one)(AsmParser &)) {
  SmallVector<Attribute> elements;
  if (succeeded(parser.parseOptionalKeyword(keyword))) {
    auto parse_element = [&]() -> ParseResult {
      elements.push_back(parse_one(parser));
      return success(elements.back() != nullptr);
    };
    if (parser.parseCommaSeparatedList(delimiter, parse_element)) return failure();
  }
  list = parser.getBuilder().getArrayAttr(elements);
  return success();
}

template <typename Attr>
void print_list(OpAsmPrinter &printer, StringRef keyword, ArrayAttr list, char open, char close,
                void (*print_one)(AsmPrinter &, Attr)) {
  if (list.empty()) return;
  printer << ' ' << keyword << ' ' << open;
  llvm::interleaveComma(list, printer, [&](Attribute element) { print_one(printer, cast<Attr>(element)); });
  printer << close;
}

} // namespace

//===----------------------------------------------------------------------===//
// plan.form @name(%x: type {…}) -> (type {…}) attributes {…} { … }
//===----------------------------------------------------------------------===//

ParseResult FormOp::parse(OpAsmParser &parser, OperationState &result) {
  auto build_type = [](Builder &builder, ArrayRef<Type> inputs, ArrayRef<Type> results,
                       function_interface_impl::VariadicFlag,
                       std::string &) -> Type { return builder.getFunctionType(inputs, results); };
  return function_interface_impl::parseFunctionOp(parser, result, /*allowVariadic=*/false,
                                                  getFunctionTypeAttrName(result.name), build_type,
                                                  getArgAttrsAttrName(result.name), getResAttrsAttrName(result.name));
}

void FormOp::print(OpAsmPrinter &printer) {
  function_interface_impl::printFunctionOp(printer, *this, /*isVariadic=*/false, getFunctionTypeAttrName(),
                                           getArgAttrsAttrName(), getResAttrsAttrName());
}

AxisAttr FormOp::find_axis(StringAttr name) {
  for (Attribute axis : getAxes())
    if (cast<AxisAttr>(axis).getName() == name) return cast<AxisAttr>(axis);
  return {};
}

//===----------------------------------------------------------------------===//
// %r = plan.kernel @name for [N] block [N by 64 as b] reversed placed {…} { … } : types
//===----------------------------------------------------------------------===//

ParseResult KernelOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  StringAttr name;
  ArrayAttr instances, blocks;
  if (parser.parseSymbolName(name) || parser.parseKeyword("for") || parse_axes(parser, instances)) return failure();
  result.addAttribute(getNameAttrName(result.name), name);
  result.addAttribute(getInstancesAttrName(result.name), instances);
  if (parse_list(parser, "block", AsmParser::Delimiter::Square, blocks, parse_block)) return failure();
  result.addAttribute(getBlocksAttrName(result.name), blocks);
  if (succeeded(parser.parseOptionalKeyword("reversed")))
    result.addAttribute(getReversedAttrName(result.name), builder.getUnitAttr());
  if (parse_placement(parser, result, getPlacementAttrName(result.name)) ||
      parser.parseRegion(*result.addRegion(), {}) || parser.parseOptionalAttrDict(result.attributes))
    return failure();
  return parse_result_types(parser, result);
}

void KernelOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  printer.printSymbolName(getName());
  printer << " for ";
  print_axes(printer, getInstances());
  print_list(printer, "block", getBlocks(), '[', ']', print_block);
  if (getReversed()) printer << " reversed";
  print_placement(printer, getPlacementAttr());
  printer << ' ';
  printer.printRegion(getBody(), /*printEntryBlockArgs=*/false);
  printer.printOptionalAttrDict((*this)->getDiscardableAttrDictionary().getValue());
  print_result_types(printer, getResultTypes());
}

BlockAttr KernelOp::find_block(StringAttr axis) {
  for (Attribute block : getBlocks())
    if (cast<BlockAttr>(block).getAxis() == axis) return cast<BlockAttr>(block);
  return {};
}

//===----------------------------------------------------------------------===//
// %r = plan.traverse [C] (%x[N, C] : type, …) where (C below %bound : type, S at %label : type)
//        accumulate (sum [C] across [N]) in_order symmetric [D, E] placed {…} { ^bb0(%a: f32): … } : types
//===----------------------------------------------------------------------===//

ParseResult TraverseOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  ArrayAttr space, accumulators, symmetric;
  SmallVector<OpAsmParser::UnresolvedOperand> reads, bounds;
  SmallVector<Type> read_types, bound_types;
  SmallVector<Attribute> points, bounded;
  if (parse_axes(parser, space)) return failure();
  auto parse_read = [&]() -> ParseResult {
    SmallVector<Attribute> read_points;
    auto parse_one_point = [&]() -> ParseResult {
      read_points.push_back(parse_point(parser));
      return success(read_points.back() != nullptr);
    };
    if (parser.parseOperand(reads.emplace_back()) ||
        parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parse_one_point) ||
        parser.parseColonType(read_types.emplace_back()))
      return failure();
    points.push_back(builder.getArrayAttr(read_points));
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::OptionalParen, parse_read)) return failure();
  if (succeeded(parser.parseOptionalKeyword("where"))) {
    auto parse_bound = [&]() -> ParseResult {
      StringAttr axis;
      if (parse_axis(parser, axis) || (parser.parseOptionalKeyword("at") && parser.parseKeyword("below")) ||
          parser.parseOperand(bounds.emplace_back()) || parser.parseColonType(bound_types.emplace_back()))
        return failure();
      bounded.push_back(axis);
      return success();
    };
    if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, parse_bound)) return failure();
  }
  if (parse_list(parser, "accumulate", AsmParser::Delimiter::Paren, accumulators, parse_accumulate)) return failure();
  result.addAttribute(getSpaceAttrName(result.name), space);
  result.addAttribute(getPointsAttrName(result.name), builder.getArrayAttr(points));
  result.addAttribute(getBoundedAttrName(result.name), builder.getArrayAttr(bounded));
  result.addAttribute(getAccumulatorsAttrName(result.name), accumulators);
  if (succeeded(parser.parseOptionalKeyword("in_order")))
    result.addAttribute(getInOrderAttrName(result.name), builder.getUnitAttr());
  if (succeeded(parser.parseOptionalKeyword("symmetric"))) {
    if (parse_axes(parser, symmetric)) return failure();
    result.addAttribute(getSymmetricAttrName(result.name), symmetric);
  }
  if (parse_placement(parser, result, getPlacementAttrName(result.name)) ||
      parser.parseRegion(*result.addRegion(), {}) || parser.parseOptionalAttrDict(result.attributes) ||
      parse_result_types(parser, result))
    return failure();
  result.getOrAddProperties<Properties>().operandSegmentSizes = {static_cast<int32_t>(reads.size()),
                                                                 static_cast<int32_t>(bounds.size())};
  llvm::SMLoc location = parser.getNameLoc();
  return failure(parser.resolveOperands(reads, read_types, location, result.operands) ||
                 parser.resolveOperands(bounds, bound_types, location, result.operands));
}

bool TraverseOp::is_indexed(StringAttr axis) {
  auto form = (*this)->getParentOfType<FormOp>();
  AxisAttr row = form ? form.find_axis(axis) : AxisAttr();
  return row && row.getKind() == "indexed" && llvm::is_contained(getBounded(), axis);
}

SmallVector<StringAttr> TraverseOp::emitted_axes() {
  SmallVector<StringAttr> axes;
  for (Attribute axis : getSpace())
    if (!is_indexed(cast<StringAttr>(axis))) axes.push_back(cast<StringAttr>(axis));
  return axes;
}

void TraverseOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  print_axes(printer, getSpace());
  printer << " (";
  unsigned index = 0;
  llvm::interleaveComma(getReads(), printer, [&](Value read) {
    printer << read << '[';
    llvm::interleaveComma(points_of(index++), printer,
                          [&](Attribute point) { print_point(printer, cast<PointAttr>(point)); });
    printer << "] : " << read.getType();
  });
  printer << ')';
  if (!getBounds().empty()) {
    printer << " where (";
    index = 0;
    llvm::interleaveComma(getBounds(), printer, [&](Value bound) {
      auto axis = cast<StringAttr>(getBounded()[index++]);
      print_axis(printer, axis);
      printer << (is_indexed(axis) ? " at " : " below ") << bound << " : " << bound.getType();
    });
    printer << ')';
  }
  print_list(printer, "accumulate", getAccumulators(), '(', ')', print_accumulate);
  if (getInOrder()) printer << " in_order";
  if (getSymmetric()) {
    printer << " symmetric ";
    print_axes(printer, *getSymmetric());
  }
  print_placement(printer, getPlacementAttr());
  printer << ' ';
  printer.printRegion(getBody());
  printer.printOptionalAttrDict((*this)->getDiscardableAttrDictionary().getValue());
  print_result_types(printer, getResultTypes());
}
