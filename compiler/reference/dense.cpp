//===- dense.cpp - small square matrices ----------------------------------===//

#include "compiler/reference/dense.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace norma::reference {

namespace {
Dense not_a_number(std::int64_t n) {
  Dense result(n);
  std::fill(result.entries.begin(), result.entries.end(), std::numeric_limits<double>::quiet_NaN());
  return result;
}
} // namespace

Dense operator*(const Dense &a, const Dense &b) {
  Dense result(a.n);
  for (std::int64_t i = 0; i < a.n; ++i)
    for (std::int64_t k = 0; k < a.n; ++k)
      for (std::int64_t j = 0; j < a.n; ++j) result(i, j) += a(i, k) * b(k, j);
  return result;
}

Dense operator+(const Dense &a, const Dense &b) {
  Dense result = a;
  for (std::size_t i = 0; i < result.entries.size(); ++i) result.entries[i] += b.entries[i];
  return result;
}

Dense operator-(const Dense &a) {
  Dense result = a;
  for (double &entry : result.entries) entry = -entry;
  return result;
}

Dense transpose(const Dense &a) {
  Dense result(a.n);
  for (std::int64_t i = 0; i < a.n; ++i)
    for (std::int64_t j = 0; j < a.n; ++j) result(j, i) = a(i, j);
  return result;
}

Dense symmetric(const Dense &a) {
  Dense result(a.n);
  for (std::int64_t i = 0; i < a.n; ++i)
    for (std::int64_t j = 0; j < a.n; ++j) result(i, j) = (a(i, j) + a(j, i)) / 2;
  return result;
}

Dense inverse(const Dense &a) {
  Dense left = a, right(a.n);
  for (std::int64_t i = 0; i < a.n; ++i) right(i, i) = 1;
  for (std::int64_t column = 0; column < a.n; ++column) {
    std::int64_t pivot = column;
    for (std::int64_t row = column; row < a.n; ++row)
      if (std::abs(left(row, column)) > std::abs(left(pivot, column))) pivot = row;
    if (!(std::abs(left(pivot, column)) > 0)) return not_a_number(a.n);
    for (std::int64_t j = 0; j < a.n; ++j) {
      std::swap(left(pivot, j), left(column, j));
      std::swap(right(pivot, j), right(column, j));
    }
    const double scale = left(column, column);
    for (std::int64_t j = 0; j < a.n; ++j) left(column, j) /= scale, right(column, j) /= scale;
    for (std::int64_t row = 0; row < a.n; ++row) {
      const double factor = left(row, column);
      if (row == column || factor == 0) continue;
      for (std::int64_t j = 0; j < a.n; ++j) {
        left(row, j) -= factor * left(column, j);
        right(row, j) -= factor * right(column, j);
      }
    }
  }
  return right;
}

Dense cholesky(const Dense &given) {
  const Dense a = symmetric(given);
  Dense lower(a.n);
  for (std::int64_t j = 0; j < a.n; ++j) {
    double rest = a(j, j);
    for (std::int64_t k = 0; k < j; ++k) rest -= lower(j, k) * lower(j, k);
    if (!(rest > 0)) return not_a_number(a.n);
    lower(j, j) = std::sqrt(rest);
    for (std::int64_t i = j + 1; i < a.n; ++i) {
      double sum = a(i, j);
      for (std::int64_t k = 0; k < j; ++k) sum -= lower(i, k) * lower(j, k);
      lower(i, j) = sum / lower(j, j);
    }
  }
  return lower;
}

namespace {

/// One rotation that makes entry (p, q) zero, applied to both sides of `a` and to the columns of `vectors`.
void rotate(Dense &a, Dense &vectors, std::int64_t p, std::int64_t q) {
  const double difference = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double tangent = (difference >= 0 ? 1 : -1) / (std::abs(difference) + std::hypot(difference, 1));
  const double cosine = 1 / std::hypot(tangent, 1), sine = tangent * cosine;
  const auto turn = [&](double &left, double &right) {
    const double old = left;
    left = cosine * old - sine * right;
    right = sine * old + cosine * right;
  };
  for (std::int64_t k = 0; k < a.n; ++k) turn(a(k, p), a(k, q));
  for (std::int64_t k = 0; k < a.n; ++k) turn(a(p, k), a(q, k));
  for (std::int64_t k = 0; k < a.n; ++k) turn(vectors(k, p), vectors(k, q));
}

} // namespace

Eigen eigen(const Dense &given) {
  Dense a = symmetric(given), vectors(given.n);
  for (std::int64_t i = 0; i < a.n; ++i) vectors(i, i) = 1;
  // Jacobi converges quadratically; a few sweeps reach the last bit for any size met here.
  constexpr int most_sweeps = 60;
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    bool turned = false;
    for (std::int64_t p = 0; p < a.n; ++p)
      for (std::int64_t q = p + 1; q < a.n; ++q) {
        const double negligible = std::numeric_limits<double>::epsilon() / 8 * std::sqrt(std::abs(a(p, p) * a(q, q)));
        if (!(std::abs(a(p, q)) > negligible)) continue;
        rotate(a, vectors, p, q);
        turned = true;
      }
    if (!turned) break;
  }
  std::vector<std::int64_t> order(std::size_t(a.n));
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::int64_t i, std::int64_t j) { return a(i, i) != a(j, j) ? a(i, i) < a(j, j) : i < j; });
  Eigen result{Dense(a.n), {}};
  for (std::int64_t column = 0; column < a.n; ++column) {
    const std::int64_t from = order[std::size_t(column)];
    std::int64_t greatest = 0;
    for (std::int64_t i = 1; i < a.n; ++i)
      if (std::abs(vectors(i, from)) > std::abs(vectors(greatest, from))) greatest = i;
    const double sign = vectors(greatest, from) < 0 ? -1 : 1;
    for (std::int64_t i = 0; i < a.n; ++i) result.vectors(i, column) = sign * vectors(i, from);
    result.values.push_back(a(from, from));
  }
  return result;
}

} // namespace norma::reference
