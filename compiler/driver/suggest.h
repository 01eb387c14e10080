//===- suggest.h - what there is, and what was probably meant -------------===//
#pragma once

#include "dsl/near_miss.h"

#include <string>
#include <vector>

namespace norma::compiler::driver {

/// `x, gamma, beta; did you mean 'gamma'`, without the question where nothing is near.
inline std::string listed_with_suggestion(const std::string &wrong, const std::vector<std::string> &known) {
  dsl::NearMiss near(wrong);
  std::string list;
  for (const std::string &name : known) {
    near.consider(name);
    list += (list.empty() ? "" : ", ") + name;
  }
  return list + (near.found() ? "; did you mean '" + std::string(near.suggestion()) + "'" : "");
}

} // namespace norma::compiler::driver
