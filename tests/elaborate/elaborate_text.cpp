//===- elaborate_text.cpp - elaboration of a text, for tests --------------===//
//
// See elaborate_text.h.
//
//===----------------------------------------------------------------------===//
#include "tests/elaborate/elaborate_text.h"

#include "dsl/catalogue/catalogue.h"
#include "dsl/elaborate/print_elaborated.h"
#include "dsl/syntax/parse.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

struct Parsed {
  File file;
  std::string name;
};

Parsed parse_text(std::string_view text) {
  ParseOutcome parsed = parse(text, "test.norm");
  EXPECT_EQ(render(parsed.diagnostics, parsed.file), "");
  Parsed out{std::move(parsed.file), {}};
  for (const Definition &definition : out.file.definitions)
    if (definition.kind == DefinitionKind::norm && out.name.empty()) out.name = out.file.spelled(definition.name);
  EXPECT_NE(out.name, "");
  return out;
}

std::string shown(const std::vector<Diagnostic> &diagnostics, std::string_view text) {
  std::string lines;
  for (const Diagnostic &diagnostic : diagnostics) {
    const Position at = position(text, diagnostic.place.begin);
    lines += std::to_string(at.line) + ":" + std::to_string(at.column) +
             (diagnostic.severity == Diagnostic::error ? " error: " : " warning: ") + std::string(diagnostic.message) +
             "\n";
  }
  return lines;
}

} // namespace

ElaborateOutcome elaborate_text(std::string_view text, const ElaborateOptions &options) {
  const Parsed parsed = parse_text(text);
  return elaborate(parsed.file, parsed.name, options);
}

std::string messages_of(std::string_view text, const ElaborateOptions &options) {
  const ElaborateOutcome outcome = elaborate_text(text, options);
  EXPECT_EQ(outcome.value.has_value(), !has_errors(outcome.diagnostics));
  return shown(outcome.diagnostics, text);
}

std::string dump_of(std::string_view text, const ElaborateOptions &options) {
  const ElaborateOutcome outcome = elaborate_text(text, options);
  return outcome.value ? print(*outcome.value) : shown(outcome.diagnostics, text);
}

std::string dump_of_entry(std::string_view name, bool training) {
  const CatalogueEntry *entry = find_catalogue_entry(name);
  EXPECT_NE(entry, nullptr) << name;
  if (!entry) return {};
  ElaborateOptions options;
  options.training = training;
  return dump_of(entry->text, options);
}

} // namespace norma::dsl
