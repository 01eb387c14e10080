//===- dense.h - small square matrices, row by row ------------------------===//
//
// What the matrix primitives need: products, a factorization, an inverse, eigenvalues. Plain loops.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/tape.h"

namespace norma::reference {

/// n × n numbers, row by row.
struct Dense {
  std::int64_t n = 0;
  Numbers entries;

  explicit Dense(std::int64_t n) : n(n), entries(std::size_t(n * n), 0) {}
  double &operator()(std::int64_t row, std::int64_t column) { return entries[std::size_t(row * n + column)]; }
  double operator()(std::int64_t row, std::int64_t column) const { return entries[std::size_t(row * n + column)]; }
};

Dense operator*(const Dense &a, const Dense &b);
Dense operator+(const Dense &a, const Dense &b);
Dense operator-(const Dense &a);
Dense transpose(const Dense &a);
/// (a + a') / 2.
Dense symmetric(const Dense &a);

/// By Gauss and Jordan with row exchanges; NaN throughout where a pivot is zero.
Dense inverse(const Dense &a);
/// The lower factor of the symmetric part; NaN throughout where it is not positive definite.
Dense cholesky(const Dense &a);

/// Orthonormal columns and values in ascending order; in each column the entry of the greatest magnitude, the first
/// of equals, is positive.
struct Eigen {
  Dense vectors;
  Numbers values;
};
/// Of the symmetric part, by cyclic Jacobi rotations.
Eigen eigen(const Dense &a);

} // namespace norma::reference
