//===- aggregate.cpp - look-up of aggregates, and what their rules share --===//
//
// See aggregate.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/aggregate/aggregate.h"

using namespace mlir;

namespace norma::compiler::aggregate {

using norm::AggregateOp;
using norm::Math;
using norm::OverAttr;

const Aggregate *find(StringRef name) {
  static const Aggregate *const rows[] = {&sum, &mean, &var, &min, &max, &norm_of_order, &count, &product, &quantile};
  for (const Aggregate *row : rows)
    if (row->name == name) return row;
  return nullptr;
}

Value elements(Math &math, AggregateOp op) {
  if (op.is_plain()) return math.extent(op.over_axes());
  return math.aggregate_like(op, "count", op.getSource());
}

Value divisor(Math &math, AggregateOp op) {
  const Value all = elements(math, op);
  return op.getUnbiased() ? math.subtract(all, math.constant(1)) : all;
}

/// The window that meets an element from the other side.
static OverAttr mirrored(OverAttr over) {
  const auto negated = [](std::optional<int64_t> bound) { return bound ? std::optional(-*bound) : bound; };
  return OverAttr::get(over.getContext(), over.getAxis(), true, negated(over.getHigh()), negated(over.getLow()), false);
}

Value at_elements(Math &math, AggregateOp op, Value per_area) {
  if (!op.has_window()) return per_area;
  SmallVector<Attribute> windows;
  norm::Axes axes;
  for (OverAttr over : op.getOver().getAsRange<OverAttr>())
    if (over.getWithin()) {
      windows.push_back(mirrored(over));
      axes.push_back(over.getAxis());
    }
  const Value full = math.broadcast(per_area, axes);
  return AggregateOp::create(math.builder(), math.location(), full.getType(), math.builder().getStringAttr("sum"), full,
                             Value(), Value(), math.builder().getArrayAttr(windows), UnitAttr(), FloatAttr());
}

Value masked(Math &math, AggregateOp op, Value value) {
  return op.getMask() ? math.where(op.getMask(), value, math.constant(0)) : value;
}

Value filtered(Math &math, AggregateOp op, Value value) {
  return masked(math, op, op.getWeight() ? math.multiply(op.getWeight(), value) : value);
}

} // namespace norma::compiler::aggregate
