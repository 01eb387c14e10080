//===- catalogue.h - the normalizations that come with Norma --------------===//
//
// One file of the language each. Documentation lines say what the list shows: `## family: layer`,
// `## rows: ln` (rows of the catalogue that it covers), `## source: ...`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include <string>
#include <vector>

namespace norma::dsl {

struct CatalogueEntry {
  std::string name;             ///< `layer_norm`
  std::vector<std::string> ids; ///< `ln`
  std::string family;           ///< one word
  std::string source;           ///< paper or library
  std::string file;             ///< `layer_norm.norm`
  std::string text;
};

/// All entries, in the order of their names.
const std::vector<CatalogueEntry> &catalogue();

/// The entry with this name or id, or null.
const CatalogueEntry *find_catalogue_entry(std::string_view name_or_id);

} // namespace norma::dsl
