//===- aggregate.h - one number per area ----------------------------------===//
//
// An area's elements are listed first, as offsets, and every aggregate is then a small function of such
// a list: windows, filters, weights and labels only change which elements are listed where.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/value.h"

#include <optional>
#include <string_view>

namespace norma::reference {

/// One axis of `over (…)`; without bounds for all of it.
struct SpanOver {
  Axis axis = -1;
  bool within = false;
  std::optional<std::int64_t> low, high; ///< offsets from the element asking; none: open
};

/// What follows `over`, with its filters evaluated.
struct AreaOver {
  std::vector<SpanOver> spans;
  std::vector<Value> conditions; ///< an element enters where all of them are true
  std::vector<Value> weights;    ///< and counts as the product of these
  Axes per;
  Axes joint;
};

/// What an aggregate takes beside its subject.
struct AggregateOptions {
  double number = 2;     ///< the order of a norm, the share of a quantile
  bool unbiased = false; ///< of a variance
  bool quiet = false;    ///< an unbiased variance of one element is NaN instead of a mistake
};

bool is_aggregate(std::string_view name);

/// sum, mean, var, min, max, norm, quantile or count of the subject over the area.
Value aggregate(Machine &machine, std::string_view function, const Value &subject, const AreaOver &area,
                const AggregateOptions &options);

} // namespace norma::reference
