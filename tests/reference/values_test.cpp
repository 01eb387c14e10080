//===- values_test.cpp - what constructs mean, against plain loops --------===//

#include "tests/reference/declaration_cases.h"

#include <algorithm>

namespace norma::reference {
namespace {

/// Evaluates `text`, whose one norm is called f.
Outcome evaluated(const std::string &text, const std::map<std::string, Array> &inputs,
                  const std::map<std::string, Array> &cotangents = {}) {
  const dsl::File file = parsed(text);
  Request request;
  request.files = {&file};
  request.definition = "f";
  request.inputs = inputs;
  request.cotangents = cotangents;
  const Outcome outcome = evaluate(request);
  EXPECT_TRUE(outcome.ok()) << dsl::render(outcome.diagnostics, file);
  return outcome;
}

Array array(std::vector<std::int64_t> shape, std::vector<double> data) { return {std::move(shape), std::move(data)}; }

// All numbers here are small integers or halves, so that every result is exact.
constexpr double exact = 0;

TEST(Values, WindowsShrinkAtTheBorder) {
  const Array x = array({5}, {1, 2, 4, 8, 16});
  expect_near("sum", evaluated("norm f(x[C]) { operate sum(x over (C within -1 .. 1)) }", {{"x", x}}).outputs.at("y"),
              array({5}, {3, 7, 14, 28, 24}), exact);
  expect_near("prefix", evaluated("norm f(x[C]) { operate sum(x over (C within .. 0)) }", {{"x", x}}).outputs.at("y"),
              array({5}, {1, 3, 7, 15, 31}), exact);
  expect_near("mean", evaluated("norm f(x[C]) { operate mean(x over (C within 0 .. 1)) }", {{"x", x}}).outputs.at("y"),
              array({5}, {1.5, 3, 6, 12, 16}), exact);
}

TEST(Values, FiltersSelectWhatEnters) {
  const Array x = array({2, 3}, {1, 2, 3, 4, 6, 8});
  const Array length = array({2}, {2, 0});
  const Outcome outcome = evaluated("norm f(x[N, T], n[N]: int) -> (m[N], c[N], h[N]) {"
                                    " partition over (T) where T < n per (N)"
                                    " let m = mean(x) let c = count(x) let h = max(x) }",
                                    {{"x", x}, {"n", length}});
  expect_near("mean", outcome.outputs.at("m"), array({2}, {1.5, 0}), exact);
  expect_near("count", outcome.outputs.at("c"), array({2}, {2, 0}), exact);
  EXPECT_EQ(outcome.outputs.at("h").data, (std::vector<double>{2, -INFINITY}));
}

TEST(Values, WeightsCount) {
  const Outcome outcome = evaluated("norm f(x[C], g[C]) -> (m[], v[]) { partition over (C) weighted by g"
                                    " let m = mean(x) let v = var(x) }",
                                    {{"x", array({3}, {0, 4, 8})}, {"g", array({3}, {1, 2, 1})}});
  expect_near("mean", outcome.outputs.at("m"), array({}, {4}), exact);
  expect_near("var", outcome.outputs.at("v"), array({}, {8}), exact);
}

TEST(Values, LabelsGroupAndPaddingIsInNoArea) {
  const Outcome outcome = evaluated("norm f(x[V, C], graph[V]: G) -> (y, m[G, C]) { partition over (V) per (G, C)"
                                    " let m = mean(x) operate x - m }",
                                    {{"x", array({4, 1}, {1, 3, 10, 7})}, {"graph", array({4}, {1, 1, 0, -1})}});
  expect_near("means", outcome.outputs.at("m"), array({2, 1}, {10, 2}), exact);
  expect_near("y", outcome.outputs.at("y"), array({4, 1}, {-1, 1, 0, 7}), exact);
}

TEST(Values, SplitsMayMergeAxes) {
  const Array x = array({1, 2, 3}, {1, 2, 3, 4, 5, 6});
  // C and the pack together count six; groups of two straddle the channels.
  const Outcome outcome = evaluated("norm f(x[N, C, ...]) -> (y, m[N, G]) { split (C, ...) into (G = 3) * K"
                                    " partition over (K) per (N, G) let m = mean(x) operate x - m }",
                                    {{"x", x}});
  expect_near("means", outcome.outputs.at("m"), array({1, 3}, {1.5, 3.5, 5.5}), exact);
  expect_near("y", outcome.outputs.at("y"), array({1, 2, 3}, {-.5, .5, -.5, .5, -.5, .5}), exact);
}

TEST(Values, ReadingOutsideAnAxisIsZero) {
  const Array x = array({4}, {1, 2, 3, 4});
  expect_near("shift", evaluated("norm f(x[T]) { operate x[T = T - 1] }", {{"x", x}}).outputs.at("y"),
              array({4}, {0, 1, 2, 3}), exact);
  expect_near("border",
              evaluated("norm f(x[T]) { operate x[T = clip(T, 1, size(T) - 2)] }", {{"x", x}}).outputs.at("y"),
              array({4}, {2, 2, 3, 3}), exact);
}

TEST(Values, ReadingOutsideAnAxisStaysInItsRow) {
  const Array x = array({2, 2}, {1, 2, 3, 4});
  expect_near("shift", evaluated("norm f(x[N, T]) { operate x[T = T - 1] }", {{"x", x}}).outputs.at("y"),
              array({2, 2}, {0, 1, 0, 3}), exact);
  expect_near("ahead", evaluated("norm f(x[N, T]) { operate x[T = T + 1] }", {{"x", x}}).outputs.at("y"),
              array({2, 2}, {2, 0, 4, 0}), exact);
}

TEST(Values, StopsAndStatesAreConstantsToDerivatives) {
  const std::map<std::string, Array> inputs = {{"x", array({2}, {3, 5})}}, ones = {{"y", array({2}, {1, 1})}};
  expect_near("stop", evaluated("norm f(x[C]) { operate x * stop_gradient(x) }", inputs, ones).gradients.at("x"),
              array({2}, {3, 5}), exact);
  const Outcome outcome = evaluated("norm f(x[C]) { state s[C] = 1 operate { s <- s + x yield x * s } }", inputs, ones);
  expect_near("state", outcome.gradients.at("x"), array({2}, {4, 6}), exact);
  expect_near("new state", outcome.states.at("s"), array({2}, {4, 6}), exact);
}

// One sample has no unbiased variance, which training feeds and inference only asks for its axes.
TEST(Values, InferenceOnOneSampleReadsRunningValues) {
  const std::string text = "norm f(x[N, C]; momentum = 0.5) { partition over (N) per (C)"
                           " operate standardize(0) tracking(momentum; m, v = var(x, unbiased)) }";
  const dsl::File file = parsed(text);
  Request request;
  request.files = {&file};
  request.definition = "f";
  request.inputs = {{"x", array({1, 2}, {3, 5})}, {"state_m", array({2}, {1, 1})}, {"state_v", array({2}, {4, 16})}};
  EXPECT_EQ(messages(evaluate(request).diagnostics),
            "an unbiased variance of one element is asked for; it needs two\n");
  request.training = false;
  expect_near("y", evaluate(request).outputs.at("y"), array({1, 2}, {1, 1}), exact);
}

TEST(Values, AreaArgumentsAreComputedElementByElementFirst) {
  // In overlapping windows (x - m)^2 takes each element's own m: at the left end x = 0, 2 with m = 1, 3.
  const Outcome outcome = evaluated("norm f(x[C]) -> (a, v) { partition over (C within -1 .. 1)"
                                    " let m = mean(x) let a = mean((x - m)^2) let v = var(x) }",
                                    {{"x", array({3}, {0, 2, 7})}});
  EXPECT_DOUBLE_EQ(outcome.outputs.at("a").data[0], (1.0 + 1.0) / 2);
  EXPECT_DOUBLE_EQ(outcome.outputs.at("v").data[0], 1.0);
  EXPECT_DOUBLE_EQ(outcome.outputs.at("a").data[1], (1.0 + 1.0 + 2.5 * 2.5) / 3);
  EXPECT_DOUBLE_EQ(outcome.outputs.at("v").data[1], (9.0 + 1.0 + 16.0) / 3);
}

TEST(Values, QuantilesInterpolate) {
  const Array x = array({4}, {8, 1, 4, 2});
  const Outcome outcome = evaluated("norm f(x[C]) -> (q[], h[]) { let q = quantile(x over (C), 0.5)"
                                    " let h = quantile(x over (C), 0.25) }",
                                    {{"x", x}}, {{"q", array({}, {1})}});
  EXPECT_EQ(outcome.outputs.at("q").data[0], 3);
  EXPECT_EQ(outcome.outputs.at("h").data[0], 1.75);
  expect_near("dx", outcome.gradients.at("x"), array({4}, {0, 0, .5, .5}), exact);
}

TEST(Values, TiesShareAndKinksHaveTheirConvention) {
  const auto slope = [](const std::string &expression) {
    const Array one = array({4}, {1, 1, 1, 1});
    return evaluated("norm f(x[C]) { operate " + expression + " }", {{"x", array({4}, {-1, 0, 2, 2})}}, {{"y", one}})
        .gradients.at("x")
        .data;
  };
  using Slopes = std::vector<double>;
  EXPECT_EQ(slope("abs(x)"), (Slopes{-1, 0, 1, 1}));
  EXPECT_EQ(slope("relu(x)"), (Slopes{0, 0, 1, 1}));
  EXPECT_EQ(slope("clip(x, 0, 2)"), (Slopes{0, 1, 1, 1}));
  EXPECT_EQ(slope("max(x, 0)"), (Slopes{0, .5, 1, 1}));
  EXPECT_EQ(slope("x * 0 + max(x over (C))"), (Slopes{0, 0, 2, 2}));
  EXPECT_EQ(slope("norm(x * 0 over (C), 2) + x"), (Slopes{1, 1, 1, 1}));
  EXPECT_EQ(slope("where(x > 0, sqrt(x), 0) * 0 + x"), (Slopes{1, 1, 1, 1}));
}

TEST(Values, AlongCarriesStatesAndStacksWhatItDefines) {
  const Outcome outcome = evaluated("norm f(x[T, C]) { state s[C] = 0 operate { along T { let b = s s <- s + x }"
                                    " yield b } }",
                                    {{"x", array({3, 2}, {1, 2, 3, 4, 5, 6})}});
  expect_near("y", outcome.outputs.at("y"), array({3, 2}, {0, 0, 1, 2, 4, 6}), exact);
  expect_near("s", outcome.states.at("s"), array({2}, {9, 12}), exact);
}

TEST(Values, RepeatDifferentiatesWhatItCarries) {
  const Outcome outcome = evaluated("norm f(x[C]) { operate { let z = x repeat 3 { z <- z * x } yield z } }",
                                    {{"x", array({2}, {1, 2})}}, {{"y", array({2}, {1, 1})}});
  expect_near("y", outcome.outputs.at("y"), array({2}, {1, 16}), exact);
  expect_near("dx", outcome.gradients.at("x"), array({2}, {4, 32}), exact);
}

// power_norm's backward (PowerNorm, arXiv:2003.07845): t = g - (1 - alpha) nu z, dx = t s, nu <- nu + mean(t z).
TEST(Values, BackwardOfOnesOwnReplacesTheDerivative) {
  const Array x = scattered({4, 2}, 5), g = scattered({4, 2}, 6), nu = array({2}, {.25, -.5}), psi = array({2}, {4, 1});
  const Outcome outcome = evaluated(
      "norm f(x[N, C]) { partition over (N) per (C) operate { state psi[C] = 1 state nu[C] = 0 let s = rsqrt(psi)"
      " let z = x * s psi <- 0.5 * psi + 0.5 * mean(x^2) yield z"
      " backward(g) { let t = g - 0.5 * nu * z nu <- nu + mean(t * z) yield t * s } } }",
      {{"x", x}, {"state_nu", nu}, {"state_psi", psi}}, {{"y", g}});
  Array dx = x, next_nu = nu, next_psi = psi;
  for (std::size_t c = 0; c < 2; ++c) {
    const double s = 1 / std::sqrt(psi.data[c]);
    double along = 0, square = 0;
    for (std::size_t n = 0; n < 4; ++n) {
      const double z = x.data[2 * n + c] * s, t = g.data[2 * n + c] - .5 * nu.data[c] * z;
      dx.data[2 * n + c] = t * s;
      along += t * z / 4;
      square += x.data[2 * n + c] * x.data[2 * n + c] / 4;
    }
    next_nu.data[c] += along;
    next_psi.data[c] = .5 * psi.data[c] + .5 * square;
  }
  // A dozen roundings, none of them after a cancellation worth mentioning.
  const double bound = 32 * 0x1p-53;
  expect_near("dx", outcome.gradients.at("x"), dx, bound);
  expect_near("nu", outcome.states.at("nu"), next_nu, bound);
  expect_near("psi", outcome.states.at("psi"), next_psi, bound);
}

TEST(Values, WhiteningGivesUnitCovariance) {
  for (const std::string operation : {"whiten_zca(1e-9)", "whiten_pca(1e-9)", "whiten_cholesky(1e-9)"}) {
    const Outcome outcome = evaluated("norm f(x[N, C]) -> (y, s[C, C']) { partition over (N) jointly (C) operate " +
                                          operation + " let s = cov(y) }",
                                      {{"x", scattered({40, 3}, 9, 1.0)}});
    // eps moves each eigenvalue, about 1/3, by 1e-9; the rest is rounding.
    expect_near(operation, outcome.outputs.at("s"), array({3, 3}, {1, 0, 0, 0, 1, 0, 0, 0, 1}), 1e-8);
  }
}

TEST(Values, MatrixFunctionsInvertEachOther) {
  const Request base = request_for(*std::find_if(declaration_cases().begin(), declaration_cases().end(),
                                                 [](const auto &each) { return each.name == "riem_bn"; }));
  const Array x = base.inputs.at("x");
  for (const std::string expression :
       {"sqrt_symmetric(x) @ sqrt_symmetric(x)", "cholesky(x) @ cholesky(x)'", "exp_symmetric(log_symmetric(x))",
        "solve(x, x @ x)", "lyapunov_solve(x, 2 * x @ x)", "inverse(inverse(x))"}) {
    const Outcome outcome = evaluated(
        "norm f(x[N, D, D']) { partition over () per (N) jointly (D) operate " + expression + " }", {{"x", x}});
    // Condition numbers stay below 20; each function is backward stable to some n u.
    expect_near(expression, outcome.outputs.at("y"), x, 20 * 3 * 16 * 0x1p-52);
  }
}

// exp has the derivative e everywhere in every direction at the identity, where all eigenvalues meet.
TEST(Values, SpectralFunctionsDifferentiateWhereEigenvaluesMeet) {
  const Array g = array({1, 2, 2}, {1, .25, .25, 3});
  const Outcome outcome =
      evaluated("norm f(x[N, D, D']) { partition over () per (N) jointly (D) operate exp_symmetric(x) }",
                {{"x", array({1, 2, 2}, {1, 0, 0, 1})}}, {{"y", g}});
  const double e = std::exp(1.0);
  expect_near("dx", outcome.gradients.at("x"), array({1, 2, 2}, {e, .25 * e, .25 * e, 3 * e}), 16 * 0x1p-52);
}

TEST(Values, DrawsDependOnSeedAndNameAlone) {
  const dsl::File file = parsed("norm f(x[C]) -> (y, a, b) { param p[C] = normal(2, 0.5) param q[C] = uniform(0, 1)"
                                " let a = p let b = q recover y }");
  Request request;
  request.files = {&file};
  request.definition = "f";
  request.inputs = {{"x", scattered({2000}, 1)}};
  request.seed = 7;
  const Outcome first = evaluate(request), again = evaluate(request);
  request.seed = 8;
  const Outcome other = evaluate(request);
  ASSERT_TRUE(first.ok()) << messages(first.diagnostics);
  EXPECT_EQ(first.outputs.at("a").data, again.outputs.at("a").data);
  EXPECT_NE(first.outputs.at("a").data, other.outputs.at("a").data);
  double mean = 0, square = 0, middle = 0;
  for (const double value : first.outputs.at("a").data) mean += value / 2000, square += value * value / 2000;
  for (const double value : first.outputs.at("b").data) middle += value / 2000;
  // Four standard errors of 2000 draws.
  EXPECT_NEAR(mean, 2, 4 * 0.5 / std::sqrt(2000.0));
  EXPECT_NEAR(std::sqrt(square - mean * mean), 0.5, 4 * 0.5 / std::sqrt(4000.0));
  EXPECT_NEAR(middle, 0.5, 4 / std::sqrt(12.0 * 2000));
}

TEST(Values, AreasWithoutElementsWriteEverything) {
  const Outcome outcome =
      evaluated("norm f(x[N, C]; eps = 1e-5) { partition over (N) per (C) operate standardize(eps)"
                " recover affine per (C) }",
                {{"x", array({0, 3}, {})}, {"gamma", array({3}, {1, 1, 1})}}, {{"y", array({0, 3}, {})}});
  EXPECT_EQ(outcome.outputs.at("y").shape, (std::vector<std::int64_t>{0, 3}));
  EXPECT_EQ(outcome.statistics.at("m").data, (std::vector<double>{0, 0, 0}));
  EXPECT_EQ(outcome.gradients.at("gamma").data, (std::vector<double>{0, 0, 0}));
}

} // namespace
} // namespace norma::reference
