//===- axis_table.h - which axes there are and how they hang together -----===//
//
// Rows are in the order of the first input, a composite axis directly before its factors, so that ascending
// numbers are the order of memory. Only atomic axes occur in the types of values.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/axis_set.h"

#include <string_view>

namespace norma::dsl::elaboration {

class AxisTable {
public:
  AxisTable(std::vector<ElaboratedAxis> &rows, std::vector<MergedSplit> &merged) : rows(rows), merged(merged) {}

  /// The axis spelled `name` (`C`, `...`, `S...`, `D'`), or -1.
  AxisId find(std::string_view name) const;
  AxisId add(std::string name, AxisOrigin origin, Place place, std::optional<std::int64_t> extent = {});
  /// The axis D' of D, made where it is new; the twin of a composite axis is composite. D'' is D.
  AxisId twin(AxisId axis);
  /// D' if anything made it, else -1.
  AxisId existing_twin(AxisId axis) const;

  /// What stands for `axis` in types: itself, or the atoms of its factors.
  AxisSet atoms(AxisId axis) const;
  AxisSet atoms(const AxisSet &axes) const;
  /// Atoms in the order of memory, a composite axis in place of all its factors.
  AxisSet written(const AxisSet &atoms) const;
  /// The extent that settings fix, of an atomic or composite axis.
  std::optional<std::int64_t> extent(AxisId axis) const;

  const ElaboratedAxis &operator[](AxisId axis) const { return rows[std::size_t(axis)]; }
  const std::vector<MergedSplit> &merged_splits() const { return merged; }
  /// `N, C` for messages.
  std::string names(const AxisSet &axes) const;

private:
  std::vector<ElaboratedAxis> &rows;
  std::vector<MergedSplit> &merged;
};

} // namespace norma::dsl::elaboration
