//===- refusals.cpp - why a rewrite did not happen -------------------------===//

#include "compiler/plan/rewrites/rewrites.h"

#include <algorithm>

namespace norma::compiler::plan {

void Refusals::add(std::string sentence) {
  if (std::find(list.begin(), list.end(), sentence) == list.end()) list.push_back(std::move(sentence));
}

} // namespace norma::compiler::plan
