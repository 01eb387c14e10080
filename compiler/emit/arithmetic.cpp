//===- arithmetic.cpp - short names for what emission writes most --------------===//

#include "compiler/emit/arithmetic.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace norma::compiler::emit {

namespace {

bool is_real(Value value) { return isa<FloatType>(getElementTypeOrSelf(value.getType())); }

template <typename Real, typename Integer> Value either(OpBuilder &builder, Location location, Value a, Value b) {
  if (is_real(a)) return builder.createOrFold<Real>(location, a, b);
  return builder.createOrFold<Integer>(location, a, b);
}

} // namespace

Value Arithmetic::integer(int64_t value) const {
  return arith::ConstantOp::create(builder, location, builder.getI64IntegerAttr(value));
}

Value Arithmetic::real(double value, Type type) const {
  TypedAttr number = builder.getFloatAttr(getElementTypeOrSelf(type), value);
  if (auto vector = dyn_cast<VectorType>(type)) number = DenseElementsAttr::get(vector, Attribute(number));
  return arith::ConstantOp::create(builder, location, number);
}

Value Arithmetic::add(Value a, Value b) const { return either<arith::AddFOp, arith::AddIOp>(builder, location, a, b); }
Value Arithmetic::sub(Value a, Value b) const { return either<arith::SubFOp, arith::SubIOp>(builder, location, a, b); }
Value Arithmetic::mul(Value a, Value b) const { return either<arith::MulFOp, arith::MulIOp>(builder, location, a, b); }
Value Arithmetic::div(Value a, Value b) const { return either<arith::DivFOp, arith::DivUIOp>(builder, location, a, b); }
Value Arithmetic::rem(Value a, Value b) const { return builder.createOrFold<arith::RemUIOp>(location, a, b); }
Value Arithmetic::min(Value a, Value b) const { return builder.createOrFold<arith::MinSIOp>(location, a, b); }

Value Arithmetic::less(Value a, Value b) const {
  if (is_real(a)) return builder.createOrFold<arith::CmpFOp>(location, arith::CmpFPredicate::OLT, a, b);
  return builder.createOrFold<arith::CmpIOp>(location, arith::CmpIPredicate::slt, a, b);
}

Value Arithmetic::select(Value condition, Value a, Value b) const {
  return builder.createOrFold<arith::SelectOp>(location, condition, a, b);
}

Value Arithmetic::ceil_div(Value a, int64_t b) const { return b == 1 ? a : div(add(a, integer(b - 1)), integer(b)); }

Value Arithmetic::to_real(Value integer, Type type) const {
  return builder.createOrFold<arith::SIToFPOp>(location, type, integer);
}

scf::ForOp Arithmetic::loop(Value begin, Value end, int64_t step, const Body &body) const {
  return loop(begin, end, integer(step), body);
}

scf::ForOp Arithmetic::loop(Value begin, Value end, Value step, const Body &body) const {
  auto loop = scf::ForOp::create(builder, location, begin, end, step);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVar());
  return loop;
}

void Arithmetic::if_then_else(Value condition, const std::function<void()> &then,
                              const std::function<void()> &otherwise) const {
  auto branch = scf::IfOp::create(builder, location, condition, /*withElseRegion=*/static_cast<bool>(otherwise));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  then();
  if (!otherwise) return;
  builder.setInsertionPointToStart(branch.elseBlock());
  otherwise();
}

std::optional<int64_t> Arithmetic::known(Value value) {
  llvm::APInt constant;
  if (!value || !matchPattern(value, m_ConstantInt(&constant))) return std::nullopt;
  return constant.getSExtValue();
}

} // namespace norma::compiler::emit
