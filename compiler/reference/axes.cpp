//===- axes.cpp - the table of axes ---------------------------------------===//

#include "compiler/reference/axes.h"
#include "compiler/reference/fault.h"

#include <algorithm>
#include <utility>

namespace norma::reference {

bool contains(const Axes &axes, Axis axis) { return std::find(axes.begin(), axes.end(), axis) != axes.end(); }

Axes without(Axes axes, const Axes &removed) {
  std::erase_if(axes, [&](Axis axis) { return contains(removed, axis); });
  return axes;
}

Axis AxisTable::find(std::string_view name) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].name == name) return Axis(i);
  if (name.empty() || name.back() != '\'') return -1;
  const Axis base = find(name.substr(0, name.size() - 1));
  if (base < 0) return -1;
  const Axis twin = define(std::string(name));
  entries[std::size_t(twin)].twin_of = base;
  set_order(twin, 1e6 + entry(base).order);
  return twin;
}

Axis AxisTable::define(const std::string &name, bool pack) {
  AxisEntry added;
  added.name = name;
  added.pack = pack;
  added.order = double(entries.size());
  entries.push_back(std::move(added));
  return Axis(entries.size()) - 1;
}

void AxisTable::set_extent(Axis axis, std::int64_t extent, const std::string &from) {
  AxisEntry &at = entries[std::size_t(axis)];
  if (at.twin_of >= 0) return set_extent(at.twin_of, extent, from);
  if (at.extent >= 0 && at.extent != extent)
    fail(from + ": extent of " + at.name + " is " + std::to_string(extent) + ", " + at.extent_from + " has " + at.name +
         " = " + std::to_string(at.extent));
  if (at.extent >= 0) return;
  at.extent = extent;
  at.extent_from = from;
}

void AxisTable::set_pack(Axis axis, const Extents &extents, const std::string &from) {
  AxisEntry &at = entries[std::size_t(axis)];
  const auto spelled = [](const Extents &list) {
    std::string text = "(";
    for (std::size_t i = 0; i < list.size(); ++i) text += (i ? ", " : "") + std::to_string(list[i]);
    return text + ")";
  };
  if (at.extent >= 0 && at.pack_extents != extents)
    fail(from + ": " + at.name + " is " + spelled(extents) + ", " + at.extent_from + " has " + at.name + " = " +
         spelled(at.pack_extents));
  if (at.extent >= 0) return;
  at.pack_extents = extents;
  at.extent = 1;
  for (std::int64_t extent : extents) at.extent *= extent;
  at.extent_from = from;
}

bool AxisTable::known(Axis axis) const {
  const AxisEntry &at = entry(axis);
  return at.twin_of >= 0 ? known(at.twin_of) : at.extent >= 0;
}

std::int64_t AxisTable::extent(Axis axis) const {
  const AxisEntry &at = entry(axis);
  if (at.twin_of >= 0) return extent(at.twin_of);
  if (at.extent < 0)
    fail("the extent of axis " + at.name + " is not known here; pass an array that has it, or say it as an extent");
  return at.extent;
}

std::int64_t AxisTable::extent(const Axes &axes) const {
  std::int64_t size = 1;
  for (Axis axis : axes) size *= extent(axis);
  return size;
}

} // namespace norma::reference
