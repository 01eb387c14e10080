//===- literal_test.cpp - declarations inside C++ -------------------------===//
#include "dsl/literal.h"
#include "dsl/load.h"
#include "dsl/load/literals.h"
#include "dsl/print.h"
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

constexpr auto scaled_rms = R"(
  ## Documentation stays.
  norm scaled_rms(x[..., C]; eps = 1e-6) {
    partition over (C) per (...)
    operate   rms(eps)
    recover   scale per (C)  # and so do comments
  }
)"_norm;

// Ten lines with most of what the language has, within the compilers' ordinary limits for constants.
constexpr auto ten_lines = R"(
  norm ten_lines(x[N, C, ...], residual[N, C, ...], valid[N]: bool = true; groups = 32, eps = 1e-5, momentum = 0.1) -> (y, h) {
    split     C into (G = groups) * K
    let h = x + residual
    partition over (K, ...) where valid per (N, G)
    operate   standardize(eps) on h tracking(momentum; m = mean(m over (N)), v = mean(var(x, unbiased) over (N)))
    recover   affine per (C)
    recover   { param slope[C] = 0.25  let low = min(y, 0)  yield max(y, 0) + slope * low }
    recover   where(C < size(C) / 2, y, y * sigmoid(y))
    recover   stop_gradient(y) + (y - stop_gradient(y)) * clip(y^2, 0, 1)
  }
)"_norm;

static_assert(scaled_rms.name() == "scaled_rms");
static_assert(ten_lines.inputs.size() == 3 && ten_lines.settings.size() == 3);

TEST(Literal, GivesTheSameTreeAsTheParser) {
  const std::string text(scaled_rms.text.begin(), scaled_rms.text.end());
  EXPECT_EQ(tree(scaled_rms.file("literal")), tree(parse(text, "").file));
  EXPECT_EQ(print(scaled_rms.file("literal")), print(parse(text, "").file));
  EXPECT_EQ(complaints(text), "");
}

TEST(Literal, ReportsTheFirstMistake) {
  constexpr literal::Findings wrong = literal::examine("norm f(x[N]) {\n  recover z\n  operate what\n}");
  EXPECT_EQ(wrong.line, 2);
  EXPECT_EQ(wrong.column, 11);
  constexpr literal::Findings right = literal::examine("norm f(x[N]) {\n  recover y\n}");
  EXPECT_EQ(right.message_size, 0u);
}

TEST(Literal, HasNoUse) {
  const ParseOutcome outcome = parse("use \"a.norm\"\nnorm f(x[N]) {}", "");
  const auto said = check_structure(outcome.file, {.is_literal = true});
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].message, "text inside C++ has the prelude and no 'use'; write a .norm file for it");
  EXPECT_TRUE(check_structure(parse("norm f(x[N]) {}", "").file, {.is_literal = true}).empty());
}

const std::string header = R"header(// R"(not this)"_norm
/* R"(nor this)"_norm */
const char *quoted = "R\"(nor this)\"_norm";
const char *raw = R"(nor " this)";
char c = '"'; int n = 1'000'000; auto u = u8R"(not ours)"_norm; auto other = R"(x)"_normal;
constexpr auto a = R"(norm a(x[N]) { recover y + 1 })"_norm;
constexpr auto b = R"x(norm b(x[N]) {
  recover y + )" + 1 })x"_norm, d = "norm d(x[N]) {}"_norm;
)header";

TEST(Literals, AreFoundOutsideCommentsAndStrings) {
  const std::vector<FoundLiteral> found = find_literals(header);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].text, "norm a(x[N]) { recover y + 1 }");
  EXPECT_EQ(position(header, found[0].offset).line, 6);
  EXPECT_EQ(position(header, found[0].offset).column, 23);
  EXPECT_EQ(header.substr(found[0].offset, 6), "norm a");
  EXPECT_EQ(found[1].text, "norm b(x[N]) {\n  recover y + )\" + 1 }");
  EXPECT_EQ(position(header, found[1].offset).line, 7);
  EXPECT_EQ(found[2].text, "norm d(x[N]) {}");
}

TEST(Literals, BrokenHeadersEndTheScan) {
  for (const char *broken : {"", "R", "R\"", "R\"(", "/*", "/", "'", "\"", "R\"x(a)x\"", "\"a\"_nor", "\\", "//\\"})
    EXPECT_TRUE(find_literals(broken).empty()) << broken;
}

TEST(Literals, DiagnosticsPointIntoTheHeader) {
  const LoadOutcome outcome = load_header("\nauto a = R\"(\n  norm f(x[N]) { recover + }\n)\"_norm;\n", "layers.hpp");
  EXPECT_EQ(render(outcome.diagnostics, outcome.program), "layers.hpp:3:26: error: expected an expression, found '+'\n"
                                                          "    3 |   norm f(x[N]) { recover + }\n"
                                                          "      |                          ^\n");
}

TEST(Literals, AHeaderIsOneFile) {
  const LoadOutcome outcome =
      load_header("auto a = R\"(norm f(x[N]) {})\"_norm, b = R\"(norm g(x[N]) {})\"_norm;", "layers.hpp");
  ASSERT_TRUE(outcome.ok());
  ASSERT_EQ(outcome.program.files.front().definitions.size(), 2u);
  EXPECT_EQ(outcome.program.files.front().spelled(outcome.program.files.front().definitions[1].name), "g");
}

TEST(Literals, AHeaderWithoutOneIsAnError) {
  const LoadOutcome outcome = load_header("int a;", "layers.hpp");
  EXPECT_EQ(render(outcome.diagnostics, outcome.program),
            "error: no declaration in 'layers.hpp': a header holds them as R\"(...)\"_norm\n");
}

} // namespace
} // namespace norma::dsl
