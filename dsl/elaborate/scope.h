//===- scope.h - names and what they stand for ----------------------------===//
//
// A norm has one scope; the body of a repetition and each expanded definition have one of their own.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/axis_set.h"

#include <map>
#include <string>
#include <string_view>

namespace norma::dsl::elaboration {

/// Which elements share a statistic: what `over` says, with its filters.
struct ResolvedArea {
  std::vector<Over> over; ///< atomic axes
  AxisSet per;            ///< as written
  AxisSet joint;          ///< as written
  NodeId mask = -1;
  NodeId weight = -1;
  Place place;
  bool wrong = false; ///< which has been said
};

enum class SymbolKind : std::uint8_t { value, state, partition };

struct Symbol {
  SymbolKind kind = SymbolKind::value;
  NodeId node = -1;  ///< -1: its value was wrong, which has been said
  int argument = -1; ///< of an input, a parameter, a state
  ResolvedArea area; ///< of a partition
};

/// Names of one scope; look-up goes on in the parent.
struct Scope {
  std::map<std::string, Symbol, std::less<>> symbols;
  Scope *parent = nullptr;

  Symbol *find(std::string_view name) {
    for (Scope *scope = this; scope; scope = scope->parent)
      if (const auto found = scope->symbols.find(name); found != scope->symbols.end()) return &found->second;
    return nullptr;
  }
};

} // namespace norma::dsl::elaboration
