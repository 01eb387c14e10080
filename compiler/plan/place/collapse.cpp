//===- collapse.cpp - one loop through the factors of an axis --------------===//

#include "compiler/plan/place/collapse.h"

using namespace mlir;

namespace norma::compiler::plan {

namespace {

bool has_all_or_none(AxesRef axes, AxesRef factors) {
  Axes named = common(factors, axes);
  return named.empty() || named.size() == factors.size();
}

bool reads_all_or_none(TraverseOp walk, unsigned read, AxesRef factors) {
  Axes from;
  for (Attribute entry : walk.points_of(read)) {
    auto point = cast<PointAttr>(entry);
    bool moves = contains(factors, point.getFrom()) || (point.getOffset() && contains(factors, point.getOffset()));
    if (moves && (point.getOffset() || point.getFrom() != point.getAxis())) return false;
    from.push_back(point.getFrom());
  }
  return has_all_or_none(from, factors);
}

} // namespace

Axes collapsed_axes(FormOp form, TraverseOp walk, StringAttr lanes) {
  Axes space = axes_of(walk.getSpace()), factors;
  for (Attribute entry : form.getAxes()) {
    ArrayRef<StringAttr> row = cast<AxisAttr>(entry).getFactors();
    if (row.size() > 1 && row.back() == lanes) factors = Axes(row);
  }
  Axes innermost = in_memory_order(form, space);
  if (factors.empty() || innermost.size() < factors.size()) return {};
  if (Axes(ArrayRef(innermost).take_back(factors.size())) != factors) return {};
  for (unsigned read = 0; read < walk.getReads().size(); ++read)
    if (!reads_all_or_none(walk, read, factors)) return {};
  for (unsigned index = 0; index < walk.accumulator_count(); ++index)
    if (!has_all_or_none(walk.accumulator(index).getKept(), factors)) return {};
  bool asks = false;
  walk.getBody().walk([&](IndexOp op) { asks |= contains(factors, op.getAxisAttr()); });
  if (asks) return {};
  factors.pop_back();
  return factors;
}

} // namespace norma::compiler::plan
