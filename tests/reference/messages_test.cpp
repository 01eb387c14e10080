//===- messages_test.cpp - run-time mistakes, each with its twin ----------===//
//
// A twin is the same call with the one thing put right; it must pass, so that the failure is for the
// stated reason.
//
//===----------------------------------------------------------------------===//

#include "tests/reference/support.h"

namespace norma::reference {
namespace {

constexpr const char *group_norm =
    "norm f(x[N, C, ...]; groups = 3, eps = 1e-5) { split C into (G = groups) * K"
    " partition over (K, ...) per (N, G) operate standardize(eps) recover affine per (C) }";
constexpr const char *unbiased = "norm f(x[N, C]) { partition over (C) per (N) operate x / var(x, unbiased) }";

struct Call {
  std::string text = group_norm;
  std::map<std::string, Array> inputs = {{"x", scattered({2, 6, 4}, 1)}};
  std::map<std::string, double> settings = {};
  std::map<std::string, Array> cotangents = {};
  std::map<std::string, Array> tangents = {};
  std::string definition = "f";
};

std::string said(const Call &call) {
  const dsl::File file = parsed(call.text);
  Request request;
  request.files = {&file};
  request.definition = call.definition;
  request.inputs = call.inputs;
  request.settings = call.settings;
  request.cotangents = call.cotangents;
  request.tangents = call.tangents;
  const Outcome outcome = evaluate(request);
  EXPECT_TRUE(outcome.ok() || outcome.outputs.empty());
  return messages(outcome.diagnostics);
}

TEST(Messages, Rank) {
  EXPECT_EQ(said({.inputs = {{"x", scattered({6}, 1)}}}), "x: its rank is 1, at least 2 is wanted\n");
  EXPECT_EQ(said({.inputs = {{"x", scattered({2, 6}, 1)}}}), "");
}

TEST(Messages, Extents) {
  Call call;
  call.inputs["gamma"] = scattered({5}, 2);
  EXPECT_EQ(said(call), "gamma: extent of C is 5, x has C = 6\n");
  call.inputs["gamma"] = scattered({6}, 2);
  EXPECT_EQ(said(call), "");
}

TEST(Messages, PackExtents) {
  Call call{.text = "norm f(x[..., C], residual[..., C]) { recover y + residual }",
            .inputs = {{"x", scattered({2, 3, 4}, 1)}, {"residual", scattered({3, 2, 4}, 1)}}};
  EXPECT_EQ(said(call), "residual: ... is (3, 2), x has ... = (2, 3)\n");
  call.inputs["residual"] = scattered({2, 3, 4}, 1);
  EXPECT_EQ(said(call), "");
}

TEST(Messages, SplitsThatDoNotDivide) {
  EXPECT_EQ(said({.settings = {{"groups", 4}}}), "the extent of C is 6, which 4 does not divide\n");
  EXPECT_EQ(said({.settings = {{"groups", 2}}}), "");
}

TEST(Messages, SettingsThatShapeExtents) {
  EXPECT_EQ(said({.settings = {{"groups", 1.5}}}), "the extent of axis G is 1.5; an integer is wanted\n");
  EXPECT_EQ(said({.settings = {{"groups", 0}}}), "the extent of axis G is 0; it must be positive\n");
  EXPECT_EQ(said({.settings = {{"group", 2}}}), "f has no setting group\n");
  EXPECT_EQ(said({.settings = {{"groups", 1}}}), "");
}

TEST(Messages, InputsMissingAndUnknown) {
  EXPECT_EQ(said({.inputs = {}}), "input x is missing; pass an array for it\n");
  Call call;
  call.inputs["gama"] = scattered({6}, 2);
  EXPECT_EQ(said(call), "nothing in the declaration is called gama; it takes x, gamma, beta\n");
}

TEST(Messages, ShapeAndDataDisagree) {
  EXPECT_EQ(said({.inputs = {{"x", {{2, 6}, {1, 2}}}}}), "x: its shape counts 12 elements, its data 2\n");
}

TEST(Messages, UnknownDefinition) { EXPECT_EQ(said({.definition = "g"}), "the file declares no norm called g\n"); }

TEST(Messages, UnbiasedVarianceOfOneElement) {
  EXPECT_EQ(said({.text = unbiased, .inputs = {{"x", scattered({3, 1}, 1)}}}),
            "an unbiased variance of one element is asked for; it needs two\n");
  EXPECT_EQ(said({.text = unbiased, .inputs = {{"x", scattered({3, 2}, 1)}}}), "");
}

TEST(Messages, IntegersAreWanted) {
  Call call{.text = "norm f(x[V], graph[V]: G) { partition over (V) per (G) operate center }",
            .inputs = {{"x", scattered({3}, 1)}, {"graph", {{3}, {0, 0.5, 1}}}}};
  EXPECT_EQ(said(call), "graph: it holds 0.500000; integers are wanted\n");
  call.inputs["graph"].data = {0, 0, 1};
  EXPECT_EQ(said(call), "");
}

TEST(Messages, TwoLabelsOfOneAxis) {
  Call call{
      .text = "norm f(x[E], src[E]: V, dst[E]: V, p[V]) { recover y + p }",
      .inputs = {
          {"x", scattered({3}, 1)}, {"p", scattered({2}, 1)}, {"src", {{3}, {0, 1, 1}}}, {"dst", {{3}, {1, 1, 0}}}}};
  EXPECT_EQ(said(call), "both src and dst label axis V; say which: e[V = src]\n");
  call.text = "norm f(x[E], src[E]: V, dst[E]: V, p[V]) { recover y + p[V = dst] }";
  EXPECT_EQ(said(call), "");
}

TEST(Messages, AreasThatMissTheArgument) {
  Call call{.text = "norm f(x[N, C], g[C]) { recover y - mean(g over (N)) }",
            .inputs = {{"x", scattered({3, 2}, 1)}, {"g", scattered({2}, 1)}}};
  EXPECT_EQ(said(call), "the argument has none of the axes of over (N)\n");
  call.text = "norm f(x[N, C], g[C]) { recover y - mean(g over (N, C)) }";
  EXPECT_EQ(said(call), "");
  call.text = "norm f(x[N, C], g[C]) { recover y - mean(g) }";
  EXPECT_EQ(said(call), "no partition is in force here; write mean(… over (…))\n");
}

TEST(Messages, MatricesNeedJointAxes) {
  const std::map<std::string, Array> inputs = {{"x", scattered({4, 3}, 1)}};
  EXPECT_EQ(said({.text = "norm f(x[N, C]) { partition over (N) per (C) operate x @ x }", .inputs = inputs}),
            "nothing is joint here; '@' needs a partition with 'jointly'\n");
  EXPECT_EQ(said({.text = "norm f(x[N, C]) { partition over (N) jointly (C) operate x @ x }", .inputs = inputs}),
            "'@' needs axis C' on its left; the value there lacks it\n");
  EXPECT_EQ(said({.text = "norm f(x[N, C]) { partition over (N) jointly (C) operate cov(x) @ x }", .inputs = inputs}),
            "");
}

TEST(Messages, CotangentsAndTangents) {
  Call call;
  call.cotangents["z"] = scattered({2, 6, 4}, 1);
  EXPECT_EQ(said(call), "there is no result z that a cotangent could be for\n");
  call.cotangents = {{"y", scattered({2, 6}, 1)}};
  EXPECT_EQ(said(call), "the cotangent of y: its shape is not that of what it belongs to\n");
  call.cotangents = {{"y", scattered({2, 6, 4}, 1)}};
  EXPECT_EQ(said(call), "");
  call.tangents = {{"gamma", scattered({6}, 1)}};
  EXPECT_EQ(said(call), "there is no real array gamma among those passed that a tangent could be for\n");
  call.inputs["gamma"] = scattered({6}, 1);
  EXPECT_EQ(said(call), "");
}

TEST(Messages, TangentsThroughABackwardAreRefused) {
  Call call{.text = "norm f(x[C]) { operate { yield 2 * x backward(g) { yield g } } }",
            .inputs = {{"x", scattered({3}, 1)}},
            .tangents = {{"x", scattered({3}, 2)}}};
  EXPECT_EQ(said(call), "this declaration has a 'backward' of its own, which gives no tangents\n");
  call.text = "norm f(x[C]) { operate { yield 2 * x } }";
  EXPECT_EQ(said(call), "");
}

// What goes wrong inside the prelude is shown where the declaration calls it.
TEST(Messages, ArePlacedInTheMainFile) {
  const dsl::File file = parsed("norm f(x[N, C]) {\n  operate center\n}\n");
  Request request;
  request.files = {&file};
  request.definition = "f";
  request.inputs = {{"x", scattered({3, 2}, 1)}};
  const Outcome outcome = evaluate(request);
  ASSERT_EQ(outcome.diagnostics.size(), 1u);
  EXPECT_EQ(file.spelled(outcome.diagnostics[0].place), "center");
}

} // namespace
} // namespace norma::reference
