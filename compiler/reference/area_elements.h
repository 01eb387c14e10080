//===- area_elements.h - which elements an area has -----------------------===//
//
// Internal to the aggregates: for every result element, the list of what enters it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/aggregate.h"

namespace norma::reference {

/// The areas as lists of entries; area a has the entries from `first[a]` to `first[a + 1]`.
struct AreaElements {
  Axes axes; ///< of the result
  Offsets first;
  Offsets subject; ///< of each entry: which element of the subject
  Offsets weight;  ///< of each entry: which element of the weight; empty where there is none
};

AreaElements area_elements(Machine &machine, const Value &subject, const AreaOver &area, const Value *weight);

} // namespace norma::reference
