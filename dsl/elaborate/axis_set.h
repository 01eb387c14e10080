//===- axis_set.h - small sorted sets of axes -----------------------------===//
//
// The axes of a value are a sorted list without repetition; these are the operations on such lists.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/elaborated.h"

#include <algorithm>
#include <iterator>

namespace norma::dsl::elaboration {

using AxisSet = std::vector<AxisId>;

inline AxisSet sorted(AxisSet axes) {
  std::ranges::sort(axes);
  axes.erase(std::unique(axes.begin(), axes.end()), axes.end());
  return axes;
}

inline bool contains(const AxisSet &axes, AxisId axis) { return std::ranges::find(axes, axis) != axes.end(); }

/// Whether every axis of `part` is in `axes`.
inline bool includes(const AxisSet &axes, const AxisSet &part) {
  return std::ranges::all_of(part, [&](AxisId axis) { return contains(axes, axis); });
}

inline bool intersects(const AxisSet &a, const AxisSet &b) {
  return std::ranges::any_of(a, [&](AxisId axis) { return contains(b, axis); });
}

inline AxisSet unite(AxisSet a, const AxisSet &b) {
  a.insert(a.end(), b.begin(), b.end());
  return sorted(std::move(a));
}

inline AxisSet without(const AxisSet &a, const AxisSet &b) {
  AxisSet left;
  std::ranges::copy_if(a, std::back_inserter(left), [&](AxisId axis) { return !contains(b, axis); });
  return left;
}

} // namespace norma::dsl::elaboration
