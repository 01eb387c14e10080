//===- check.h - is a parsed file well-formed? ----------------------------===//
//
// Everything that needs no inference of axes and types: names, axes, partitions, calls, places of words.
// Elaboration asks the rest.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/axes.h"
#include "dsl/check/calls.h"
#include "dsl/check/definitions.h"
#include "dsl/check/expressions.h"
#include "dsl/check/names.h"
#include "dsl/check/partition.h"
#include "dsl/check/statements.h"

namespace norma::dsl {

/// Checks a parsed file, in a constant or at run time, and answers in the order of the text per definition.
constexpr std::vector<Diagnostic> check_structure(const File &file, const Surroundings &around = {}) {
  Checker checker(file, around);
  checker.run();
  return std::move(checker.diagnostics);
}

} // namespace norma::dsl
