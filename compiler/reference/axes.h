//===- axes.h - named axes, and which coordinates follow from which -------===//
//
// The factors of a split follow from its sources, the sources from all factors, and a label's axis from
// the axes of the label. One notion covers all three: an axis is *derived* from a set of axes when its
// coordinate can be computed from theirs. Values leave out what is derived and read through it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/tape.h"

#include <optional>
#include <string>
#include <string_view>

namespace norma::reference {

using Axis = int;
using Axes = std::vector<Axis>;
using Extents = std::vector<std::int64_t>;

struct AxisEntry {
  std::string name;         ///< as written: `C`, `...`, `D'`
  std::int64_t extent = -1; ///< -1: not known; of a twin: see the axis itself
  bool pack = false;
  Extents pack_extents; ///< the dimensions that a pack stands for
  Axis twin_of = -1;
  double order = 0;        ///< position in the layout of values that nobody wrote brackets for
  std::string extent_from; ///< which array told the extent, for messages
};

/// `split (C, ...) into G * K`: both lists are outermost first and count the same elements.
struct SplitRule {
  Axes sources;
  Axes factors;
};

/// `graph[V]: G`.
struct LabelRule {
  std::string name;
  Axis axis = -1;
  Axes axes; ///< of the label
  Numbers labels;
};

class AxisTable {
public:
  std::vector<SplitRule> splits;
  std::vector<LabelRule> labels;

  /// The axis of that name, -1 where there is none; a twin is made when its axis is there.
  Axis find(std::string_view name);
  Axis define(const std::string &name, bool pack = false);
  const AxisEntry &entry(Axis axis) const { return entries[std::size_t(axis)]; }
  const std::string &name(Axis axis) const { return entry(axis).name; }

  void set_extent(Axis axis, std::int64_t extent, const std::string &from);
  void set_pack(Axis axis, const Extents &extents, const std::string &from);
  /// Places the axis next to another in the order of layout.
  void set_order(Axis axis, double order) { entries[std::size_t(axis)].order = order; }
  bool known(Axis axis) const;
  std::int64_t extent(Axis axis) const;
  const Extents &pack_extents(Axis axis) const { return entry(axis).pack_extents; }
  std::int64_t extent(const Axes &axes) const;

  /// Whether the coordinate of `axis` follows from those of `axes`.
  bool derivable(Axis axis, const Axes &axes) const;
  /// Complete factors replaced by their sources, derived axes dropped, in the order of layout.
  Axes canonical(Axes axes) const;
  Axes canonical_union(const Axes &a, const Axes &b) const;
  /// The axes with `wanted` among them: sources replaced by their factors or back. Empty where that cannot be.
  std::optional<Axes> exposing(Axes axes, Axis wanted) const;

  /// For every element of a tensor with axes `at`: the offset of the element of a tensor with axes `of` that it
  /// reads; -1 where a label is out of range.
  Offsets offsets(const Axes &of, const Axes &at) const;

private:
  std::vector<AxisEntry> entries;

  bool derivable(Axis axis, const Axes &axes, Axes &asked) const;
  Offsets coordinate(Axis axis, const Axes &at, std::int64_t size) const;
  Offsets merged(const Axes &parts, const Axes &at, std::int64_t size) const;
};

bool contains(const Axes &axes, Axis axis);
Axes without(Axes axes, const Axes &removed);

} // namespace norma::reference
