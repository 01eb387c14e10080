//===- record_shapes.h - the shapes of results, from those of arguments ---===//
#pragma once

#include "compiler/driver/options/layout.h"
#include "norma/record.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace norma::compiler::driver {

/// Extents by what a record says about its axes, learnt from one argument after the other. Contradictions are left
/// to the runtime, which has sentences for them.
class RecordShapes {
public:
  explicit RecordShapes(const norma_record &record);

  /// Learns from an argument's shape, which is in the order of the declaration.
  void learn(const norma_argument &argument, const std::vector<std::int64_t> &shape);
  /// The shape of an argument; nothing where an axis is still unknown.
  std::optional<std::vector<std::int64_t>> shape_of(const norma_argument &argument) const;
  /// The names of an argument's dimensions.
  std::vector<std::string> names_of(const norma_argument &argument) const;

private:
  const norma_record &record;
  std::vector<std::int64_t> extents;              ///< by atomic axis, -1 unknown
  std::map<int, std::vector<std::int64_t>> packs; ///< by the pack's atomic axis
};

} // namespace norma::compiler::driver
