//===- run_body.cpp - a scalar function of arith, run operation by operation ---===//
//
// See run_body.h.
//
//===----------------------------------------------------------------------===//
#include "tests/compiler/norm/run_body.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

#include <bit>
#include <cmath>
#include <map>
#include <stdexcept>

using namespace mlir;

namespace norma::compiler::testing {

ScalarFunction::ScalarFunction(func::FuncOp function) {
  std::map<void *, int> slot;
  slot[function.getArgument(0).getAsOpaquePointer()] = 0;
  Block &block = function.getBody().front();
  for (auto constant : block.getOps<arith::ConstantOp>()) {
    constants_.push_back(isa<FloatAttr>(constant.getValue())
                             ? cast<FloatAttr>(constant.getValue()).getValue().bitcastToAPInt().getZExtValue()
                             : cast<IntegerAttr>(constant.getValue()).getValue().getZExtValue());
    slot[constant.getResult().getAsOpaquePointer()] = int(constants_.size());
  }
  int next = int(constants_.size()) + 1;
  for (Operation &op : block) {
    if (isa<arith::ConstantOp>(op)) continue;
    const auto at = [&](unsigned operand) {
      return operand < op.getNumOperands() ? slot.at(op.getOperand(operand).getAsOpaquePointer()) : 0;
    };
    if (isa<func::ReturnOp>(op)) {
      result_ = at(0);
      continue;
    }
    Step step{Code::same, at(0), at(1), at(2)};
    if (isa<arith::AddFOp>(op))
      step.code = Code::add;
    else if (isa<arith::SubFOp>(op))
      step.code = Code::subtract;
    else if (isa<arith::MulFOp>(op))
      step.code = Code::multiply;
    else if (isa<arith::DivFOp>(op))
      step.code = Code::divide;
    else if (isa<arith::NegFOp>(op))
      step.code = Code::negate;
    else if (isa<arith::AddIOp>(op))
      step.code = Code::add_bits;
    else if (isa<arith::SubIOp>(op))
      step.code = Code::subtract_bits;
    else if (isa<arith::AndIOp>(op))
      step.code = Code::and_bits;
    else if (isa<arith::OrIOp>(op))
      step.code = Code::or_bits;
    else if (isa<arith::ShLIOp>(op))
      step.code = Code::left;
    else if (isa<arith::ShRSIOp>(op))
      step.code = Code::right;
    else if (isa<arith::BitcastOp>(op))
      step.code = Code::same;
    else if (isa<arith::SIToFPOp>(op))
      step.code = Code::to_float;
    else if (isa<arith::SelectOp>(op))
      step.code = Code::choose;
    else if (auto compare = dyn_cast<arith::CmpFOp>(op)) {
      using enum arith::CmpFPredicate;
      step.code = compare.getPredicate() == OLT   ? Code::ordered_less
                  : compare.getPredicate() == OGT ? Code::ordered_greater
                  : compare.getPredicate() == OEQ ? Code::ordered_equal
                                                  : Code::unordered;
    } else {
      throw std::runtime_error("the test does not run " + op.getName().getStringRef().str());
    }
    steps_.push_back(step);
    slot[op.getResult(0).getAsOpaquePointer()] = next++;
  }
}

template <typename Float, typename Bits> Float ScalarFunction::run(Float x) const {
  std::vector<Bits> slots(1 + constants_.size());
  slots[0] = std::bit_cast<Bits>(x);
  for (std::size_t i = 0; i < constants_.size(); ++i) slots[i + 1] = Bits(constants_[i]);
  using Signed = std::make_signed_t<Bits>;
  for (const Step &step : steps_) {
    const Bits a = slots[std::size_t(step.a)], b = slots[std::size_t(step.b)], c = slots[std::size_t(step.c)];
    const Float u = std::bit_cast<Float>(a), v = std::bit_cast<Float>(b);
    const auto pack = [](Float value) { return std::bit_cast<Bits>(value); };
    const Bits value = [&]() -> Bits {
      switch (step.code) {
      case Code::add:
        return pack(u + v);
      case Code::subtract:
        return pack(u - v);
      case Code::multiply:
        return pack(u * v);
      case Code::divide:
        return pack(u / v);
      case Code::negate:
        return pack(-u);
      case Code::add_bits:
        return a + b;
      case Code::subtract_bits:
        return a - b;
      case Code::and_bits:
        return a & b;
      case Code::or_bits:
        return a | b;
      case Code::left:
        return a << b;
      case Code::right:
        return Bits(Signed(a) >> b);
      case Code::same:
        return a;
      case Code::to_float:
        return pack(Float(Signed(a)));
      case Code::ordered_less:
        return u < v;
      case Code::ordered_greater:
        return u > v;
      case Code::ordered_equal:
        return u == v;
      case Code::unordered:
        return std::isnan(u) || std::isnan(v);
      case Code::choose:
        return a ? b : c;
      }
      return 0;
    }();
    slots.push_back(value);
  }
  return std::bit_cast<Float>(slots[std::size_t(result_)]);
}

float ScalarFunction::operator()(float x) const { return run<float, std::uint32_t>(x); }
double ScalarFunction::operator()(double x) const { return run<double, std::uint64_t>(x); }

} // namespace norma::compiler::testing
