//===- coordinates.cpp - coordinates computed from others -----------------===//
//
// The part of the table of axes that knows how splits and labels lead from one coordinate to another.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/axes.h"
#include "compiler/reference/fault.h"

#include <algorithm>

namespace norma::reference {

bool AxisTable::derivable(Axis axis, const Axes &axes) const {
  Axes asked;
  return derivable(axis, axes, asked);
}

// `asked` breaks the circle between sources and factors.
bool AxisTable::derivable(Axis axis, const Axes &axes, Axes &asked) const {
  if (contains(axes, axis)) return true;
  if (contains(asked, axis)) return false;
  asked.push_back(axis);
  const auto all = [&](const Axes &parts) {
    return std::all_of(parts.begin(), parts.end(), [&](Axis part) {
      Axes before = asked;
      return derivable(part, axes, before);
    });
  };
  for (const SplitRule &split : splits) {
    if (contains(split.factors, axis) && all(split.sources)) return true;
    if (contains(split.sources, axis) && all(split.factors)) return true;
  }
  for (const LabelRule &label : labels)
    if (label.axis == axis && all(label.axes)) return true;
  return false;
}

Axes AxisTable::canonical(Axes axes) const {
  for (bool changed = true; changed;) {
    changed = false;
    for (const SplitRule &split : splits) {
      const bool complete =
          std::all_of(split.factors.begin(), split.factors.end(), [&](Axis factor) { return contains(axes, factor); });
      if (!complete) continue;
      axes = without(axes, split.factors);
      for (Axis source : split.sources)
        if (!contains(axes, source)) axes.push_back(source);
      changed = true;
    }
  }
  for (std::size_t i = 0; i < axes.size();) {
    const Axes others = without(axes, {axes[i]});
    if (derivable(axes[i], others))
      axes = others;
    else
      ++i;
  }
  std::sort(axes.begin(), axes.end(), [&](Axis a, Axis b) { return entry(a).order < entry(b).order; });
  return axes;
}

Axes AxisTable::canonical_union(const Axes &a, const Axes &b) const {
  Axes both = a;
  for (Axis axis : b)
    if (!contains(both, axis)) both.push_back(axis);
  return canonical(both);
}

std::optional<Axes> AxisTable::exposing(Axes axes, Axis wanted) const {
  if (contains(axes, wanted)) return axes;
  const auto replaced = [&](const Axes &from, const Axes &to) -> std::optional<Axes> {
    for (Axis axis : from) {
      if (contains(axes, axis)) continue;
      // A factor may itself have been split, and so its parts stand in its place.
      const std::optional<Axes> deeper = exposing(axes, axis);
      if (!deeper) return std::nullopt;
      axes = *deeper;
    }
    Axes result;
    bool placed = false;
    for (Axis axis : axes) {
      if (!contains(from, axis)) {
        result.push_back(axis);
      } else if (!placed) {
        result.insert(result.end(), to.begin(), to.end());
        placed = true;
      }
    }
    return result;
  };
  for (const SplitRule &split : splits)
    if (contains(split.factors, wanted))
      if (auto result = derivable(wanted, axes) ? replaced(split.sources, split.factors) : std::nullopt) return result;
  for (const SplitRule &split : splits)
    if (contains(split.sources, wanted) &&
        std::all_of(split.factors.begin(), split.factors.end(), [&](Axis factor) { return contains(axes, factor); }))
      return replaced(split.factors, split.sources);
  return std::nullopt;
}

Offsets AxisTable::merged(const Axes &parts, const Axes &at, std::int64_t size) const {
  Offsets result(std::size_t(size), 0);
  for (Axis part : parts) {
    const std::int64_t count = extent(part);
    const Offsets along = coordinate(part, at, size);
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = result[i] < 0 || along[i] < 0 ? -1 : result[i] * count + along[i];
  }
  return result;
}

Offsets AxisTable::coordinate(Axis axis, const Axes &at, std::int64_t size) const {
  Offsets result(static_cast<std::size_t>(size));
  if (contains(at, axis)) {
    std::int64_t stride = 1;
    for (std::size_t i = at.size(); at[--i] != axis;) stride *= extent(at[i]);
    const std::int64_t count = extent(axis);
    for (std::int64_t i = 0; i < size; ++i) result[std::size_t(i)] = i / stride % count;
    return result;
  }
  const auto follows = [&](const Axes &parts) {
    return std::all_of(parts.begin(), parts.end(), [&](Axis part) { return derivable(part, at); });
  };
  const auto part_of = [&](const Axes &whole, const Axes &parts) {
    std::int64_t stride = 1;
    for (std::size_t i = parts.size(); parts[--i] != axis;) stride *= extent(parts[i]);
    const std::int64_t count = extent(axis);
    result = merged(whole, at, size);
    for (std::int64_t &value : result) value = value < 0 ? -1 : value / stride % count;
    return result;
  };
  for (const SplitRule &split : splits) {
    if (contains(split.factors, axis) && follows(split.sources)) return part_of(split.sources, split.factors);
    if (contains(split.sources, axis) && follows(split.factors)) return part_of(split.factors, split.sources);
  }
  const LabelRule *found = nullptr;
  for (const LabelRule &label : labels) {
    if (label.axis != axis || !follows(label.axes)) continue;
    if (found)
      fail("both " + found->name + " and " + label.name + " label axis " + name(axis) + "; say which: e[" + name(axis) +
           " = " + found->name + "]");
    found = &label;
  }
  if (!found) throw InternalError("axis " + name(axis) + " does not follow from the axes at hand");
  const Offsets reads = offsets(found->axes, at);
  const std::int64_t count = extent(axis);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double label = reads[i] < 0 ? -1 : found->labels[std::size_t(reads[i])];
    result[i] = label >= 0 && label < double(count) ? std::int64_t(label) : -1;
  }
  return result;
}

Offsets AxisTable::offsets(const Axes &of, const Axes &at) const { return merged(of, at, extent(at)); }

} // namespace norma::reference
