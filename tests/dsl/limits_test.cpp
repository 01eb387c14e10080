//===- limits_test.cpp - texts that nobody writes by hand -----------------===//
//
// Whatever comes in, the answer is a diagnostic or a tree, within memory and time in proportion to the text.
//
//===----------------------------------------------------------------------===//
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

std::string repeated(const std::string &part, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += part;
  return all;
}

std::string in_norm(const std::string &expression) { return "norm f(x[N]) {\n  recover " + expression + "\n}\n"; }

std::string message_of(const std::string &text) {
  const ParseOutcome outcome = parse(text, "");
  return outcome.diagnostics.empty() ? "" : outcome.diagnostics.front().message.str();
}

constexpr const char *too_nested = "more than 64 levels of brackets and blocks; name a part with 'let'";
constexpr const char *too_deep = "an expression of more than 256 operations inside one another; name a part with 'let'";

TEST(Limits, ParenthesesNest) {
  EXPECT_EQ(message_of(in_norm(repeated("(", 60) + "y" + repeated(")", 60))), "");
  EXPECT_EQ(message_of(in_norm(repeated("(", 1000) + "y" + repeated(")", 1000))), too_nested);
  EXPECT_EQ(message_of(in_norm(repeated("(", 40000))), too_nested);
}

TEST(Limits, CallsNest) {
  EXPECT_EQ(message_of(in_norm(repeated("sqrt(", 60) + "y" + repeated(")", 60))), "");
  EXPECT_EQ(message_of(in_norm(repeated("sqrt(", 1000) + "y" + repeated(")", 1000))), too_nested);
}

TEST(Limits, BlocksNest) {
  const auto blocks = [](int n) { return "norm f(x[N]) {" + repeated("repeat 2 {", n) + repeated("}", n) + "}"; };
  EXPECT_EQ(message_of(blocks(60)), "");
  EXPECT_EQ(message_of(blocks(1000)), too_nested);
}

TEST(Limits, ExponentsNest) {
  EXPECT_EQ(message_of(in_norm("y" + repeated("^y", 60))), "");
  EXPECT_EQ(message_of(in_norm("y" + repeated("^y", 1000))), too_nested);
}

TEST(Limits, SumsAreDeepTrees) {
  EXPECT_EQ(message_of(in_norm("y" + repeated(" + y", 250))), "");
  EXPECT_EQ(message_of(in_norm("y" + repeated(" + y", 1000))), too_deep);
  EXPECT_EQ(message_of(in_norm("y" + repeated("'", 1000))), too_deep);
  EXPECT_EQ(message_of(in_norm("y" + repeated("[N = 0]", 1000))), too_deep);
}

TEST(Limits, AtTheLimitTheTreeCanBeWalked) {
  const ParseOutcome outcome = parse(in_norm("y" + repeated(" + y", 250)), "");
  ASSERT_TRUE(outcome.ok());
  EXPECT_TRUE(check_structure(outcome.file).empty());
  EXPECT_TRUE(parse(print(outcome.file), "").ok());
}

constexpr const char *too_many_tokens =
    "more than 50000 words and signs in one file; divide it, and take its parts in with 'use'";
constexpr const char *too_long_name = "a name of more than 128 characters; choose a shorter one";

TEST(Limits, SignsInARow) {
  EXPECT_EQ(message_of(in_norm("-y")), "");
  EXPECT_EQ(message_of(in_norm(repeated("-", 1000) + "y")), "expected an expression, found '-'");
  EXPECT_EQ(message_of(in_norm("y" + repeated("^-y", 1000))), too_nested);
}

TEST(Limits, NamesAreShort) {
  EXPECT_EQ(message_of(in_norm("y + " + std::string(128, 'a'))), "");
  EXPECT_EQ(message_of(in_norm("y + " + std::string(129, 'a'))), too_long_name);
  EXPECT_EQ(message_of("norm f(x[" + std::string(129, 'N') + "]) {}"), too_long_name);
  EXPECT_EQ(message_of(in_norm("y + " + std::string(129, '1'))),
            "a number of more than 128 characters; write it with an 'e'");
  EXPECT_EQ(message_of(in_norm("y + " + std::string(128, '1'))), "");
  EXPECT_EQ(message_of("use \"" + std::string(4095, 'a') + "\"\nnorm f(x[N]) {}"),
            "a file's name of more than 4096 bytes");
  EXPECT_EQ(message_of("use \"" + std::string(4094, 'a') + "\"\nnorm f(x[N]) {}"), "");
}

TEST(Limits, FilesAreDivided) {
  const auto definitions = [](int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += "norm f" + std::to_string(i) + "(x[N]) {}\n";
    return text;
  };
  EXPECT_EQ(message_of(definitions(256)), "");
  EXPECT_EQ(message_of(definitions(257)),
            "more than 256 definitions in one file; divide it, and take its parts in with 'use'");
  // 9 words and signs, 3 for each further axis, and one for the end.
  const auto axes = [](int n) { return "norm f(x[N" + repeated(", N", n) + "]) {}"; };
  EXPECT_EQ(message_of(axes(24994)), "");
  EXPECT_EQ(message_of(axes(24996)), too_many_tokens);
}

TEST(Limits, TenMegabytesOnOneLine) {
  constexpr int size = 10000000;
  EXPECT_EQ(message_of(std::string(size, ' ') + "norm f(x[N]) {}"), "");
  EXPECT_EQ(message_of("# " + std::string(size, 'x') + "\nnorm f(x[N]) {}"), "");
  EXPECT_EQ(message_of(std::string(size, 'x')), too_long_name);
  EXPECT_EQ(message_of(in_norm("y" + repeated(" + y", size / 4))), too_many_tokens);
  EXPECT_EQ(message_of("norm f(x[" + repeated("N, ", size / 3) + "N]) {}"), too_many_tokens);
  EXPECT_NE(message_of(std::string(size, '\xff')), "");
  EXPECT_NE(message_of(std::string(size, '\0')), "");
}

// What is searched in order is searched for every name: the most that a file may hold must not take long. Without the
// limits these are hours.
TEST(Limits, AsManyOfEachAsThereMayBe) {
  const auto numbered = [](const std::string &before, int n, const std::string &after) {
    std::string text;
    for (int i = 0; i < n; ++i) text += before + std::to_string(i) + after;
    return text;
  };
  const std::string inputs = "norm f(x[N]" + numbered(", a", 9000, "[N]") + ") {}";
  const std::string names = "norm f(x[N]) {" + numbered(" let a", 12000, " = x") + "}";
  const std::string unknown = "norm f(x[N]) {" + numbered(" recover q", 20000, "") + "}";
  const auto mistakes = [](const std::string &text) {
    const ParseOutcome outcome = parse(text, "");
    EXPECT_TRUE(outcome.ok());
    return check_structure(outcome.file).size();
  };
  EXPECT_EQ(mistakes(inputs), 0u);
  EXPECT_EQ(mistakes(names), 0u);
  EXPECT_EQ(mistakes(unknown), 20000u);
}

TEST(Limits, EveryPrefixOfATextIsAnswered) {
  const std::string text = source_file("tests/dsl/declarations/power_norm.norm");
  for (std::size_t i = 0; i + 2 < text.size(); ++i) EXPECT_NE(message_of(text.substr(0, i)), "") << i;
}

TEST(Limits, EveryTextWithACharacterExchangedIsAnswered) {
  const std::string text = source_file("tests/dsl/declarations/online_norm.norm");
  for (char c : std::string("(){}[];'.=<C\"")) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string broken = text;
      broken[i] = c;
      const ParseOutcome outcome = parse(broken, "");
      if (outcome.ok()) check_structure(outcome.file);
      render(outcome.diagnostics, outcome.file);
    }
  }
}

} // namespace
} // namespace norma::dsl
