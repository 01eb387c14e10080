//===- printer_test.cpp - canonical text ----------------------------------===//
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

/// Prints, and sees that printing again changes nothing and that the tree is the same.
std::string formatted(const std::string &text) {
  const ParseOutcome outcome = parse(text, "test.norm");
  EXPECT_TRUE(outcome.ok()) << render(outcome.diagnostics, outcome.file);
  const std::string once = print(outcome.file);
  const ParseOutcome again = parse(once, "printed");
  EXPECT_TRUE(again.ok()) << render(again.diagnostics, again.file);
  EXPECT_EQ(print(again.file), once);
  return once;
}

std::string expression(const std::string &text) {
  const ParseOutcome outcome = parse("norm f(x[N]) { recover " + text + " }", "");
  const ParseOutcome again =
      parse("norm f(x[N]) { recover " + print_expression(outcome.file, outcome.file.statements[0].value) + " }", "");
  EXPECT_EQ(tree(outcome.file), tree(again.file)) << text;
  return print_expression(outcome.file, outcome.file.statements[0].value);
}

TEST(Printer, AlignsTheThreeParts) {
  EXPECT_EQ(formatted("norm g(x[N,C,...];groups=32,eps=1e-5){split C into(G=groups)*K partition over(K,...)per(N,G)"
                      "operate standardize(eps)recover affine per(C)}"),
            "norm g(x[N, C, ...]; groups = 32, eps = 1e-5) {\n"
            "  split     C into (G = groups) * K\n"
            "  partition over (K, ...) per (N, G)\n"
            "  operate   standardize(eps)\n"
            "  recover   affine per (C)\n"
            "}\n");
}

TEST(Printer, PutsParenthesesWhereTheyAreNeeded) {
  EXPECT_EQ(expression("((a) + (b * c))"), "a + b * c");
  EXPECT_EQ(expression("(a + b) * c"), "(a + b) * c");
  EXPECT_EQ(expression("a - (b - c)"), "a - (b - c)");
  EXPECT_EQ(expression("a - (b + c) - d"), "a - (b + c) - d");
  EXPECT_EQ(expression("(-a)^2"), "(-a)^2");
  EXPECT_EQ(expression("-(a^2)"), "-a^2");
  EXPECT_EQ(expression("-(a * b)"), "-(a * b)");
  EXPECT_EQ(expression("(a^b)^c"), "(a^b)^c");
  EXPECT_EQ(expression("a^(b^c)"), "a^b^c");
  EXPECT_EQ(expression("a^(-b)"), "a^(-b)");
  EXPECT_EQ(expression("a^-1"), "a^-1");
  EXPECT_EQ(expression("(not a) == b"), "(not a) == b");
  EXPECT_EQ(expression("not (a and b)"), "not (a and b)");
  EXPECT_EQ(expression("(a or b) and c"), "(a or b) and c");
  EXPECT_EQ(expression("(a < b) == c"), "(a < b) == c");
  EXPECT_EQ(expression("(a + b)'"), "(a + b)'");
  EXPECT_EQ(expression("(D)'"), "(D)'");
  EXPECT_EQ(expression("D''"), "D''");
  EXPECT_EQ(expression("(a * b)[N = 0, C' = 1]"), "(a * b)[N = 0, C' = 1]");
  EXPECT_EQ(expression("u * l' @ u'"), "(u * l') @ u'");
  EXPECT_EQ(expression("f(x over(C,T within..0)where T<n weighted by g, 2, k=3)"),
            "f(x over (C, T within .. 0) where T < n weighted by g, 2, k = 3)");
}

TEST(Printer, KeepsDocumentationAndComments) {
  const std::string text = "# Licence.\n"
                           "\n"
                           "## What it does.\n"
                           "norm f(x[N, C]) {\n"
                           "  # before\n"
                           "  let a = 1  # behind\n"
                           "  repeat 2 {\n"
                           "    let b = 2  # inside\n"
                           "    # at its end\n"
                           "  }  # behind the loop\n"
                           "  # at the end\n"
                           "}  # behind\n"
                           "\n"
                           "# end of file\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Printer, MovesACommentInsideAStatementBeforeIt) {
  EXPECT_EQ(formatted("norm f(x[N]) {\n  recover y +  # why\n    1\n}\n"),
            "norm f(x[N]) {\n  # why\n  recover y + 1\n}\n");
}

TEST(Printer, LosesNoComment) {
  // A comment behind every token of a declaration.
  std::string text;
  int count = 0;
  for (const Token &token : lex(source_file("tests/dsl/declarations/power_norm.norm")).tokens) {
    const std::string source = source_file("tests/dsl/declarations/power_norm.norm");
    text += source.substr(token.place.begin, token.place.end - token.place.begin) + " # c" + std::to_string(count++) +
            ";\n";
  }
  const std::string printed = formatted(text);
  for (int i = 0; i < count; ++i)
    EXPECT_NE(printed.find("# c" + std::to_string(i) + ";"), std::string::npos) << "comment " << i << " is lost";
}

TEST(Printer, ShortDefinitionsStandOnOneLine) {
  const std::string text = "function f(x) { yield x }\nfunction g(x) { let a = x  yield a }\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Printer, BlocksThatDoNotFitTakeALinePerStatement) {
  const std::string long_sum = "x + 1111111111111111 + 2222222222222222 + 3333333333333333 + 4444444444444444";
  EXPECT_EQ(formatted("operation f(x) { stat m = " + long_sum + "  stat q = mean(x)  yield x - m }"),
            "operation f(x) {\n  stat m = " + long_sum + "\n  stat q = mean(x)\n  yield x - m\n}\n");
}

TEST(Printer, WrapsLinesThatAreTooLong) {
  std::string sum = "x";
  for (int i = 0; i < 40; ++i) sum += " + clip(x, 0, 123456)";
  const std::string text = formatted("norm f(x[N]) { recover " + sum + " }");
  std::size_t begin = 0, lines = 0;
  for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1, ++lines)
    EXPECT_LE(end - begin, 120u);
  EXPECT_GT(lines, 6u);
}

TEST(Printer, UseStandsFirst) {
  EXPECT_EQ(formatted("use \"a.norm\" use \"b.norm\"\nnorm f(x[N]) {}"),
            "use \"a.norm\"\nuse \"b.norm\"\n\nnorm f(x[N]) {\n}\n");
}

TEST(Printer, PrintsOneDefinition) {
  const File file = parse("## Doc.\nnorm f(x[N]) { recover y }\nnorm g(x[N]) { recover y }", "").file;
  EXPECT_EQ(print(file, file.definitions[1]), "norm g(x[N]) {\n  recover y\n}\n");
}

} // namespace
} // namespace norma::dsl
