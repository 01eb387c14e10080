//===- check_rewrite.h - a rewrite keeps a plan's meaning ------------------===//
#pragma once

#include "compiler/dialect/plan/plan_dialect.h"
#include "compiler/plan/interpreter/arrays.h"

#include <gtest/gtest.h>

namespace norma::compiler::plan {

enum class Effect { changes_the_plan, may_leave_it };

/// Interprets the plan on inputs drawn from `seed`, rewrites it, verifies it, interprets it again and compares.
/// The failure's message has the seed, the first element that differs, and the plan before and after. Extents are
/// small but for those chosen.
testing::AssertionResult check_rewrite_keeps_meaning(llvm::StringRef text, llvm::function_ref<void(FormOp)> rewrite,
                                                     std::uint64_t seed, Effect effect = Effect::changes_the_plan,
                                                     const std::map<std::string, std::int64_t> &chosen = {});

/// The same of a form at hand, which is rewritten in place.
testing::AssertionResult check_rewrite_keeps_meaning(FormOp form, llvm::function_ref<void(FormOp)> rewrite,
                                                     std::uint64_t seed, Effect effect = Effect::changes_the_plan,
                                                     const std::map<std::string, std::int64_t> &chosen = {});

/// The comparison alone: `steps` bounds how many roundings lead to one element.
testing::AssertionResult near(const Arrays &found, const Arrays &expected, double steps);

} // namespace norma::compiler::plan
