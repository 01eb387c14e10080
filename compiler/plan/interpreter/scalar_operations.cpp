//===- scalar_operations.cpp - arith and math in double --------------------===//

#include "compiler/plan/interpreter/scalar_operations.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>
#include <limits>

using namespace mlir;

namespace norma::compiler::plan {
namespace {

using Unary = double (*)(double);
using Binary = double (*)(double, double);
using Ternary = double (*)(double, double, double);
using WholeBinary = int64_t (*)(int64_t, int64_t);

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

const llvm::StringMap<Unary> unary = {
    {"arith.negf", [](double x) { return -x; }},
    {"math.absf", [](double x) { return std::abs(x); }},
    {"math.acos", [](double x) { return std::acos(x); }},
    {"math.acosh", [](double x) { return std::acosh(x); }},
    {"math.asin", [](double x) { return std::asin(x); }},
    {"math.asinh", [](double x) { return std::asinh(x); }},
    {"math.atan", [](double x) { return std::atan(x); }},
    {"math.atanh", [](double x) { return std::atanh(x); }},
    {"math.cbrt", [](double x) { return std::cbrt(x); }},
    {"math.ceil", [](double x) { return std::ceil(x); }},
    {"math.cos", [](double x) { return std::cos(x); }},
    {"math.cosh", [](double x) { return std::cosh(x); }},
    {"math.erf", [](double x) { return std::erf(x); }},
    {"math.erfc", [](double x) { return std::erfc(x); }},
    {"math.exp", [](double x) { return std::exp(x); }},
    {"math.exp2", [](double x) { return std::exp2(x); }},
    {"math.expm1", [](double x) { return std::expm1(x); }},
    {"math.floor", [](double x) { return std::floor(x); }},
    {"math.log", [](double x) { return std::log(x); }},
    {"math.log10", [](double x) { return std::log10(x); }},
    {"math.log1p", [](double x) { return std::log1p(x); }},
    {"math.log2", [](double x) { return std::log2(x); }},
    {"math.round", [](double x) { return std::round(x); }},
    {"math.roundeven", [](double x) { return std::nearbyint(x); }},
    {"math.rsqrt", [](double x) { return 1 / std::sqrt(x); }},
    {"math.sin", [](double x) { return std::sin(x); }},
    {"math.sinh", [](double x) { return std::sinh(x); }},
    {"math.sqrt", [](double x) { return std::sqrt(x); }},
    {"math.tan", [](double x) { return std::tan(x); }},
    {"math.tanh", [](double x) { return std::tanh(x); }},
    {"math.trunc", [](double x) { return std::trunc(x); }},
    // Floats are doubles whatever their type.
    {"arith.extf", [](double x) { return x; }},
    {"arith.truncf", [](double x) { return x; }},
};

const llvm::StringMap<Binary> binary = {
    {"arith.addf", [](double x, double y) { return x + y; }},
    {"arith.subf", [](double x, double y) { return x - y; }},
    {"arith.mulf", [](double x, double y) { return x * y; }},
    {"arith.divf", [](double x, double y) { return x / y; }},
    {"arith.remf", [](double x, double y) { return std::fmod(x, y); }},
    {"arith.maximumf", [](double x, double y) { return x != x || y != y ? no_number : std::fmax(x, y); }},
    {"arith.minimumf", [](double x, double y) { return x != x || y != y ? no_number : std::fmin(x, y); }},
    {"arith.maxnumf", [](double x, double y) { return std::fmax(x, y); }},
    {"arith.minnumf", [](double x, double y) { return std::fmin(x, y); }},
    {"math.atan2", [](double x, double y) { return std::atan2(x, y); }},
    {"math.copysign", [](double x, double y) { return std::copysign(x, y); }},
    {"math.powf", [](double x, double y) { return std::pow(x, y); }},
};

const llvm::StringMap<Ternary> ternary = {
    {"math.fma", [](double x, double y, double z) { return std::fma(x, y, z); }},
    {"math.clampf", [](double x, double low, double high) { return std::fmin(std::fmax(x, low), high); }},
};

const llvm::StringMap<WholeBinary> whole_binary = {
    {"arith.addi", [](int64_t x, int64_t y) { return x + y; }},
    {"arith.subi", [](int64_t x, int64_t y) { return x - y; }},
    {"arith.muli", [](int64_t x, int64_t y) { return x * y; }},
    {"arith.divsi", [](int64_t x, int64_t y) { return x / y; }},
    {"arith.remsi", [](int64_t x, int64_t y) { return x % y; }},
    {"arith.floordivsi", [](int64_t x, int64_t y) { return x / y - (x % y != 0 && (x < 0) != (y < 0)); }},
    {"arith.ceildivsi", [](int64_t x, int64_t y) { return x / y + (x % y != 0 && (x < 0) == (y < 0)); }},
    {"arith.maxsi", [](int64_t x, int64_t y) { return std::max(x, y); }},
    {"arith.minsi", [](int64_t x, int64_t y) { return std::min(x, y); }},
    {"arith.andi", [](int64_t x, int64_t y) { return x & y; }},
    {"arith.ori", [](int64_t x, int64_t y) { return x | y; }},
    {"arith.xori", [](int64_t x, int64_t y) { return x ^ y; }},
};

bool compare(arith::CmpIPredicate predicate, int64_t x, int64_t y) {
  switch (predicate) {
  case arith::CmpIPredicate::eq:
    return x == y;
  case arith::CmpIPredicate::ne:
    return x != y;
  case arith::CmpIPredicate::slt:
    return x < y;
  case arith::CmpIPredicate::sle:
    return x <= y;
  case arith::CmpIPredicate::sgt:
    return x > y;
  case arith::CmpIPredicate::sge:
    return x >= y;
  case arith::CmpIPredicate::ult:
    return static_cast<uint64_t>(x) < static_cast<uint64_t>(y);
  case arith::CmpIPredicate::ule:
    return static_cast<uint64_t>(x) <= static_cast<uint64_t>(y);
  case arith::CmpIPredicate::ugt:
    return static_cast<uint64_t>(x) > static_cast<uint64_t>(y);
  case arith::CmpIPredicate::uge:
    return static_cast<uint64_t>(x) >= static_cast<uint64_t>(y);
  }
  llvm_unreachable("every predicate of integers is listed");
}

bool compare(arith::CmpFPredicate predicate, double x, double y) {
  using Predicate = arith::CmpFPredicate;
  bool unordered = std::isnan(x) || std::isnan(y);
  switch (predicate) {
  case Predicate::AlwaysFalse:
    return false;
  case Predicate::AlwaysTrue:
    return true;
  case Predicate::ORD:
    return !unordered;
  case Predicate::UNO:
    return unordered;
  case Predicate::OEQ:
    return x == y;
  case Predicate::OGT:
    return x > y;
  case Predicate::OGE:
    return x >= y;
  case Predicate::OLT:
    return x < y;
  case Predicate::OLE:
    return x <= y;
  case Predicate::ONE:
    return !unordered && x != y;
  case Predicate::UEQ:
    return unordered || x == y;
  case Predicate::UGT:
    return unordered || x > y;
  case Predicate::UGE:
    return unordered || x >= y;
  case Predicate::ULT:
    return unordered || x < y;
  case Predicate::ULE:
    return unordered || x <= y;
  case Predicate::UNE:
    return unordered || x != y;
  }
  llvm_unreachable("every predicate of floats is listed");
}

template <typename Table> auto find(const Table &table, StringRef name) {
  auto place = table.find(name);
  return place == table.end() ? nullptr : place->second;
}

} // namespace

Scalar constant_scalar(Attribute value) {
  if (auto number = dyn_cast<FloatAttr>(value)) return number.getValueAsDouble();
  auto whole = cast<IntegerAttr>(value);
  if (whole.getType().isInteger(1)) return int64_t{whole.getValue().getBoolValue()};
  return whole.getValue().getSExtValue();
}

Scalar evaluate_scalar(Operation *op, ArrayRef<Scalar> operands) {
  StringRef name = op->getName().getStringRef();
  auto number = [&](unsigned index) { return real(operands[index]); };
  auto whole = [&](unsigned index) { return integer(operands[index]); };
  if (auto function = find(unary, name)) return function(number(0));
  if (auto function = find(binary, name)) return function(number(0), number(1));
  if (auto function = find(ternary, name)) return function(number(0), number(1), number(2));
  if (auto function = find(whole_binary, name)) return function(whole(0), whole(1));
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) return constant_scalar(constant.getValue());
  if (auto comparison = dyn_cast<arith::CmpIOp>(op))
    return int64_t{compare(comparison.getPredicate(), whole(0), whole(1))};
  if (auto comparison = dyn_cast<arith::CmpFOp>(op))
    return int64_t{compare(comparison.getPredicate(), number(0), number(1))};
  if (isa<arith::SelectOp>(op)) return whole(0) ? operands[1] : operands[2];
  if (isa<arith::SIToFPOp>(op)) return static_cast<double>(whole(0));
  // A truth value is the one integer without a sign that bodies have.
  if (isa<arith::UIToFPOp, arith::ExtUIOp>(op) && op->getOperand(0).getType().isInteger(1))
    return isa<arith::ExtUIOp>(op) ? operands[0] : Scalar(static_cast<double>(whole(0)));
  if (isa<arith::FPToSIOp>(op)) return static_cast<int64_t>(number(0));
  if (isa<arith::IndexCastOp>(op)) return operands[0];
  if (name == "math.absi") return std::abs(whole(0));
  if (name == "math.fpowi") return std::pow(number(0), static_cast<double>(whole(1)));
  if (name == "math.isfinite") return int64_t{std::isfinite(number(0))};
  if (name == "math.isinf") return int64_t{std::isinf(number(0))};
  if (name == "math.isnan") return int64_t{std::isnan(number(0))};
  llvm::report_fatal_error("internal error: the interpreter has no meaning for " + name);
}

} // namespace norma::compiler::plan
