//===- declarations_test.cpp - the language on sixty methods --------------===//
//
// One file per method, over every tier of the catalogue: each parses, passes the checks, is in canonical form
// and survives printing.
//
//===----------------------------------------------------------------------===//
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace norma::dsl {
namespace {

std::vector<std::string> declarations() {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(NORMA_SOURCE_DIR "/tests/dsl/declarations"))
    names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Declaration : public testing::TestWithParam<std::string> {
protected:
  std::string text = source_file("tests/dsl/declarations/" + GetParam() + ".norm");
};

TEST_P(Declaration, PassesTheChecks) { EXPECT_EQ(complaints(text), ""); }

TEST_P(Declaration, IsCanonical) { EXPECT_EQ(print(parse(text, "").file), text); }

TEST_P(Declaration, SurvivesPrinting) {
  // One line of it all, so that printing has something to do.
  std::string dense = text;
  std::replace(dense.begin(), dense.end(), '\n', ' ');
  const ParseOutcome before = parse(dense, "");
  ASSERT_TRUE(before.ok());
  const ParseOutcome after = parse(print(before.file), "");
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(tree(before.file), tree(after.file));
}

TEST(Declarations, AreAllThere) { EXPECT_EQ(declarations().size(), 61u); }

INSTANTIATE_TEST_SUITE_P(Methods, Declaration, testing::ValuesIn(declarations()),
                         [](const auto &info) { return info.param; });

} // namespace
} // namespace norma::dsl
