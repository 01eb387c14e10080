//===- entry_shapes.h - what a declaration takes and gives, with extents ---------===//
//
// So that a test over the whole catalogue needs no list of its entries: arguments, results and the place of the
// channels follow from the declaration.
//
//===----------------------------------------------------------------------------===//
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace norma::testing_entries {

using Shape = std::vector<std::int64_t>;

struct EntryShapes {
  std::map<std::string, double> settings; ///< of those asked for, the ones that the declaration has
  std::map<std::string, Shape> given;     ///< inputs and parameters
  std::map<std::string, Shape> outputs;   ///< without statistics and states
  std::string axes;                       ///< of x, a letter each: `NCHW`; empty where that cannot be
  bool has_states = false;

  /// `NHWC` for `NCHW`: the channels moved to the end; empty where x has none or has them there.
  std::string channels_last() const;
};

/// Extents by the names of axes; a pack stands for several.
using Extents = std::map<std::string, Shape>;

/// Throws where the declaration is wrong or an axis has no extent.
EntryShapes entry_shapes(std::string_view text, const Extents &extents, const std::map<std::string, double> &settings);

} // namespace norma::testing_entries
