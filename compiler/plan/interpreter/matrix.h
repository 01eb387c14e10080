//===- matrix.h - small dense matrices for the interpreter -----------------===//
#pragma once

#include <cstdint>
#include <vector>

namespace norma::compiler::plan {

/// `rows` by `columns`, rows contiguous.
struct Matrix {
  std::int64_t rows = 0, columns = 0;
  std::vector<double> elements;

  Matrix(std::int64_t rows, std::int64_t columns) : rows(rows), columns(columns), elements(rows * columns, 0.0) {}
  double &operator()(std::int64_t row, std::int64_t column) { return elements[row * columns + column]; }
  double operator()(std::int64_t row, std::int64_t column) const { return elements[row * columns + column]; }
};

Matrix multiply(const Matrix &left, const Matrix &right);
Matrix transpose(const Matrix &matrix);

/// L, lower triangular, with L L' = `matrix`; NaN where it is not positive definite.
Matrix cholesky(const Matrix &matrix);

/// X with `matrix` X = `right`, for a lower or upper triangular matrix.
Matrix triangular_solve(const Matrix &matrix, const Matrix &right);

/// S, symmetric, with S S = `matrix`; NaN where an eigenvalue is below zero by more than rounding.
Matrix sqrt_symmetric(const Matrix &matrix);

/// X with `matrix` X + X `matrix` = `right`, for a symmetric matrix.
Matrix lyapunov_solve(const Matrix &matrix, const Matrix &right);

} // namespace norma::compiler::plan
