//===- matrix.cpp - small dense matrices for the interpreter ---------------===//

#include "compiler/plan/interpreter/matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace norma::compiler::plan {
namespace {

/// `vectors` diag(`values`) `vectors`' is the matrix.
struct Eigen {
  std::vector<double> values;
  Matrix vectors;
};

/// Turns coordinates p and q so that the element between them vanishes (Jacobi).
void rotate(Matrix &matrix, Matrix &vectors, std::int64_t p, std::int64_t q) {
  if (matrix(p, q) == 0) return;
  double theta = (matrix(q, q) - matrix(p, p)) / (2 * matrix(p, q));
  double tangent = (theta < 0 ? -1.0 : 1.0) / (std::abs(theta) + std::hypot(theta, 1.0));
  double cosine = 1 / std::hypot(tangent, 1.0), sine = tangent * cosine;
  Matrix turn(matrix.rows, matrix.rows);
  for (std::int64_t index = 0; index < matrix.rows; ++index) turn(index, index) = 1;
  turn(p, p) = turn(q, q) = cosine;
  turn(p, q) = sine;
  turn(q, p) = -sine;
  matrix = multiply(transpose(turn), multiply(matrix, turn));
  vectors = multiply(vectors, turn);
}

Eigen eigen(Matrix matrix) {
  Matrix vectors(matrix.rows, matrix.rows);
  for (std::int64_t index = 0; index < matrix.rows; ++index) vectors(index, index) = 1;
  // Cyclic sweeps converge quadratically: sixteen leave nothing above rounding at any size that a test has.
  for (int sweep = 0; sweep < 16; ++sweep)
    for (std::int64_t p = 0; p < matrix.rows; ++p)
      for (std::int64_t q = p + 1; q < matrix.rows; ++q) rotate(matrix, vectors, p, q);
  std::vector<double> values;
  for (std::int64_t index = 0; index < matrix.rows; ++index) values.push_back(matrix(index, index));
  return {values, vectors};
}

} // namespace

Matrix multiply(const Matrix &left, const Matrix &right) {
  Matrix product(left.rows, right.columns);
  for (std::int64_t row = 0; row < left.rows; ++row)
    for (std::int64_t column = 0; column < right.columns; ++column)
      for (std::int64_t inner = 0; inner < left.columns; ++inner)
        product(row, column) += left(row, inner) * right(inner, column);
  return product;
}

Matrix transpose(const Matrix &matrix) {
  Matrix turned(matrix.columns, matrix.rows);
  for (std::int64_t row = 0; row < matrix.rows; ++row)
    for (std::int64_t column = 0; column < matrix.columns; ++column) turned(column, row) = matrix(row, column);
  return turned;
}

Matrix cholesky(const Matrix &matrix) {
  Matrix lower(matrix.rows, matrix.rows);
  for (std::int64_t row = 0; row < matrix.rows; ++row)
    for (std::int64_t column = 0; column <= row; ++column) {
      double rest = matrix(row, column);
      for (std::int64_t inner = 0; inner < column; ++inner) rest -= lower(row, inner) * lower(column, inner);
      // The root of what is not above zero is NaN or, at zero, divides the column into infinities: both are refused.
      if (row == column)
        lower(row, row) = rest > 0 ? std::sqrt(rest) : std::numeric_limits<double>::quiet_NaN();
      else
        lower(row, column) = rest / lower(column, column);
    }
  return lower;
}

Matrix triangular_solve(const Matrix &matrix, const Matrix &right) {
  bool lower = true;
  for (std::int64_t row = 0; row < matrix.rows; ++row)
    for (std::int64_t column = row + 1; column < matrix.rows; ++column) lower &= matrix(row, column) == 0;
  Matrix solution(matrix.rows, right.columns);
  for (std::int64_t column = 0; column < right.columns; ++column)
    for (std::int64_t step = 0; step < matrix.rows; ++step) {
      std::int64_t row = lower ? step : matrix.rows - 1 - step;
      double rest = right(row, column);
      for (std::int64_t inner = 0; inner < matrix.rows; ++inner)
        if (inner != row) rest -= matrix(row, inner) * solution(inner, column);
      solution(row, column) = rest / matrix(row, row);
    }
  return solution;
}

Matrix sqrt_symmetric(const Matrix &matrix) {
  Eigen parts = eigen(matrix);
  double largest = 0;
  for (double value : parts.values) largest = std::max(largest, std::abs(value));
  Matrix roots(matrix.rows, matrix.rows);
  for (std::int64_t index = 0; index < matrix.rows; ++index) {
    double value = parts.values[index];
    // An eigenvalue that is zero comes out as a multiple of the unit roundoff of either sign.
    bool rounding = std::abs(value) <= 64 * matrix.rows * 0x1p-53 * largest;
    roots(index, index) = std::sqrt(rounding ? std::max(value, 0.0) : value);
  }
  return multiply(parts.vectors, multiply(roots, transpose(parts.vectors)));
}

Matrix lyapunov_solve(const Matrix &matrix, const Matrix &right) {
  Eigen parts = eigen(matrix);
  Matrix turned = multiply(transpose(parts.vectors), multiply(right, parts.vectors));
  for (std::int64_t row = 0; row < matrix.rows; ++row)
    for (std::int64_t column = 0; column < matrix.rows; ++column)
      turned(row, column) /= parts.values[row] + parts.values[column];
  return multiply(parts.vectors, multiply(turned, transpose(parts.vectors)));
}

} // namespace norma::compiler::plan
