//===- areas.h - which elements share statistics --------------------------------------------===//
#pragma once

#include "tests/laws/call.h"

#include <set>

namespace norma::laws {

/// An entry that standardizes, a shape, and the axes that its areas run over.
struct Standardizing {
  std::string norm;
  Extents extents;
  std::set<std::string> over; ///< atomic axes
};

/// Those of the catalogue, in shapes with tails and several areas.
const std::vector<Standardizing> &standardizing();

/// The elements of x in each area, as places in its array, in order.
std::vector<std::vector<std::size_t>> areas_of(const norma_record &record, const Standardizing &entry);

/// The written arrays of a call that must succeed and do no damage.
Arrays results_of(const norma_record &record, const Extents &extents, const Arrays &given,
                  const Settings &settings = {}, const Manner &manner = {});

/// Backward after forward, with what forward saved; `cotangent` of y.
Arrays gradients_of(const std::string &library, const std::string &norm, const Extents &extents, const Arrays &inputs,
                    const Array &cotangent, const Settings &settings = {});

} // namespace norma::laws
