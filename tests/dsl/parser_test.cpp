//===- parser_test.cpp - the tree that a text gives -----------------------===//
//
// Binding is seen by printing with a pair of parentheses around every operation.
//
//===----------------------------------------------------------------------===//
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

std::string bound(const File &file, Index index) {
  const Expression &e = file.expressions[std::size_t(index)];
  const std::string text(file.spelled(e.text));
  switch (e.kind) {
  case ExpressionKind::binary:
    return "(" + bound(file, e.left) + " " + text + " " + bound(file, e.right) + ")";
  case ExpressionKind::negate:
    return "(-" + bound(file, e.left) + ")";
  case ExpressionKind::logical_not:
    return "(not " + bound(file, e.left) + ")";
  case ExpressionKind::transpose:
    return "(" + bound(file, e.left) + ")'";
  case ExpressionKind::pick:
    return "(" + bound(file, e.left) + ")[]";
  default:
    return text + (e.twin ? "'" : "");
  }
}

std::string bound(const std::string &expression) {
  const ParseOutcome outcome = parse("norm f(x[N]) { recover " + expression + " }", "");
  if (!outcome.ok()) return render(outcome.diagnostics, outcome.file);
  return bound(outcome.file, outcome.file.statements[0].value);
}

TEST(Parser, BindsOperators) {
  EXPECT_EQ(bound("a + b * c"), "(a + (b * c))");
  EXPECT_EQ(bound("a - b - c"), "((a - b) - c)");
  EXPECT_EQ(bound("a / b * c @ d"), "(((a / b) * c) @ d)");
  EXPECT_EQ(bound("-a^2"), "(-(a ^ 2))");
  EXPECT_EQ(bound("a^-b"), "(a ^ (-b))");
  EXPECT_EQ(bound("a^b^c"), "(a ^ (b ^ c))");
  EXPECT_EQ(bound("-a * -b"), "((-a) * (-b))");
  EXPECT_EQ(bound("a < b + 1"), "(a < (b + 1))");
  EXPECT_EQ(bound("not a < b and c or d"), "(((not (a < b)) and c) or d)");
  EXPECT_EQ(bound("a or b and not c == d"), "(a or (b and (not (c == d))))");
  EXPECT_EQ(bound("(a + b) * c"), "((a + b) * c)");
  EXPECT_EQ(bound("u * l' @ u'"), "((u * (l)') @ (u)')");
}

TEST(Parser, TellsTwinsFromTransposes) {
  EXPECT_EQ(bound("D'"), "D'");
  EXPECT_EQ(bound("d'"), "(d)'");
  EXPECT_EQ(bound("D''"), "(D')'");
  EXPECT_EQ(bound("a'[D' = 0]'"), "(((a)')[])'");
}

TEST(Parser, LongestTokenFirst) {
  EXPECT_EQ(bound("a < -1"), "(a < (-1))");
  EXPECT_EQ(parse("norm f(x[N]) { recover a <-1 }", "").ok(), false);
  EXPECT_EQ(parse("norm f(x[N, ...]) { partition over (N within -2..2) per (...) }", "").ok(), true);
}

TEST(Parser, LineBreaksMeanNothing) {
  const std::string spread = "norm\nf\n(\nx\n[\nN\n]\n)\n{\nrecover\ny\n+\n1\nrecover\ny\n}";
  EXPECT_EQ(tree(parse(spread, "").file), tree(parse("norm f(x[N]) { recover y + 1; recover y; }", "").file));
}

TEST(Parser, PlacesCoverWhatIsWritten) {
  const ParseOutcome outcome = parse("norm f(x[N]) {\n  partition over (N)\n  recover (a + b) * c\n}\n", "");
  const File &file = outcome.file;
  EXPECT_EQ(file.spelled(file.statements[0].place), "partition over (N)");
  EXPECT_EQ(file.spelled(file.statements[0].rest), "over (N)");
  EXPECT_EQ(file.spelled(file.expressions[std::size_t(file.statements[1].value)].place), "(a + b) * c");
  EXPECT_EQ(file.spelled(file.definitions[0].name), "f");
}

TEST(Parser, AcceptsAMarkOfByteOrder) { EXPECT_TRUE(parse("\xEF\xBB\xBFnorm f(x[N]) {}", "").ok()); }
TEST(Parser, AcceptsCarriageReturns) { EXPECT_TRUE(parse("norm f(x[N]) { # c\r\n recover y\r\n}\r\n", "").ok()); }

TEST(Parser, KeepsDocumentationApartFromComments) {
  const File file = parse("# licence\n## What it does.\nnorm f(x[N]) {} # after\n# end\n", "").file;
  ASSERT_EQ(file.definitions[0].documentation.count, 1);
  ASSERT_EQ(file.definitions[0].comments.count, 1);
  EXPECT_EQ(file.spelled(file.comments[std::size_t(file.definitions[0].documentation.first)]), "## What it does.");
  EXPECT_EQ(file.spelled(file.definitions[0].comment_after), "# after");
  EXPECT_EQ(file.comments_end.count, 1);
}

} // namespace
} // namespace norma::dsl
