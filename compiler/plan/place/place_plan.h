//===- place_plan.h - how a machine walks a plan, in attributes ------------===//
//
// A placed plan means what the logical one means. Kernels get `lanes` (the axis whose consecutive coordinates are SIMD
// lanes), `across` where that is one of their instances' axes, and `tasks` (the grain of parallel work); traversals the
// `order` of their loops, the axes `collapsed` into the innermost of these, `scalar` where the loops have no lanes,
// `rows_ahead` where memory does not hold the rows of the loops one after the other, and `store = "stream"` where
// nothing reads again what they write; holds their `level`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"

namespace norma::compiler::plan {

void place_plan(FormOp form);

/// Removes what `place_plan` wrote.
void remove_placement(FormOp form);

} // namespace norma::compiler::plan
