//===- messages_test.cpp - every message by its text, beside its twin -----===//
//
// A case is a declaration with one mistake and the same declaration without it. The first must give exactly
// the lines that are expected, the second none: then the message was for the stated reason.
//
//===----------------------------------------------------------------------===//
#include "support.h"

#include <gtest/gtest.h>

namespace norma::dsl {
namespace {

struct Case {
  const char *name;
  std::string wrong;
  std::string right;
  std::string expected;
};

void PrintTo(const Case &c, std::ostream *out) { *out << c.name; }

class Message : public testing::TestWithParam<Case> {};

TEST_P(Message, SaysWhatIsWrong) { EXPECT_EQ(complaints(GetParam().wrong), GetParam().expected) << GetParam().wrong; }
TEST_P(Message, IsSilentForTheTwin) { EXPECT_EQ(complaints(GetParam().right), "") << GetParam().right; }

/// A norm whose third line is `line`: column 3 of line 3.
std::string with(const std::string &line,
                 const std::string &header = "norm f(x[N, C, ...], z[N, C]; k = 4, eps = 1e-5)") {
  return header + " {\n  partition over (...) per (N, C)\n  " + line + "\n}\n";
}
/// The same without a partition.
std::string alone(const std::string &line,
                  const std::string &header = "norm f(x[N, C, ...], z[N, C]; k = 4, eps = 1e-5)") {
  return header + " {\n\n  " + line + "\n}\n";
}

/// Functions each of which calls the one before it; the first does `first`, or calls the last.
std::string ring(int count, const std::string &first = "") {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string body = "yield g" + std::to_string(i > 0 ? i - 1 : count - 1) + "(x)";
    text += "function g" + std::to_string(i) + "(x) { " + (i == 0 && !first.empty() ? first : body) + " }\n";
  }
  return text;
}

#include "messages/axes.inc"
#include "messages/calls.inc"
#include "messages/definitions.inc"
#include "messages/names.inc"
#include "messages/statements.inc"
#include "messages/syntax.inc"

std::string case_name(const testing::TestParamInfo<Case> &info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Axes, Message, testing::ValuesIn(axes_cases), case_name);
INSTANTIATE_TEST_SUITE_P(Calls, Message, testing::ValuesIn(calls_cases), case_name);
INSTANTIATE_TEST_SUITE_P(Definitions, Message, testing::ValuesIn(definitions_cases), case_name);
INSTANTIATE_TEST_SUITE_P(Names, Message, testing::ValuesIn(names_cases), case_name);
INSTANTIATE_TEST_SUITE_P(Statements, Message, testing::ValuesIn(statements_cases), case_name);
INSTANTIATE_TEST_SUITE_P(Syntax, Message, testing::ValuesIn(syntax_cases), case_name);

} // namespace
} // namespace norma::dsl
