//===- reading.h - reading elsewhere: e[A = i], and slices of a loop ------===//
#pragma once

#include "compiler/reference/value.h"

namespace norma::reference {

struct ReadAt {
  Axis axis = -1;
  Value index;
};

/// The value read at the given coordinates; 0 outside the axis.
Value read_at(Machine &machine, const Value &value, const std::vector<ReadAt> &picks);

/// The value at one coordinate of an axis; as it is where it lacks the axis.
Value slice(Machine &machine, const Value &value, Axis axis, std::int64_t at);

/// One value per coordinate of `axis`, put together along it.
Value stack(Machine &machine, const std::vector<Value> &slices, Axis axis);

} // namespace norma::reference
