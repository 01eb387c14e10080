//===- matrices.cpp - matrix operations with their derivatives ------------===//

#include "compiler/reference/matrices.h"
#include "compiler/reference/fault.h"
#include "compiler/reference/matrix_batch.h"

#include <cmath>
#include <memory>

namespace norma::reference {

namespace {

/// The lower triangle with half the diagonal.
Dense lower_half(const Dense &a) {
  Dense result(a.n);
  for (std::int64_t i = 0; i < a.n; ++i) {
    for (std::int64_t j = 0; j < i; ++j) result(i, j) = a(i, j);
    result(i, i) = a(i, i) / 2;
  }
  return result;
}

/// x with a x + x a = q, where a = u diag(l) u'.
Dense lyapunov(const Eigen &a, const Dense &q) {
  Dense inner = transpose(a.vectors) * q * a.vectors;
  for (std::int64_t i = 0; i < q.n; ++i)
    for (std::int64_t j = 0; j < q.n; ++j) inner(i, j) /= a.values[std::size_t(i)] + a.values[std::size_t(j)];
  return a.vectors * inner * transpose(a.vectors);
}

Dense rebuilt(const Eigen &a, double (*function)(double)) {
  Dense scaled = a.vectors;
  for (std::int64_t i = 0; i < scaled.n; ++i)
    for (std::int64_t j = 0; j < scaled.n; ++j) scaled(i, j) *= function(a.values[std::size_t(j)]);
  return scaled * transpose(a.vectors);
}

} // namespace

Value matrix_function(Machine &machine, std::string_view name, const Value &a, const Axes &joint) {
  const MatrixBatch batch = matrices(machine, a, joint, std::string(name));
  auto results = std::make_shared<std::vector<Dense>>();
  const auto finish = [&](MatrixRule forward, MatrixRule backward) {
    return assembled(machine, batch, *results,
                     {matrix_link(batch.value.node, batch.n, batch.count, std::move(forward), std::move(backward))});
  };
  if (name == "cholesky") {
    auto inverses = std::make_shared<std::vector<Dense>>();
    for (std::int64_t i = 0; i < batch.count; ++i) {
      results->push_back(cholesky(batch.matrix(i)));
      inverses->push_back(inverse(results->back()));
    }
    const auto forward = [results, inverses](std::int64_t i, const Dense &tangent) {
      const Dense &lower = (*results)[std::size_t(i)], &back = (*inverses)[std::size_t(i)];
      return lower * lower_half(back * symmetric(tangent) * transpose(back));
    };
    const auto backward = [results, inverses](std::int64_t i, const Dense &cotangent) {
      const Dense &lower = (*results)[std::size_t(i)], &back = (*inverses)[std::size_t(i)];
      return symmetric(transpose(back) * lower_half(transpose(lower) * cotangent) * back);
    };
    return finish(forward, backward);
  }
  if (name == "inverse") {
    for (std::int64_t i = 0; i < batch.count; ++i) results->push_back(inverse(batch.matrix(i)));
    const auto forward = [results](std::int64_t i, const Dense &tangent) {
      return -((*results)[std::size_t(i)] * tangent * (*results)[std::size_t(i)]);
    };
    const auto backward = [results](std::int64_t i, const Dense &cotangent) {
      const Dense across = transpose((*results)[std::size_t(i)]);
      return -(across * cotangent * across);
    };
    return finish(forward, backward);
  }
  if (name != "sqrt_symmetric") throw InternalError("no matrix function " + std::string(name));
  auto roots = std::make_shared<std::vector<Eigen>>();
  for (std::int64_t i = 0; i < batch.count; ++i) {
    roots->push_back(eigen(batch.matrix(i)));
    results->push_back(rebuilt(roots->back(), [](double l) { return std::sqrt(l); }));
    for (double &value : roots->back().values) value = std::sqrt(value);
  }
  // r r = s, so r dr + dr r = ds; that map is its own transpose.
  const auto both = [roots](std::int64_t i, const Dense &derivative) {
    return lyapunov((*roots)[std::size_t(i)], symmetric(derivative));
  };
  return finish(both, both);
}

Value lyapunov_solved(Machine &machine, const Value &a, const Value &q, const Axes &joint) {
  const Axes all = machine.axes.canonical_union(a.axes, q.axes);
  const MatrixBatch left = matrices(machine, arranged(machine, a, all), joint, "lyapunov_solve");
  const MatrixBatch right = matrices(machine, arranged(machine, q, all), joint, "lyapunov_solve");
  auto bases = std::make_shared<std::vector<Eigen>>();
  auto results = std::make_shared<std::vector<Dense>>();
  for (std::int64_t i = 0; i < left.count; ++i) {
    bases->push_back(eigen(left.matrix(i)));
    results->push_back(lyapunov(bases->back(), right.matrix(i)));
  }
  // da x + a dx + dx a + x da = dq
  const auto by_a = [bases, results](std::int64_t i, const Dense &tangent) {
    const Dense &x = (*results)[std::size_t(i)], turn = symmetric(tangent);
    return -lyapunov((*bases)[std::size_t(i)], turn * x + x * turn);
  };
  const auto to_a = [bases, results](std::int64_t i, const Dense &cotangent) {
    const Dense across = transpose((*results)[std::size_t(i)]), y = lyapunov((*bases)[std::size_t(i)], cotangent);
    return -symmetric(y * across + across * y);
  };
  const auto by_q = [bases](std::int64_t i, const Dense &derivative) {
    return lyapunov((*bases)[std::size_t(i)], derivative);
  };
  return assembled(machine, left, *results,
                   {matrix_link(left.value.node, left.n, left.count, by_a, to_a),
                    matrix_link(right.value.node, right.n, right.count, by_q, by_q)});
}

} // namespace norma::reference
