//===- random_inputs.h - arguments for a form, drawn from a seed -----------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/arrays.h"
#include "llvm/Support/Error.h"

namespace norma::compiler::plan {

/// An array for every argument. Dynamic axes get small extents, drawn too, but for those in `chosen`. Elements lie in
/// [-1, 1); those of scalars and states, which count, divide or stand under a root, in [0.5, 1.5); bounds and labels
/// within their axis.
llvm::Expected<Arrays> random_inputs(FormOp form, std::uint64_t seed,
                                     const std::map<std::string, std::int64_t> &chosen = {});

} // namespace norma::compiler::plan
