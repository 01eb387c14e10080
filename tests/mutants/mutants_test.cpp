//===- mutants_test.cpp - mistakes that nobody thought of -----------------===//
//
// Every declaration of the catalogue and of the tests, with a few bytes or a few words exchanged by dice that always
// fall alike. Each mutant is taken or refused; what is refused is refused at a place inside the text, and what is taken
// prints as a text that means the same.
//
//===----------------------------------------------------------------------===//
#include "tests/mutants/mutate.h"

#include "dsl/check.h"
#include "dsl/elaborate/elaborate.h"
#include "dsl/print.h"
#include "dsl/syntax/parse.h"
#include "tests/dsl/support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace norma::dsl {
namespace {

constexpr std::uint64_t seed = 4;
constexpr int mutants_of_each = 60;

std::vector<std::string> all_declarations() {
  std::vector<std::string> paths = {"dsl/prelude/prelude.norm", "tests/reference/declarations.norm"};
  const std::filesystem::path root = NORMA_SOURCE_DIR;
  for (const char *folder : {"dsl/catalogue", "tests/dsl/declarations"})
    for (const auto &entry : std::filesystem::directory_iterator(root / folder))
      if (entry.path().extension() == ".norm") paths.push_back(entry.path().lexically_relative(root).string());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const std::string &path : paths) texts.push_back(source_file(path));
  return texts;
}

void expect_places(const std::vector<Diagnostic> &diagnostics, const File &file) {
  const auto expect_inside = [&](Place place) {
    EXPECT_LE(place.begin, place.end);
    EXPECT_LE(place.end, file.text.size());
  };
  for (const Diagnostic &diagnostic : diagnostics) {
    EXPECT_FALSE(diagnostic.message.empty());
    expect_inside(diagnostic.place);
    for (const Note &note : diagnostic.notes) expect_inside(note.place);
  }
  EXPECT_EQ(render(diagnostics, file).empty(), diagnostics.empty());
}

void expect_same_when_printed(const File &file) {
  const std::string printed = print(file);
  const ParseOutcome again = parse(printed, "printed.norm");
  ASSERT_TRUE(again.ok()) << render(again.diagnostics, again.file) << printed;
  EXPECT_EQ(tree(again.file), tree(file));
  EXPECT_EQ(print(again.file), printed);
}

/// How far a mutant came.
struct Tally {
  int mutants = 0, parsed = 0, checked = 0, forms = 0, elaborated = 0;
};

void try_out(const std::string &text, Tally &tally) {
  ++tally.mutants;
  const ParseOutcome outcome = parse(text, "mutant.norm");
  expect_places(outcome.diagnostics, outcome.file);
  if (!outcome.ok()) return;
  ++tally.parsed;
  expect_same_when_printed(outcome.file);
  const std::vector<Diagnostic> found = check_structure(outcome.file);
  expect_places(found, outcome.file);
  if (has_errors(found)) return;
  ++tally.checked;
  for (const Definition &definition : outcome.file.definitions) {
    if (definition.kind != DefinitionKind::norm) continue;
    for (const bool training : {true, false}) {
      ElaborateOptions options;
      options.training = training;
      const ElaborateOutcome made = elaborate(outcome.file, outcome.file.spelled(definition.name), options);
      expect_places(made.diagnostics, outcome.file);
      EXPECT_EQ(made.value.has_value(), !has_errors(made.diagnostics));
      ++tally.forms;
      tally.elaborated += made.value.has_value();
    }
  }
}

template <typename Mutate> Tally try_mutants(Mutate mutate) {
  Tally tally;
  const std::vector<std::string> texts = all_declarations();
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (int k = 0; k < mutants_of_each; ++k) {
      Dice dice(seed << 32 | i << 16 | std::uint64_t(k));
      const std::string mutant = mutate(texts[i], dice);
      SCOPED_TRACE("seed " + std::to_string(seed) + ", text " + std::to_string(i) + ", mutant " + std::to_string(k) +
                   ":\n" + mutant);
      try_out(mutant, tally);
      if (testing::Test::HasFailure()) return tally;
    }
  std::printf("seed %llu: of %d mutants %d parse, %d pass the checks; of their %d forms %d elaborate\n",
              static_cast<unsigned long long>(seed), tally.mutants, tally.parsed, tally.checked, tally.forms,
              tally.elaborated);
  return tally;
}

TEST(Mutants, OfBytes) {
  const Tally tally = try_mutants([](const std::string &text, Dice &dice) { return with_other_bytes(text, dice); });
  EXPECT_GT(tally.parsed, 0);
  EXPECT_LT(tally.parsed, tally.mutants);
}

std::vector<SpelledToken> all_tokens() {
  std::vector<SpelledToken> tokens;
  for (const std::string &text : all_declarations())
    for (SpelledToken &token : tokens_of(text)) tokens.push_back(std::move(token));
  return tokens;
}

TEST(Mutants, OfTokens) {
  const std::vector<SpelledToken> others = all_tokens();
  const Tally tally =
      try_mutants([&](const std::string &text, Dice &dice) { return with_other_tokens(text, others, dice); });
  EXPECT_LT(tally.checked, tally.parsed);
  EXPECT_LT(tally.parsed, tally.mutants);
}

TEST(Mutants, OfTokensOfTheSameKind) {
  const std::vector<SpelledToken> others = all_tokens();
  const Tally tally =
      try_mutants([&](const std::string &text, Dice &dice) { return with_tokens_of_the_kind(text, others, dice); });
  EXPECT_GT(tally.elaborated, 0);
  EXPECT_LT(tally.elaborated, tally.forms);
  EXPECT_LT(tally.checked, tally.parsed);
}

} // namespace
} // namespace norma::dsl
