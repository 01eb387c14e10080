//===- catalogue.cpp - reads the entries out of the embedded texts --------===//
//
// What the list shows of an entry stands in its documentation lines and nowhere else.
//
//===----------------------------------------------------------------------===//
#include "dsl/catalogue/catalogue.h"

#include "dsl/load/embedded.h"
#include "dsl/syntax/parse.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace norma::dsl {
namespace {

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> separated(std::string_view list) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    items.push_back(trimmed(list.substr(at, comma - at)));
    at = comma + 1;
  }
  return items;
}

CatalogueEntry read_entry(const EmbeddedText &embedded) {
  const ParseOutcome outcome = parse(embedded.text, embedded.file);
  if (!outcome.ok()) {
    std::fprintf(stderr, "internal error: a catalogue entry does not parse\n%s",
                 render(outcome.diagnostics, outcome.file).c_str());
    std::abort();
  }
  const File &file = outcome.file;
  const Definition &definition = file.definitions.front();
  CatalogueEntry entry;
  entry.name = std::string(file.spelled(definition.name));
  entry.file = std::string(embedded.file);
  entry.text = std::string(embedded.text);
  for (Index i = 0; i < definition.documentation.count; ++i) {
    std::string_view line = file.spelled(file.comments[std::size_t(definition.documentation.first + i)]).substr(2);
    while (line.starts_with(' ')) line.remove_prefix(1);
    if (line.starts_with("rows:")) entry.ids = separated(line.substr(5));
    if (line.starts_with("family:")) entry.family = trimmed(line.substr(7));
    if (line.starts_with("source:")) entry.source = trimmed(line.substr(7));
  }
  return entry;
}

} // namespace

const std::vector<CatalogueEntry> &catalogue() {
  static const std::vector<CatalogueEntry> entries = [] {
    std::vector<CatalogueEntry> list;
    for (const EmbeddedText &embedded : embedded_catalogue) list.push_back(read_entry(embedded));
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return list;
  }();
  return entries;
}

const CatalogueEntry *find_catalogue_entry(std::string_view name_or_id) {
  for (const CatalogueEntry &entry : catalogue())
    if (entry.name == name_or_id || std::find(entry.ids.begin(), entry.ids.end(), name_or_id) != entry.ids.end())
      return &entry;
  return nullptr;
}

} // namespace norma::dsl
