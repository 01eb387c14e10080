//===- overlap.h - whether two arguments share memory -------------------------===//
#pragma once

#include "runtime/core/binding.h"

namespace norma::internal {

/// A range of addresses.
struct Bytes {
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;
};

inline bool intersect(Bytes a, Bytes b) { return a.begin < b.end && b.begin < a.end; }

/// What an argument covers when it begins at `data`; empty where it has no elements.
Bytes bytes_of(const Binding &binding, int argument, const void *data);

/// Whether two arguments, whose bytes intersect, may have an element in common. Views into different columns of
/// one buffer do not; what is neither that nor disjoint counts as shared.
bool may_share_elements(const Binding &binding, int a, const void *a_data, int b, const void *b_data);

/// Whether the two are exactly the same view.
bool same_view(const Binding &binding, int a, const void *a_data, int b, const void *b_data);

} // namespace norma::internal
