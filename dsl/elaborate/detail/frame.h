//===- frame.h - where elaboration stands ---------------------------------===//
//
// A frame goes with every expression: the file that it is written in, the names that it sees, the area of
// aggregates that say none. Expanding a definition makes a new one.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/scope.h"

#include <optional>
#include <set>
#include <string>

namespace norma::dsl::elaboration {

struct Frame;

/// What the primitive of a stage leaves behind, and which of its statistics are tracked.
struct Stage {
  Scope *scope = nullptr; ///< of the norm
  std::string prefix;     ///< `group_` after `as group`
  const Tracking *tracking = nullptr;
  Frame *caller = nullptr;
  std::set<std::string> statistics; ///< met so far
};

struct Frame {
  const File *file = nullptr;
  Scope *scope = nullptr;
  std::optional<ResolvedArea> area; ///< of aggregates without `over`
  AxisSet joint;                    ///< in force, as written
  std::optional<AxisSet> per;       ///< of the call, for parameters without brackets
  NodeId subject = -1;
  Stage *stage = nullptr; ///< of a primitive that follows `operate` or `recover`
  bool in_norm = false;
  bool in_backward = false;
  Place call;             ///< in the first file, where `file` is another one
  std::string definition; ///< name of the expanded definition, for messages
};

/// A definition and the file that it stands in.
struct DefinitionReference {
  const File *file = nullptr;
  const Definition *definition = nullptr;
  explicit operator bool() const { return definition != nullptr; }
};

} // namespace norma::dsl::elaboration
