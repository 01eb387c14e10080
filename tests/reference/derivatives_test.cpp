//===- derivatives_test.cpp - every derivative against differences --------===//

#include "compiler/reference/finite_differences.h"
#include "tests/reference/declaration_cases.h"

#include <sstream>

namespace norma::reference {
namespace {

std::string written(const DifferenceReport &report) {
  std::ostringstream text;
  text << messages(report.diagnostics);
  for (const DifferenceRow &row : report.rows)
    if (!row.holds())
      text << row.argument << " [" << row.element << "] gradient " << row.gradient << " tangent " << row.tangent
           << " difference " << row.difference << " off by " << std::abs(row.gradient - row.difference) << " bound "
           << row.bound << " forward bound " << row.forward_bound << "\n";
  return text.str();
}

class Derivatives : public testing::TestWithParam<DeclarationCase> {};

TEST_P(Derivatives, AgreeWithDifferencesInTraining) {
  const DifferenceReport report = check_derivatives(request_for(GetParam()));
  EXPECT_TRUE(report.holds()) << written(report);
}

TEST_P(Derivatives, AgreeWithDifferencesOnRunningValues) {
  Request request = request_for(GetParam());
  const Outcome training = evaluate(request);
  ASSERT_TRUE(training.ok()) << messages(training.diagnostics);
  for (const auto &[name, array] : training.states) request.inputs["state_" + name] = array;
  request.training = false;
  const DifferenceReport report = check_derivatives(request);
  EXPECT_TRUE(report.holds()) << written(report);
}

std::vector<DeclarationCase> differentiable() {
  std::vector<DeclarationCase> cases;
  for (const DeclarationCase &each : declaration_cases())
    if (!each.own_backward) cases.push_back(each);
  return cases;
}

INSTANTIATE_TEST_SUITE_P(All, Derivatives, testing::ValuesIn(differentiable()),
                         [](const auto &info) { return info.param.name; });

} // namespace
} // namespace norma::reference
