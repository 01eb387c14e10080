//===- declaration_cases.h - arguments for every declaration --------------===//
//
// Small extents for each definition in declarations.norm: no two axes alike where that can be, areas large
// enough for covariances to have full rank.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "tests/reference/support.h"

namespace norma::reference {

enum class Kind { real, positive, label, boolean };

struct Given {
  std::string name;
  std::vector<std::int64_t> shape;
  Kind kind = Kind::real;
};

struct DeclarationCase {
  std::string name;
  std::map<std::string, double> settings;
  std::vector<Given> inputs;
  bool own_backward = false; ///< its derivative is the declaration's choice, not that of its values
};

/// One per definition of declarations.norm.
const std::vector<DeclarationCase> &declaration_cases();

/// declarations.norm, parsed.
const dsl::File &declarations();

Request request_for(const DeclarationCase &declaration, bool training = true);

} // namespace norma::reference
