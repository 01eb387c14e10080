//===- diagnostic_test.cpp - how a diagnostic is shown --------------------===//
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

std::string shown(const std::string &text, const std::string &name = "group_norm.norm") {
  const ParseOutcome outcome = parse(text, name);
  return outcome.ok() ? render(check_structure(outcome.file), outcome.file) : render(outcome.diagnostics, outcome.file);
}

TEST(Diagnostic, ShowsPlaceLineUnderlineAndNotes) {
  EXPECT_EQ(
      shown("## Group normalization.\n"
            "norm group_norm(x[N, C, ...]; groups = 32, eps = 1e-5) {\n"
            "  split     C into (G = groups) * K\n"
            "  partition over (...) per (N, G)\n"
            "}\n"),
      "group_norm.norm:4:13: error: axis K is in neither 'over', 'per' nor 'jointly'\n"
      "    4 |   partition over (...) per (N, G)\n"
      "      |             ^~~~~~~~~~~~~~~~~~~~~\n"
      "group_norm.norm:3:13: note: K comes from this split; write 'over (K, ...)' to share statistics along it\n");
}

TEST(Diagnostic, UnderlinesCharactersNotBytes) {
  EXPECT_EQ(shown("norm f(x[N]) {}\n# \xc3\xa9\xc3\xa9\nnorm \xc3\xa9\n", "f.norm"),
            "f.norm:3:6: error: unexpected character '\xc3\xa9'\n"
            "    3 | norm \xc3\xa9\n"
            "      |      ^\n");
}

TEST(Diagnostic, KeepsTabsBeforeTheUnderline) {
  EXPECT_EQ(shown("norm f(x[N]) {\n\tlet a = $\n}", "f.norm"), "f.norm:2:10: error: unexpected character '$'\n"
                                                               "    2 | \tlet a = $\n"
                                                               "      | \t        ^\n");
}

TEST(Diagnostic, PointsBehindTheEndOfTheText) {
  EXPECT_EQ(shown("norm f(x[N]) {\n", "f.norm"),
            "f.norm:2:1: error: expected a statement or '}', found the end of the text\n"
            "    2 |\n"
            "      | ^\n");
}

TEST(Diagnostic, ShowsBytesThatAreNoTextAsReplacements) {
  EXPECT_EQ(shown("# \xff\n", "f.norm"),
            "f.norm:1:3: error: the text is not UTF-8: byte 0xff begins no character; save the file as UTF-8\n"
            "    1 | # \xef\xbf\xbd\n"
            "      |   ^\n");
}

TEST(Diagnostic, SaysWarning) {
  EXPECT_EQ(shown("function cov(x) { yield x }", "f.norm"),
            "f.norm:1:10: warning: 'cov' stands in the prelude; here it now means this definition\n"
            "    1 | function cov(x) { yield x }\n"
            "      |          ^~~\n");
}

TEST(Diagnostic, ShowsLongLinesThroughAWindow) {
  std::string filler;
  for (int i = 0; i < 10000; ++i) filler += " recover y";
  const std::string said = shown("norm f(x[N]) {" + filler + " $" + filler + "}", "f.norm");
  EXPECT_NE(said.find("f.norm:1:100016: error: unexpected character '$'"), std::string::npos) << said.substr(0, 300);
  EXPECT_NE(said.find("recover y recover y $ recover y"), std::string::npos) << said;
  EXPECT_LT(said.size(), 600u);
}

TEST(Diagnostic, ShowsTheFirstOfMany) {
  const auto mistakes = [](int count) {
    std::string text = "norm f(x[N]) {\n";
    for (int i = 0; i < count; ++i) text += "  recover unheard_of\n";
    return shown(text + "}\n", "f.norm");
  };
  const std::string all = mistakes(20), cut = mistakes(1020);
  EXPECT_EQ(all.find("note"), std::string::npos);
  EXPECT_EQ(cut, all + "note: 1000 further mistakes are not shown\n");
}

TEST(Diagnostic, OneOfEachDefinition) {
  EXPECT_EQ(complaints("norm f(x[N]) { let a = }\nnorm g(x[N]) { let = 1 }\nnorm h(x[N]) {}\n"),
            "1:24: error: expected an expression, found '}'\n2:20: error: expected a name, found '='\n");
}

} // namespace
} // namespace norma::dsl
