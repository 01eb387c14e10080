//===- factor_test.cpp - matrix factorizations -----------------------------===//
//
// Matrices of size 2 and 3 with elements below 10 and conditions below 50: an element of a result, or of a product
// that must give the matrix back, is made of at most 500 roundings of values below 100, so that 500 * 100 * 50 *
// 2^-53 < 1e-9 bounds the differences.
//
//===----------------------------------------------------------------------===//

#include "compiler/plan/interpreter/matrix.h"
#include "tests/compiler/interpreter/plan_text.h"

#include <cmath>
#include <gtest/gtest.h>

namespace norma::compiler::plan {
namespace {

constexpr double bound = 1e-9;

Matrix of(std::int64_t rows, std::vector<double> elements) {
  Matrix matrix(rows, static_cast<std::int64_t>(elements.size()) / rows);
  matrix.elements = std::move(elements);
  return matrix;
}

void expect_near(const Matrix &found, const Matrix &expected) {
  ASSERT_EQ(found.elements.size(), expected.elements.size());
  for (size_t index = 0; index < found.elements.size(); ++index)
    EXPECT_NEAR(found.elements[index], expected.elements[index], bound) << index;
}

const Matrix positive = of(3, {4, 2, 1, 2, 5, 3, 1, 3, 6});

TEST(Factor, CholeskyGivesTheMatrixBack) {
  Matrix lower = cholesky(positive);
  EXPECT_EQ(lower(0, 1), 0);
  EXPECT_EQ(lower(1, 2), 0);
  expect_near(multiply(lower, transpose(lower)), positive);
  Matrix indefinite = cholesky(of(2, {1, 2, 2, 1}));
  EXPECT_TRUE(std::isnan(indefinite(1, 1)));
}

TEST(Factor, TriangularSolvesFromEitherEnd) {
  Matrix lower = cholesky(positive), right = of(3, {1, -2, 3, 0, 5, 1});
  expect_near(multiply(lower, triangular_solve(lower, right)), right);
  expect_near(multiply(transpose(lower), triangular_solve(transpose(lower), right)), right);
}

TEST(Factor, RootSquaredIsTheMatrix) {
  Matrix root = sqrt_symmetric(positive);
  expect_near(root, transpose(root));
  expect_near(multiply(root, root), positive);
  expect_near(sqrt_symmetric(of(2, {4, 0, 0, 9})), of(2, {2, 0, 0, 3}));
  // Of rank one: its zero eigenvalue must not turn into a NaN.
  Matrix flat = sqrt_symmetric(of(2, {1, 2, 2, 4}));
  expect_near(multiply(flat, flat), of(2, {1, 2, 2, 4}));
}

TEST(Factor, LyapunovSolves) {
  Matrix right = of(3, {1, 2, 0, 2, -1, 1, 0, 1, 3});
  Matrix solution = lyapunov_solve(positive, right);
  Matrix left = multiply(positive, solution), other = multiply(solution, positive);
  for (size_t index = 0; index < left.elements.size(); ++index) left.elements[index] += other.elements[index];
  expect_near(left, right);
}

// One matrix for each instance and right-hand sides along s: L X = B with B over [g, d, s], X over [g, e, s].
TEST(Factor, RunsOverNamedAxes) {
  std::string matrix = "!plan.array<f64, [g, d, e]>", own = "!plan.array<f64, [d, e]>",
              sides = "!plan.array<f64, [g, d, s]>", found = "!plan.array<f64, [e, s]>",
              result = "!plan.array<f64, [g, e, s]>";
  std::string text =
      form_text({{"A", "f64", "g, d, e"}, {"B", "f64", "g, d, s"}}, {{"X", "f64", "g, e, s"}, {"L", "f64", "g, d, e"}},
                "#plan.axis<g, plain>, #plan.axis<d, plain>, #plan.axis<e, twin, of = d>, #plan.axis<s, plain>",
                "%X, %L = plan.kernel @k for [g] {\n"
                " %a = plan.traverse [d, e] (%A[g, d, e] : " +
                    matrix + ") {\n ^bb0(%v: f64):\n plan.yield %v : f64\n } : " + own +
                    "\n"
                    " %l = plan.factor \"cholesky\"(%a) over [\"d\", \"e\"] : (" +
                    own + ") -> " + own +
                    "\n"
                    " %x = plan.factor \"triangular_solve\"(%l, %B) over [\"d\", \"e\"] : (" +
                    own + ", " + sides + ") -> " + found +
                    "\n"
                    " plan.return %x, %l : " +
                    found + ", " + own + "\n } : " + result + ", " + matrix +
                    "\n"
                    "plan.return %X, %L : " +
                    result + ", " + matrix + "\n");
  // Diagonal matrices diag(4, 9) and diag(1, 16), whose factors are diag(2, 3) and diag(1, 4).
  Arrays out = results_of(text, {{"A", {{"g", "d", "e"}, {2, 2, 2}, {4, 0, 0, 9, 1, 0, 0, 16}}},
                                 {"B", {{"g", "d", "s"}, {2, 2, 1}, {2, 6, 5, 8}}}});
  EXPECT_EQ(out["L"].data, (std::vector<double>{2, 0, 0, 3, 1, 0, 0, 4}));
  EXPECT_EQ(out["X"].data, (std::vector<double>{1, 2, 5, 2}));
}

} // namespace
} // namespace norma::compiler::plan
