//===- reference_test.cpp - the examples of the language reference --------===//
//
// Every block marked `norm` in dsl/language_reference.md is a whole file: it parses, passes the checks and is
// in canonical form.
//
//===----------------------------------------------------------------------===//
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

std::vector<std::string> blocks(const std::string &page) {
  std::vector<std::string> found;
  const std::string open = "```norm\n", close = "```";
  for (std::size_t at = 0; (at = page.find(open, at)) != std::string::npos;) {
    at += open.size();
    const std::size_t end = page.find(close, at);
    found.push_back(page.substr(at, end - at));
    at = end;
  }
  return found;
}

TEST(LanguageReference, ExamplesPassTheChecksAndAreFormatted) {
  const std::vector<std::string> examples = blocks(source_file("dsl/language_reference.md"));
  ASSERT_GE(examples.size(), 8u);
  for (const std::string &example : examples) {
    EXPECT_EQ(complaints(example), "") << example;
    EXPECT_EQ(print(parse(example, "").file), example);
  }
}

} // namespace
} // namespace norma::dsl
