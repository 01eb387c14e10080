//===- comparisons.cpp - comparisons and logic ----------------------------===//
//
// Ordered comparisons are false and `not_equal` is true where an operand is NaN.
//
//===----------------------------------------------------------------------===//
#include "compiler/elementary/elementary.h"
#include "compiler/elementary/lower.h"

using namespace mlir;

namespace norma::compiler::elementary {
namespace {

template <arith::CmpFPredicate on_floats, arith::CmpIPredicate on_integers>
Value compare(OpBuilder &builder, Location location, ValueRange operands) {
  if (is_float(operands[0])) return arith::CmpFOp::create(builder, location, on_floats, operands[0], operands[1]);
  return arith::CmpIOp::create(builder, location, on_integers, operands[0], operands[1]);
}

Value lower_and(OpBuilder &builder, Location location, ValueRange operands) {
  return arith::AndIOp::create(builder, location, operands[0], operands[1]);
}

Value lower_or(OpBuilder &builder, Location location, ValueRange operands) {
  return arith::OrIOp::create(builder, location, operands[0], operands[1]);
}

Value lower_not(OpBuilder &builder, Location location, ValueRange operands) {
  // -1 and not 1: in i1 the constant true is all ones.
  return arith::XOrIOp::create(builder, location, operands[0], number_like(builder, location, operands[0], -1));
}

using enum arith::CmpFPredicate;
using I = arith::CmpIPredicate;

const Function rows[] = {
    {"less", 2, [](const double *a) { return double(a[0] < a[1]); }, nullptr, compare<OLT, I::slt>},
    {"less_equal", 2, [](const double *a) { return double(a[0] <= a[1]); }, nullptr, compare<OLE, I::sle>},
    {"greater", 2, [](const double *a) { return double(a[0] > a[1]); }, nullptr, compare<OGT, I::sgt>},
    {"greater_equal", 2, [](const double *a) { return double(a[0] >= a[1]); }, nullptr, compare<OGE, I::sge>},
    {"equal", 2, [](const double *a) { return double(a[0] == a[1]); }, nullptr, compare<OEQ, I::eq>},
    {"not_equal", 2, [](const double *a) { return double(a[0] != a[1]); }, nullptr, compare<UNE, I::ne>},
    {"logical_and", 2, [](const double *a) { return double(a[0] != 0 && a[1] != 0); }, nullptr, lower_and},
    {"logical_or", 2, [](const double *a) { return double(a[0] != 0 || a[1] != 0); }, nullptr, lower_or},
    {"logical_not", 1, [](const double *a) { return double(a[0] == 0); }, nullptr, lower_not},
};

} // namespace

ArrayRef<Function> comparisons() { return rows; }

} // namespace norma::compiler::elementary
