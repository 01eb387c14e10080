//===- accumulation.cpp - how aggregates are computed in one walk ---------===//
//
//   sum       Σ w x                       var       moments; M2 / (n − 1 if unbiased)
//   mean      Σ w x / Σ w                 norm p    (Σ |x|ᵖ)^(1/p)
//   min max   over what the mask admits   product   likewise
//   count     Σ w, or the extents
//
// An empty area gives 0 for sum, mean, var and norm, and ∓∞ for min and max.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/accumulation.h"
#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/elementary/elementary.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

#include <limits>

using namespace mlir;

namespace norma::compiler::aggregate {

using norm::AggregateOp;

Value Scalars::number(Type type, double value) {
  return arith::ConstantOp::create(builder, location, builder.getFloatAttr(type, value));
}

Value Scalars::apply(StringRef function, ValueRange operands) {
  return elementary::find(function)->lowering(builder, location, operands);
}

namespace {

Value only_masked(Scalars &scalars, const Element &element, Value value, double otherwise) {
  if (!element.mask) return value;
  const Value border = scalars.number(value.getType(), otherwise);
  return arith::SelectOp::create(scalars.builder, scalars.location, element.mask, value, border);
}

Value lift_weighted(Scalars &scalars, const Element &element, Value value) {
  if (element.weight) value = arith::MulFOp::create(scalars.builder, scalars.location, element.weight, value);
  return only_masked(scalars, element, value, 0);
}

Value lift_sum(Scalars &scalars, AggregateOp, const Element &element) {
  return lift_weighted(scalars, element, element.source);
}

Value lift_product(Scalars &scalars, AggregateOp, const Element &element) {
  return only_masked(scalars, element, element.source, 1);
}

Value lift_min(Scalars &scalars, AggregateOp, const Element &element) {
  return only_masked(scalars, element, element.source, std::numeric_limits<double>::infinity());
}

Value lift_max(Scalars &scalars, AggregateOp, const Element &element) {
  return only_masked(scalars, element, element.source, -std::numeric_limits<double>::infinity());
}

Value lift_source(Scalars &, AggregateOp, const Element &element) { return element.source; }

Value lift_norm(Scalars &scalars, AggregateOp op, const Element &element) {
  const double order = op.getOrder()->convertToDouble();
  const Value x = element.source;
  Value size = order == 2 ? scalars.apply("multiply", {x, x}) : scalars.apply("abs", x);
  if (order != 1 && order != 2) size = scalars.apply("power", {size, scalars.number(size.getType(), order)});
  return lift_weighted(scalars, element, size);
}

Value project_norm(Scalars &scalars, AggregateOp op, Value state, Value) {
  const double order = op.getOrder()->convertToDouble();
  if (order == 1) return state;
  if (order == 2) return math::SqrtOp::create(scalars.builder, scalars.location, state);
  return scalars.apply("power", {state, scalars.number(state.getType(), 1 / order)});
}

/// By one where nothing enters: the sum is 0 then.
Value divided(Scalars &scalars, Value sum, Value count) {
  OpBuilder &builder = scalars.builder;
  const Value zero = scalars.number(count.getType(), 0), one = scalars.number(count.getType(), 1);
  const Value none = arith::CmpFOp::create(builder, scalars.location, arith::CmpFPredicate::OEQ, count, zero);
  const Value divisor = arith::SelectOp::create(builder, scalars.location, none, one, count);
  return arith::DivFOp::create(builder, scalars.location, sum, divisor);
}

Value project_mean(Scalars &scalars, AggregateOp, Value state, Value count) { return divided(scalars, state, count); }

Value part_of(Scalars &scalars, Value state, StringRef part) {
  const Type real = cast<plan::MomentsType>(state.getType()).getElement();
  return plan::ProjectOp::create(scalars.builder, scalars.location, real, part, state);
}

Value mean_of_moments(Scalars &scalars, AggregateOp, Value state, Value) { return part_of(scalars, state, "mean"); }

Value project_var(Scalars &scalars, AggregateOp op, Value state, Value) {
  const Value squares = part_of(scalars, state, "m2"), count = part_of(scalars, state, "count");
  if (!op.getUnbiased()) return divided(scalars, squares, count);
  const Value fewer =
      arith::SubFOp::create(scalars.builder, scalars.location, count, scalars.number(count.getType(), 1));
  return arith::DivFOp::create(scalars.builder, scalars.location, squares, fewer);
}

Value project_count(Scalars &, AggregateOp, Value, Value count) { return count; }

constexpr Accumulation rows[] = {
    {"sum", "sum", lift_sum, false, nullptr, nullptr},
    {"mean", "sum", lift_sum, true, project_mean, mean_of_moments},
    {"var", "moments", lift_source, false, project_var, project_var},
    {"min", "min", lift_min, false, nullptr, nullptr},
    {"max", "max", lift_max, false, nullptr, nullptr},
    {"norm", "sum", lift_norm, false, project_norm, nullptr},
    {"product", "product", lift_product, false, nullptr, nullptr},
    {"count", "", nullptr, true, project_count, nullptr},
};

} // namespace

const Accumulation *find_accumulation(StringRef aggregate) {
  for (const Accumulation &row : rows)
    if (row.aggregate == aggregate) return &row;
  return nullptr;
}

Value lift_count(Scalars &scalars, AggregateOp, const Element &element, Type real) {
  return lift_weighted(scalars, {element.source, element.mask, {}},
                       element.weight ? element.weight : scalars.number(real, 1));
}

} // namespace norma::compiler::aggregate
