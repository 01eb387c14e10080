//===- layout.h - the order of a declaration's axes in memory -------------===//
//
// `--layout NHWC` names the declared axes and, with letters of its own, those that `...` stands for. Kernels see
// tensors in the order of the declaration whatever the layout: it says only which axis is contiguous, by strides.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/options/kernel_options.h"
#include "dsl/elaborate/elaborated.h"

#include <optional>
#include <string>
#include <vector>

namespace norma::compiler::driver {

struct Layout {
  std::string letters;           ///< as written; empty: as declared
  std::vector<std::string> axes; ///< declared axes and `...`, outermost first; empty: as declared
  std::vector<std::string> pack; ///< the names of `...`, outermost first
  bool names_pack = false;       ///< whether `pack` is known
};

/// A layout that fits the declaration.
std::optional<Layout> read_layout(const std::string &letters, const dsl::Elaborated &declaration, Problems &problems);

/// The first input's atomic axes from the outermost to the contiguous one; empty: as declared.
std::vector<std::string> atomic_order(const Layout &layout, const dsl::Elaborated &declaration);

/// Which dimensions of a tensor lie in which order in memory, outermost first: entry i is the number of the dimension,
/// in the declaration's order, that is i-th in memory. `dimensions` are as declared, `pack_rank` is what `...` has.
std::vector<int> memory_order(const Layout &layout, const std::vector<std::string> &dimensions, int pack_rank);

/// The extents of atomic and composite axes that `--shape` fixes, `...` included; checks the names.
std::optional<std::map<std::string, std::int64_t>> fit_shape(const std::vector<AxisExtent> &shape, const Layout &layout,
                                                             const dsl::Elaborated &declaration, Problems &problems);

/// `N, C, ...`: the axes that a user may name.
std::string named_axes(const dsl::Elaborated &declaration);

} // namespace norma::compiler::driver
