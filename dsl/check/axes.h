//===- axes.h - which axes are known, and from where ----------------------===//
//
// An axis is known from an input, a `split`, an `axis`, a label, or the brackets of a parameter or state.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr Text Checker::shown(const KnownAxis &axis) const { return axis.name + Text(axis.pack ? "..." : ""); }

constexpr KnownAxis *Checker::find_axis(std::string_view name, bool pack) {
  for (KnownAxis &axis : axes)
    if (axis.pack == pack && same(axis.name, name)) return &axis;
  return nullptr;
}

constexpr KnownAxis *Checker::find_axis(const AxisName &axis) { return find_axis(spelled(axis.name), axis.pack); }

/// Complains unless the axis may stand here.
constexpr bool Checker::know(const AxisName &axis, std::string_view what) {
  if (!in_norm()) {
    error(axis.place, Text(with_article(definition->kind)) + " names no axes; it gets them at its call, by 'over', "
                                                             "'per' and 'jointly'");
    return false;
  }
  const KnownAxis *known = find_axis(axis);
  if (known && (!axis.twin || known->twin)) return true;
  const Text name = spelled(axis.place);
  if (known) {
    error(axis.place, "axis " + name + " exists where a partition has 'jointly (" + spelled(axis.name) +
                          ")' or an input, parameter or state has it in its brackets");
    return false;
  }
  Text message = "unknown axis " + name + what;
  if (axes.empty()) {
    message += "; no axis is known here";
  } else {
    message += "; known are ";
    for (std::size_t i = 0; i < axes.size(); ++i) message += (i ? ", " : "") + shown(axes[i]);
  }
  error(axis.place, std::move(message));
  return false;
}

/// From brackets or a label: the axis may be known already.
constexpr void Checker::introduce(const AxisName &axis, bool label) {
  KnownAxis *known = find_axis(axis);
  if (!known) {
    axes.push_back({spelled(axis.name), axis.pack, axis.place, label, false, -1, false});
    known = &axes.back();
  }
  known->twin = known->twin || axis.twin;
}

/// From `axis` or a split: the axis must be new.
constexpr void Checker::introduce_fresh(Place name, int split) {
  if (const KnownAxis *known = find_axis(spelled(name))) {
    error(name, "axis " + Text(spelled(name)) + " is already known").notes.push_back({"first met here", known->place});
    return;
  }
  axes.push_back({spelled(name), false, name, false, false, split, false});
}

constexpr void Checker::distinct_axes(Range range, std::string_view what) {
  for (Index i = 0; i < range.count; ++i)
    for (Index k = 0; k < i; ++k) {
      const AxisName &axis = file.axes[std::size_t(range.first + i)];
      const AxisName &other = file.axes[std::size_t(range.first + k)];
      if (axis.pack != other.pack || axis.twin != other.twin || !same(spelled(axis.name), spelled(other.name)))
        continue;
      error(axis.place, "axis " + Text(spelled(axis.place)) + " is named twice in " + what);
    }
}

/// Axes in parentheses, which must be known.
constexpr void Checker::use_axes(Range range, std::string_view what) {
  distinct_axes(range, what);
  for (Index i = 0; i < range.count; ++i) know(file.axes[std::size_t(range.first + i)], "");
}

/// Brackets of an input, a parameter or a state, which make their axes known.
constexpr void Checker::bracket(Range range, std::string_view what) {
  distinct_axes(range, what);
  for (Index i = 0; i < range.count; ++i) introduce(file.axes[std::size_t(range.first + i)]);
}

constexpr void Checker::check_split(const Statement &s) {
  const std::size_t before = diagnostics.size();
  use_axes(s.axes, "'split'");
  if (splits.size() == nesting_limit) error(s.place, "more than 64 splits in one norm");
  int open = 0;
  Place place;
  for (Index i = 0; i < s.factors.count; ++i) {
    const Factor &factor = file.factors[std::size_t(s.factors.first + i)];
    if (factor.extent != none) {
      check(factor.extent, Purpose::extent);
    } else if (++open == 2) {
      place = factor.axis;
    }
    introduce_fresh(factor.axis, int(splits.size()));
  }
  if (open > 1)
    error(place,
          "two factors of the split have no extent; give all but one, as in '(" + Text(spelled(place)) + " = 4)'");
  splits.push_back({s.axes, s.factors, s.rest});
  // A wrong split may lead in a circle; partitions are not held against it.
  if (diagnostics.size() > before) split_failed = true;
}

} // namespace norma::dsl
