//===- choose_extents.cpp - shapes worth measuring -------------------------------===//
//
// See choose_extents.h.
//
//===----------------------------------------------------------------------------===//
#include "compiler/driver/bench/choose_extents.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

constexpr std::int64_t wanted_elements = std::int64_t(1) << 23;
constexpr std::int64_t many_features = 1024, image_features = 256, sequence = 128;

std::vector<std::int64_t> image(std::size_t rank) {
  if (rank == 1) return {784};
  if (rank == 3) return {4, 14, 14};
  return rank == 2 ? std::vector<std::int64_t>{28, 28} : std::vector<std::int64_t>(rank, 5);
}

class Chooser {
public:
  Chooser(const dsl::Elaborated &declaration, DeclaredExtents &extents)
      : declaration(declaration), extents(extents), main(declaration.arguments.front().axes) {}

  void choose() {
    const dsl::AxisId feature = find_feature();
    std::vector<dsl::AxisId> others;
    for (dsl::AxisId axis : main)
      if (axis != feature) others.push_back(axis);
    const bool has_image = others.size() > 2 || std::any_of(others.begin() + !others.empty(), others.end(),
                                                            [&](dsl::AxisId axis) { return is_pack(axis); });
    if (feature >= 0) choose_axis(feature, has_image ? image_features : many_features);
    for (std::size_t i = 1; i < others.size(); ++i)
      if (!is_pack(others[i]))
        choose_axis(others[i], has_image ? 28 : sequence);
      else if (extents.pack_is_open())
        extents.set_pack(image(extents.pack().empty() ? 2 : extents.pack().size()));
    // Axes of parameters alone.
    for (std::size_t axis = 0; axis < declaration.axes.size(); ++axis)
      if (!contains(main, dsl::AxisId(axis)) && extents.is_open(dsl::AxisId(axis))) extents.set(dsl::AxisId(axis), 16);
    if (!others.empty()) choose_batch(others.front());
    extents.settle(4);
  }

private:
  static bool contains(const std::vector<dsl::AxisId> &axes, dsl::AxisId axis) {
    return std::find(axes.begin(), axes.end(), axis) != axes.end();
  }
  bool is_pack(dsl::AxisId axis) const { return declaration.axes[std::size_t(axis)].origin == dsl::AxisOrigin::pack; }

  /// What parameters have, else what is called so, else the last one.
  dsl::AxisId find_feature() const {
    for (std::size_t i = 1; i < declaration.arguments.size(); ++i)
      for (dsl::AxisId axis : declaration.arguments[i].axes)
        if (declaration.arguments[i].axes.size() < main.size() && contains(main, axis) && !is_pack(axis)) return axis;
    dsl::AxisId last = -1;
    for (dsl::AxisId axis : main) {
      const std::string &name = declaration.axes[std::size_t(axis)].name;
      if (name == "C" || name == "D") return axis;
      if (!is_pack(axis)) last = axis;
    }
    return last;
  }

  /// What the axis must be a multiple of.
  std::int64_t factor_of(dsl::AxisId axis) const {
    std::int64_t factor = 1;
    for (dsl::AxisId part : declaration.axes[std::size_t(axis)].factors)
      if (extents.extent(part) > 0) factor *= extents.extent(part);
    return factor;
  }

  void choose_axis(dsl::AxisId axis, std::int64_t wanted) {
    if (extents.extent(axis) > 0) return;
    const std::vector<dsl::AxisId> &factors = declaration.axes[std::size_t(axis)].factors;
    const bool all_known =
        std::all_of(factors.begin(), factors.end(), [&](dsl::AxisId part) { return extents.extent(part) > 0; });
    const std::int64_t factor = factor_of(axis);
    extents.set(axis, all_known && !factors.empty() ? factor : (wanted + factor - 1) / factor * factor);
  }

  /// The largest power of two that stays within the elements that are wanted.
  void choose_batch(dsl::AxisId batch) {
    double rest = 1;
    for (dsl::AxisId axis : main)
      if (axis != batch) rest *= double(is_pack(axis) ? extents.pack_product() : extents.extent(axis));
    std::int64_t extent = 2;
    while (2 * double(extent) * rest <= double(wanted_elements)) extent *= 2;
    if (!is_pack(batch)) return choose_axis(batch, extent);
    if (!extents.pack_is_open()) return;
    // Of several axes the outermost takes what the others leave.
    std::vector<std::int64_t> values(std::max<std::size_t>(extents.pack().size(), 1), 1);
    values.front() = extent;
    extents.set_pack(values);
  }

  const dsl::Elaborated &declaration;
  DeclaredExtents &extents;
  const std::vector<dsl::AxisId> &main;
};

/// Letters that the declaration has no axes for, in the usual order.
std::vector<std::string> free_names(const dsl::Elaborated &declaration, std::size_t count) {
  std::vector<std::string> names;
  const std::string usual = count == 1 ? "NLSTRPQUVWXYZ" : count == 2 ? "HWNTSPQRUVXYZ" : "DHWNTSPQRUVXYZABEF";
  for (char letter : usual) {
    const std::string name(1, letter);
    const bool taken = std::any_of(declaration.axes.begin(), declaration.axes.end(),
                                   [&](const dsl::ElaboratedAxis &axis) { return axis.name == name; });
    if (!taken && names.size() < count) names.push_back(name);
  }
  names.resize(count, "Z");
  return names;
}

} // namespace

DeclaredExtents choose_extents(const dsl::Elaborated &declaration, const Layout &layout,
                               const std::vector<AxisExtent> &shape) {
  DeclaredExtents extents(declaration, layout, shape);
  Chooser(declaration, extents).choose();
  return extents;
}

std::vector<AxisExtent> named_extents(const dsl::Elaborated &declaration, const DeclaredExtents &extents) {
  std::vector<AxisExtent> named;
  for (dsl::AxisId id : declaration.arguments.front().axes) {
    const dsl::ElaboratedAxis &axis = declaration.axes[std::size_t(id)];
    if (axis.origin != dsl::AxisOrigin::pack) {
      named.push_back({axis.name, extents.extent(id)});
      continue;
    }
    const std::vector<std::string> free = free_names(declaration, extents.pack().size());
    for (std::size_t i = 0; i < extents.pack().size(); ++i) {
      const AxisExtent &own = extents.pack()[i];
      named.push_back({own.axis.empty() ? free[i] : own.axis, own.extent});
    }
  }
  return named;
}

} // namespace norma::compiler::driver
