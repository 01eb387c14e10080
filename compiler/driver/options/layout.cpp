//===- layout.cpp - the order of a declaration's axes in memory -----------===//
//
// See layout.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/options/layout.h"

#include "dsl/near_miss.h"

#include <algorithm>
#include <numeric>

namespace norma::compiler::driver {
namespace {

using dsl::AxisOrigin;
using dsl::ElaboratedAxis;

const ElaboratedAxis *find_axis(const dsl::Elaborated &declaration, const std::string &name) {
  for (const ElaboratedAxis &axis : declaration.axes)
    if (axis.name == name) return &axis;
  return nullptr;
}

/// The axes of the arguments' brackets but twins, in the order of their first use.
std::vector<const ElaboratedAxis *> bracket_axes(const dsl::Elaborated &declaration) {
  std::vector<const ElaboratedAxis *> axes;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    for (dsl::AxisId id : argument.axes) {
      const ElaboratedAxis *axis = &declaration.axes[std::size_t(id)];
      if (axis->origin != AxisOrigin::twin && std::find(axes.begin(), axes.end(), axis) == axes.end())
        axes.push_back(axis);
    }
  return axes;
}

bool contains(const std::vector<std::string> &names, const std::string &name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The longest declared name at the front of `text`, else its first character.
std::string next_name(const std::string &text, const std::vector<const ElaboratedAxis *> &axes) {
  std::string best = text.substr(0, 1);
  for (const ElaboratedAxis *axis : axes)
    if (axis->origin != AxisOrigin::pack && axis->name.size() > best.size() && text.starts_with(axis->name))
      best = axis->name;
  return best;
}

/// Where an axis of a tensor stands in the layout, or -1.
int place_of(const Layout &layout, const std::string &axis) {
  const auto found = std::find(layout.axes.begin(), layout.axes.end(), axis);
  return found == layout.axes.end() ? -1 : int(found - layout.axes.begin());
}

} // namespace

std::string named_axes(const dsl::Elaborated &declaration) {
  std::string text;
  for (const ElaboratedAxis *axis : bracket_axes(declaration)) text += (text.empty() ? "" : ", ") + axis->name;
  return text;
}

std::optional<Layout> read_layout(const std::string &letters, const dsl::Elaborated &declaration, Problems &problems) {
  Layout layout;
  if (letters.empty()) return layout;
  layout.letters = letters;
  const auto complain = [&](const std::string &what) {
    problems.add("--layout " + letters + ": " + what);
    return std::nullopt;
  };
  const std::vector<const ElaboratedAxis *> known = bracket_axes(declaration);
  const ElaboratedAxis *pack = find_axis(declaration, "...");
  layout.names_pack = pack != nullptr;
  std::vector<std::string> seen;
  for (std::string rest = letters; !rest.empty();) {
    const std::string name = next_name(rest, known);
    rest.erase(0, name.size());
    if (name[0] < 'A' || name[0] > 'Z')
      return complain("found '" + name + "', expected axes, which begin with a capital");
    if (contains(seen, name)) return complain("axis " + name + " stands twice");
    seen.push_back(name);
    const bool declared = std::any_of(known.begin(), known.end(), [&](auto *axis) { return axis->name == name; });
    if (!declared && !pack)
      return complain("unknown axis " + name + ", " + declaration.name + " has " + named_axes(declaration));
    if (!declared) {
      const bool follows = !layout.axes.empty() && layout.axes.back() == "...";
      if (!layout.pack.empty() && !follows)
        return complain("the axes that '...' stands for must be neighbours, and " + name + " is apart from " +
                        layout.pack.back());
      layout.pack.push_back(name);
      if (follows) continue;
    }
    layout.axes.push_back(declared ? name : "...");
  }
  const dsl::ElaboratedArgument &first = declaration.arguments.front();
  for (dsl::AxisId id : first.axes) {
    const ElaboratedAxis &axis = declaration.axes[std::size_t(id)];
    if (axis.name == "..." || axis.origin == AxisOrigin::pack || axis.origin == AxisOrigin::twin) continue;
    if (!contains(layout.axes, axis.name)) return complain("axis " + axis.name + " of " + first.name + " is missing");
  }
  return layout;
}

std::vector<std::string> atomic_order(const Layout &layout, const dsl::Elaborated &declaration) {
  std::vector<std::string> order;
  for (const std::string &name : layout.axes) {
    const ElaboratedAxis *axis = find_axis(declaration, name);
    if (axis->factors.empty()) order.push_back(name);
    for (dsl::AxisId factor : axis->factors) order.push_back(declaration.axes[std::size_t(factor)].name);
  }
  return order;
}

std::vector<int> memory_order(const Layout &layout, const std::vector<std::string> &dimensions, int pack_rank) {
  std::vector<int> places; // of each single dimension, in the order of the declaration
  for (const std::string &dimension : dimensions) {
    const bool pack = dimension.ends_with("...");
    for (int i = 0; i < (pack ? pack_rank : 1); ++i) places.push_back(place_of(layout, dimension));
  }
  std::vector<int> order(places.size()), moving;
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] >= 0) moving.push_back(int(i));
  std::vector<int> sorted = moving;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](int a, int b) { return places[std::size_t(a)] < places[std::size_t(b)]; });
  for (std::size_t i = 0; i < moving.size(); ++i) order[std::size_t(moving[i])] = sorted[i];
  return order;
}

std::optional<std::map<std::string, std::int64_t>> fit_shape(const std::vector<AxisExtent> &shape, const Layout &layout,
                                                             const dsl::Elaborated &declaration, Problems &problems) {
  std::map<std::string, std::int64_t> extents;
  std::int64_t pack_extent = 1;
  std::size_t of_pack = 0;
  const bool has_pack = find_axis(declaration, "...") != nullptr;
  for (const auto &[name, extent] : shape) {
    const ElaboratedAxis *axis = find_axis(declaration, name);
    if (axis && axis->origin != AxisOrigin::pack && axis->origin != AxisOrigin::twin) {
      if (extent == chosen_at_run_time) continue;
      if (axis->extent && *axis->extent != extent)
        problems.add("--shape: " + name + " is " + std::to_string(extent) + ", the settings make it " +
                     std::to_string(*axis->extent));
      extents[name] = extent;
      continue;
    }
    const bool named_by_layout = layout.letters.empty() || contains(layout.pack, name);
    if (!has_pack || !named_by_layout || name[0] < 'A' || name[0] > 'Z') {
      std::string known = named_axes(declaration);
      for (const std::string &letter : layout.pack) known += ", " + letter;
      problems.add("--shape: unknown axis " + name + ", " + declaration.name + " has " + known);
      continue;
    }
    ++of_pack;
    pack_extent = extent == chosen_at_run_time || pack_extent < 0 ? -1 : pack_extent * extent;
  }
  // A layout tells how many axes the pack has; its product is known when all of them are.
  const bool complete = of_pack > 0 && (layout.letters.empty() || of_pack == layout.pack.size());
  if (complete && pack_extent > 0) extents["..."] = pack_extent;
  if (problems.any()) return std::nullopt;
  return extents;
}

} // namespace norma::compiler::driver
