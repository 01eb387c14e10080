//===- choose_extents.h - shapes worth measuring ---------------------------------===//
#pragma once

#include "compiler/driver/execute/declared_extents.h"

namespace norma::compiler::driver {

/// Extents for what `shape` leaves open, so that the first input has about eight million elements: 1024 features, or
/// 256 where there are images (28 x 28) as well, and as many rows or samples as then fit.
DeclaredExtents choose_extents(const dsl::Elaborated &declaration, const Layout &layout,
                               const std::vector<AxisExtent> &shape);

/// The first input's axes with their extents, those of `...` by names as `--shape` takes them.
std::vector<AxisExtent> named_extents(const dsl::Elaborated &declaration, const DeclaredExtents &extents);

} // namespace norma::compiler::driver
