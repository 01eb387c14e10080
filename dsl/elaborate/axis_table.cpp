//===- axis_table.cpp - which axes there are and how they hang together ---===//
//
// Look-up, twins, and the two directions between what is written and what stands in types.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/axis_table.h"

namespace norma::dsl::elaboration {

AxisId AxisTable::find(std::string_view name) const {
  const auto found = std::ranges::find(rows, name, &ElaboratedAxis::name);
  return found == rows.end() ? -1 : AxisId(found - rows.begin());
}

AxisId AxisTable::add(std::string name, AxisOrigin origin, Place place, std::optional<std::int64_t> extent) {
  rows.push_back({std::move(name), origin, extent, {}, -1, place});
  return AxisId(rows.size()) - 1;
}

AxisId AxisTable::twin(AxisId axis) {
  if (rows[std::size_t(axis)].twin_of >= 0) return rows[std::size_t(axis)].twin_of;
  if (const AxisId existing = existing_twin(axis); existing >= 0) return existing;
  const ElaboratedAxis base = rows[std::size_t(axis)];
  const AxisId made = add(base.name + "'", AxisOrigin::twin, base.place, base.extent);
  rows[std::size_t(made)].twin_of = axis;
  AxisSet factors;
  for (AxisId factor : base.factors) factors.push_back(twin(factor));
  rows[std::size_t(made)].factors = factors;
  return made;
}

AxisId AxisTable::existing_twin(AxisId axis) const {
  if (rows[std::size_t(axis)].twin_of >= 0) return rows[std::size_t(axis)].twin_of;
  const auto found = std::ranges::find(rows, axis, &ElaboratedAxis::twin_of);
  return found == rows.end() ? -1 : AxisId(found - rows.begin());
}

AxisSet AxisTable::atoms(AxisId axis) const {
  const ElaboratedAxis &row = rows[std::size_t(axis)];
  if (row.factors.empty()) return {axis};
  return atoms(row.factors);
}

AxisSet AxisTable::atoms(const AxisSet &axes) const {
  AxisSet all;
  for (AxisId axis : axes) all = unite(std::move(all), atoms(axis));
  return all;
}

AxisSet AxisTable::written(const AxisSet &atomic) const {
  AxisSet left = sorted(atomic);
  AxisSet out;
  const auto has_twin_in = [&](AxisId axis) {
    const AxisId other = existing_twin(axis);
    return other >= 0 && contains(atomic, other);
  };
  for (AxisId axis = 0; axis < AxisId(rows.size()); ++axis) {
    const AxisSet parts = atoms(axis);
    if (!includes(left, parts)) continue;
    // A matrix along one factor shows both of its axes: (G, D, D') rather than (C, D').
    if (parts.size() > 1 && std::ranges::any_of(parts, has_twin_in) && !std::ranges::all_of(parts, has_twin_in))
      continue;
    out.push_back(axis);
    left = without(left, parts);
  }
  return out;
}

std::optional<std::int64_t> AxisTable::extent(AxisId axis) const {
  const ElaboratedAxis &row = rows[std::size_t(axis)];
  if (row.extent || row.factors.empty()) return row.extent;
  std::int64_t product = 1;
  for (AxisId factor : row.factors) {
    const std::optional<std::int64_t> one = extent(factor);
    if (!one) return std::nullopt;
    if (__builtin_mul_overflow(product, *one, &product)) return std::nullopt;
  }
  return product;
}

std::string AxisTable::names(const AxisSet &axes) const {
  std::string text;
  for (AxisId axis : axes) text += (text.empty() ? "" : ", ") + rows[std::size_t(axis)].name;
  return text;
}

} // namespace norma::dsl::elaboration
