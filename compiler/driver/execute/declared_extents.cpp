//===- declared_extents.cpp - the extents of a declaration's axes in a call ===//
//
// See declared_extents.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/declared_extents.h"

#include <algorithm>

namespace norma::compiler::driver {

DeclaredExtents::DeclaredExtents(const dsl::Elaborated &declaration, const Layout &layout,
                                 const std::vector<AxisExtent> &shape)
    : declaration(declaration), pack_is_named(layout.names_pack) {
  for (const dsl::ElaboratedAxis &axis : declaration.axes) extents.push_back(axis.extent.value_or(-1));
  for (const std::string &name : layout.pack) pack_axes.push_back({name, -1});
  for (const AxisExtent &given : shape) {
    const auto axis = std::find_if(declaration.axes.begin(), declaration.axes.end(),
                                   [&](const dsl::ElaboratedAxis &row) { return row.name == given.axis; });
    const auto of_pack = std::find_if(pack_axes.begin(), pack_axes.end(),
                                      [&](const AxisExtent &known) { return known.axis == given.axis; });
    if (axis != declaration.axes.end()) {
      if (given.extent > 0) extents[std::size_t(axis - declaration.axes.begin())] = given.extent;
    } else if (of_pack != pack_axes.end()) {
      of_pack->extent = given.extent;
    } else {
      pack_axes.push_back(given);
    }
  }
}

bool DeclaredExtents::is_open(dsl::AxisId axis) const {
  const dsl::ElaboratedAxis &row = declaration.axes[std::size_t(axis)];
  return extent(axis) < 0 && row.factors.empty() && row.twin_of < 0 && row.origin != dsl::AxisOrigin::factor &&
         row.origin != dsl::AxisOrigin::pack;
}

bool DeclaredExtents::pack_is_open() const {
  if (pack_axes.empty()) return !pack_is_named;
  return std::any_of(pack_axes.begin(), pack_axes.end(), [](const AxisExtent &axis) { return axis.extent < 0; });
}

void DeclaredExtents::set_pack(const std::vector<std::int64_t> &values) {
  if (pack_axes.empty()) pack_axes.resize(values.size());
  for (std::size_t i = 0; i < std::min(pack_axes.size(), values.size()); ++i)
    if (pack_axes[i].extent < 0) pack_axes[i].extent = values[i];
}

std::int64_t DeclaredExtents::pack_product() const {
  std::int64_t product = 1;
  for (const AxisExtent &axis : pack_axes) product *= axis.extent;
  return product;
}

void DeclaredExtents::settle_split(const std::vector<dsl::AxisId> &factors, std::int64_t whole,
                                   std::int64_t open_factor) {
  std::vector<dsl::AxisId> open;
  for (dsl::AxisId factor : factors)
    if (extent(factor) < 0)
      open.push_back(factor);
    else
      whole /= extent(factor);
  for (dsl::AxisId factor : open) {
    const bool last = factor == open.back();
    set(factor, last ? std::max<std::int64_t>(whole, 1) : open_factor);
    whole /= extent(factor);
  }
}

void DeclaredExtents::settle(std::int64_t open_factor) {
  for (std::size_t i = 0; i < declaration.axes.size(); ++i) {
    const std::vector<dsl::AxisId> &factors = declaration.axes[i].factors;
    if (factors.empty()) continue;
    if (extents[i] < 0) {
      extents[i] = 1;
      for (dsl::AxisId factor : factors) extents[i] *= extent(factor) > 0 ? extent(factor) : open_factor;
    }
    settle_split(factors, extents[i], open_factor);
  }
  for (const dsl::MergedSplit &merged : declaration.merged) {
    std::int64_t whole = 1;
    for (dsl::AxisId source : merged.sources)
      whole *= declaration.axes[std::size_t(source)].origin == dsl::AxisOrigin::pack ? pack_product() : extent(source);
    settle_split(merged.factors, whole, open_factor);
  }
  for (std::size_t i = 0; i < declaration.axes.size(); ++i)
    if (declaration.axes[i].twin_of >= 0) extents[i] = extent(declaration.axes[i].twin_of);
}

std::vector<std::int64_t> DeclaredExtents::shape_of(const std::vector<dsl::AxisId> &axes) const {
  std::vector<std::int64_t> shape;
  for (dsl::AxisId id : axes)
    if (declaration.axes[std::size_t(id)].origin == dsl::AxisOrigin::pack)
      for (const AxisExtent &axis : pack_axes) shape.push_back(axis.extent);
    else
      shape.push_back(extent(id));
  return shape;
}

std::map<std::string, std::int64_t> DeclaredExtents::atomic() const {
  std::map<std::string, std::int64_t> all;
  for (std::size_t i = 0; i < declaration.axes.size(); ++i) {
    const dsl::ElaboratedAxis &axis = declaration.axes[i];
    if (axis.factors.empty()) all[axis.name] = axis.origin == dsl::AxisOrigin::pack ? pack_product() : extents[i];
  }
  return all;
}

} // namespace norma::compiler::driver
