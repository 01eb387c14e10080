//===- trial.h - one random problem of an entry -------------------------------------------===//
//
// Everything follows from a seed: extents, which arguments are given, their elements, settings.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "tests/laws/call.h"

namespace norma::laws {

struct Trial {
  Trial(const std::string &library, const std::string &norm, std::uint64_t seed);

  std::string norm;
  const norma_record *training;
  Extents extents;
  Arrays inputs; ///< with parameters and states
  Settings settings;

  /// The inputs of a form; training may do without running values, inference wants them.
  Arrays inputs_of(const norma_record &forward) const;

  bool has_no_elements() const;
  /// Whether the record asks for larger areas than these extents give.
  bool has_too_small_an_area(const norma_record &record) const;

  /// A bound for every difference between a result in this type and the truth; `most` is the result's greatest size.
  double bound(const norma_record &record, double most) const;

  std::string description() const;

private:
  void draw_extents(Draw &draw);
  void draw_arrays(Draw &draw);
  double element(const norma_argument &argument, const std::vector<std::int64_t> &coordinates, Draw &draw) const;

  std::int64_t elements = 1; ///< of the whole problem
  bool has_extent_of_one = false;
};

} // namespace norma::laws
