//===- declarations_test.cpp - every declaration can be evaluated ---------===//

#include "tests/reference/declaration_cases.h"

#include <algorithm>
#include <set>

namespace norma::reference {
namespace {

class Declarations : public testing::TestWithParam<DeclarationCase> {};

TEST_P(Declarations, EvaluateInBothModes) {
  for (const bool training : {true, false}) {
    const Outcome outcome = evaluate(request_for(GetParam(), training));
    ASSERT_TRUE(outcome.ok()) << dsl::render(outcome.diagnostics, declarations());
    ASSERT_FALSE(outcome.outputs.empty());
    for (const auto &[name, array] : outcome.outputs)
      for (const double value : array.data) ASSERT_TRUE(std::isfinite(value)) << name;
    EXPECT_TRUE(training || outcome.states.empty());
  }
}

// What a training call leaves behind is what the next call takes.
TEST_P(Declarations, TakeTheirOwnStatesAgain) {
  Request request = request_for(GetParam());
  const Outcome first = evaluate(request);
  ASSERT_TRUE(first.ok()) << messages(first.diagnostics);
  for (const auto &[name, array] : first.states) request.inputs["state_" + name] = array;
  for (const bool training : {true, false}) {
    request.training = training;
    const Outcome next = evaluate(request);
    ASSERT_TRUE(next.ok()) << dsl::render(next.diagnostics, declarations());
    for (const auto &[name, array] : next.states) EXPECT_EQ(array.shape, first.states.at(name).shape) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Declarations, testing::ValuesIn(declaration_cases()),
                         [](const auto &info) { return info.param.name; });

TEST(Declarations, AreAllCovered) {
  std::set<std::string> covered, written;
  for (const DeclarationCase &each : declaration_cases()) covered.insert(each.name);
  for (const dsl::Definition &definition : declarations().definitions)
    written.emplace(declarations().spelled(definition.name));
  EXPECT_EQ(covered, written);
}

} // namespace
} // namespace norma::reference
