//===- declared_extents.h - the extents of a declaration's axes in a call -===//
//
// What settings and `--shape` fix, what the caller chooses for the rest, and what follows for splits and twins. The
// axes that `...` stands for have extents of their own.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/options/layout.h"

#include <map>

namespace norma::compiler::driver {

class DeclaredExtents {
public:
  /// `shape` fits the declaration and the layout. The declaration must outlive this.
  DeclaredExtents(const dsl::Elaborated &declaration, const Layout &layout, const std::vector<AxisExtent> &shape);

  /// Whether an axis is to be chosen: neither known nor a factor, a composite or a twin, whose extents follow.
  bool is_open(dsl::AxisId axis) const;
  void set(dsl::AxisId axis, std::int64_t extent) { extents[std::size_t(axis)] = extent; }
  /// -1 where it is not known.
  std::int64_t extent(dsl::AxisId axis) const { return extents[std::size_t(axis)]; }

  /// Whether `...` has no extents, or a layout names axes of it that have none.
  bool pack_is_open() const;
  /// The axes of `...`, outermost first; the extent of an open one is not positive.
  const std::vector<AxisExtent> &pack() const { return pack_axes; }
  /// Extents for `...`: those that are known stay as they are.
  void set_pack(const std::vector<std::int64_t> &extents);
  std::int64_t pack_product() const;

  /// Works out splits and twins; `open_factor` is for factors that nothing else tells.
  void settle(std::int64_t open_factor);

  /// Of a tensor with these axes. Everything must be settled.
  std::vector<std::int64_t> shape_of(const std::vector<dsl::AxisId> &axes) const;
  /// Of the axes that are no composites, `...` as one axis.
  std::map<std::string, std::int64_t> atomic() const;

private:
  void settle_split(const std::vector<dsl::AxisId> &factors, std::int64_t whole, std::int64_t open_factor);

  const dsl::Elaborated &declaration;
  std::vector<std::int64_t> extents; ///< by axis
  std::vector<AxisExtent> pack_axes;
  bool pack_is_named; ///< a layout says how many axes `...` has
};

} // namespace norma::compiler::driver
