//===- infix.cpp - a body's scalar as an expression ------------------------===//

#include "compiler/plan/explain/infix.h"
#include "compiler/plan/names.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

/// How tightly the outermost operation of a text binds.
enum Binding { sum, quotient, product, atom };

struct Text {
  std::string text;
  Binding binding = atom;
};

Text written(Value scalar);

std::string within(Value scalar, Binding needed) {
  Text inner = written(scalar);
  return inner.binding < needed ? "(" + inner.text + ")" : inner.text;
}

Text binary(Operation *op, StringRef sign, Binding binding, bool associative) {
  Binding right = associative ? binding : Binding(binding + 1);
  return {within(op->getOperand(0), binding) + sign.str() + within(op->getOperand(1), right), binding};
}

std::string call(StringRef function, ValueRange operands) {
  std::string text = function.str() + "(";
  llvm::raw_string_ostream stream(text);
  llvm::interleaveComma(operands, stream, [&](Value operand) { stream << written(operand).text; });
  return text + ")";
}

Text constant(arith::ConstantOp op) {
  auto number = dyn_cast<FloatAttr>(op.getValue());
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (number)
    stream << llvm::format("%g", number.getValueAsDouble());
  else
    stream << cast<IntegerAttr>(op.getValue()).getInt();
  return {text};
}

StringRef comparison(arith::CmpFPredicate predicate) {
  return llvm::StringSwitch<StringRef>(arith::stringifyCmpFPredicate(predicate))
      .Cases({"oeq", "ueq"}, " = ")
      .Cases({"ogt", "ugt"}, " > ")
      .Cases({"oge", "uge"}, " ≥ ")
      .Cases({"olt", "ult"}, " < ")
      .Cases({"ole", "ule"}, " ≤ ")
      .Default(" ≠ ");
}

/// `sum / (count = 0 ? 1 : count)` is a division to a reader.
Value without_guard(Value divisor) {
  auto select = divisor.getDefiningOp<arith::SelectOp>();
  if (!select || !select.getCondition().getDefiningOp<arith::CmpFOp>()) return divisor;
  auto compare = select.getCondition().getDefiningOp<arith::CmpFOp>();
  bool guards = compare.getPredicate() == arith::CmpFPredicate::OEQ && compare.getLhs() == select.getFalseValue() &&
                select.getTrueValue().getDefiningOp<arith::ConstantOp>();
  return guards ? select.getFalseValue() : divisor;
}

Text written(Value scalar) {
  if (auto argument = dyn_cast<BlockArgument>(scalar)) {
    auto walk = cast<TraverseOp>(argument.getOwner()->getParentOp());
    return {name_of(walk.getReads()[argument.getArgNumber()])};
  }
  Operation *op = scalar.getDefiningOp();
  return llvm::TypeSwitch<Operation *, Text>(op)
      .Case<arith::AddFOp, arith::AddIOp>([&](Operation *) { return binary(op, " + ", sum, true); })
      .Case<arith::SubFOp, arith::SubIOp>([&](Operation *) { return binary(op, " − ", sum, false); })
      .Case<arith::MulFOp, arith::MulIOp>([&](Operation *) { return binary(op, "·", product, true); })
      .Case([&](arith::DivFOp division) {
        return Text{within(division.getLhs(), product) + " / " + within(without_guard(division.getRhs()), atom),
                    product};
      })
      .Case([&](arith::NegFOp negation) { return Text{"−" + within(negation.getOperand(), product), sum}; })
      .Case([&](arith::ConstantOp number) { return constant(number); })
      .Case([&](arith::SelectOp select) {
        return Text{call("where", {select.getCondition(), select.getTrueValue(), select.getFalseValue()})};
      })
      .Case([&](arith::CmpFOp compare) {
        return Text{within(compare.getLhs(), sum) + comparison(compare.getPredicate()).str() +
                        within(compare.getRhs(), sum),
                    sum};
      })
      .Case<arith::SIToFPOp, arith::UIToFPOp, arith::ExtFOp, arith::TruncFOp>(
          [&](Operation *) { return written(op->getOperand(0)); })
      .Case([&](IndexOp index) { return Text{index.getAxis().str()}; })
      .Case([&](ExtentOp extent) { return Text{"size(" + extent.getAxis().str() + ")"}; })
      .Case([&](ProjectOp project) { return Text{call(project.getPart(), project.getState())}; })
      .Case([&](NarrowOp narrow) { return Text{call("narrow", narrow.getOperand())}; })
      .Default([&](Operation *) { return Text{call(op->getName().stripDialect(), op->getOperands())}; });
}

} // namespace

std::string infix(Value scalar) { return written(scalar).text; }

} // namespace norma::compiler::plan
