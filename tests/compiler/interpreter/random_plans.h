//===- random_plans.h - small plans drawn from a seed ----------------------===//
#pragma once

#include <cstdint>
#include <string>

namespace norma::compiler::plan {

/// A plan as the planner first writes it, one kernel and one or two traversals for each aggregate: kernels along n or
/// c that reduce or map what earlier ones gave, of x[n, c], dy[n, c] and gamma[c].
std::string random_plan(std::uint64_t seed);

} // namespace norma::compiler::plan
