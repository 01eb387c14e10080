//===- declarations_test.cpp - every method written in the language -------===//
//
// All of declarations.norm elaborates in both modes without an error, and what comes out is well formed.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/axis_set.h"
#include "dsl/elaborate/elaborate.h"
#include "dsl/syntax/parse.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace norma::dsl {
namespace {

const File &declarations() {
  static const File file = [] {
    std::stringstream text;
    text << std::ifstream(NORMA_DECLARATIONS).rdbuf();
    ParseOutcome parsed = parse(text.str(), "declarations.norm");
    EXPECT_EQ(render(parsed.diagnostics, parsed.file), "");
    return std::move(parsed.file);
  }();
  return file;
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const Definition &definition : declarations().definitions)
    if (definition.kind == DefinitionKind::norm) out.emplace_back(declarations().spelled(definition.name));
  return out;
}

class EveryDeclaration : public testing::TestWithParam<std::string> {};

void check_body(const Elaborated &all, const Body &body, std::vector<bool> defined) {
  for (NodeId id : body.nodes) {
    const Node &node = all.nodes[std::size_t(id)];
    std::vector<NodeId> uses = node.operands;
    if (node.mask >= 0) uses.push_back(node.mask);
    if (node.weight >= 0) uses.push_back(node.weight);
    for (const PickAt &pick : node.picks) uses.push_back(pick.index);
    for (NodeId use : uses) EXPECT_TRUE(defined[std::size_t(use)]) << "%" << use << " is used by %" << id << " before";
    if (node.mask >= 0) {
      EXPECT_EQ(all.nodes[std::size_t(node.mask)].scalar, Scalar::boolean);
    }
    EXPECT_TRUE(std::ranges::is_sorted(node.axes));
    for (AxisId axis : node.axes) EXPECT_TRUE(all.axes[std::size_t(axis)].factors.empty()) << "%" << id;
    if (node.body >= 0) check_body(all, all.bodies[std::size_t(node.body)], defined);
    defined[std::size_t(id)] = true;
  }
  for (NodeId id : body.yields) EXPECT_TRUE(defined[std::size_t(id)]) << "%" << id;
}

TEST_P(EveryDeclaration, ElaboratesInBothModes) {
  for (bool training : {true, false}) {
    ElaborateOptions options;
    options.training = training;
    const ElaborateOutcome outcome = elaborate(declarations(), GetParam(), options);
    EXPECT_EQ(render(outcome.diagnostics, declarations()), "");
    ASSERT_TRUE(outcome.value);
    const Elaborated &all = *outcome.value;
    check_body(all, all.main, std::vector<bool>(all.nodes.size()));
    for (const ElaboratedArgument &argument : all.arguments)
      if (argument.first_value >= 0)
        check_body(all, all.bodies[std::size_t(argument.first_value)], std::vector<bool>(all.nodes.size()));
    ASSERT_FALSE(all.results.empty());
    EXPECT_EQ(all.results[0].role, ResultRole::output);
    EXPECT_EQ(all.main.yields.size(), all.results.size());
    for (const ElaboratedResult &result : all.results)
      if (!training) {
        EXPECT_NE(result.role, ResultRole::state);
      }
  }
}

TEST_P(EveryDeclaration, NeedsNoRunningValues) {
  ElaborateOptions options;
  options.keep_running = false;
  const ElaborateOutcome outcome = elaborate(declarations(), GetParam(), options);
  ASSERT_TRUE(outcome.value);
  for (const ElaboratedArgument &argument : outcome.value->arguments)
    EXPECT_FALSE(argument.name.starts_with("state_")) << argument.name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryDeclaration, testing::ValuesIn(names()),
                         [](const auto &info) { return info.param; });

TEST(Declarations, AreAllThere) { EXPECT_EQ(names().size(), 61u); }

} // namespace
} // namespace norma::dsl
