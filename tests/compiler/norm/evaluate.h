//===- evaluate.h - a form's values in double, element by element ---------===//
//
// An evaluator for tests: slow, without tricks, and sharing nothing with the plan. Arrays are stored in the order of
// their type's axes, last fastest.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/dialect/norm/axes.h"

#include <map>
#include <string>
#include <vector>

namespace norma::compiler::testing {

using Extents = std::map<std::string, std::int64_t>;

/// Elements of one array.
using Elements = std::vector<double>;

/// The number of elements of an array of this type.
std::size_t size_of(norm::ArrayType type, const Extents &extents);

/// The results of a form by name, given its arguments by name.
std::map<std::string, Elements> evaluate(norm::FormOp form, const Extents &extents,
                                         const std::map<std::string, Elements> &arguments);

} // namespace norma::compiler::testing
