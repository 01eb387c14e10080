//===- spectral.cpp - functions of a matrix by its eigenvalues ------------===//

#include "compiler/reference/spectral.h"
#include "compiler/reference/matrix_batch.h"

#include <algorithm>
#include <cmath>

namespace norma::reference {

enum class SpectralRole { vectors, transposed, scaled };

/// What a value has to do with an eigendecomposition.
struct Spectral {
  SpectralRole role = SpectralRole::vectors;
  std::shared_ptr<const std::vector<Eigen>> systems;
  MatrixBatch matrix; ///< what was decomposed
  Value values;       ///< the eigenvalues
  Value factors;      ///< scaled: g, along D
};

namespace {

/// Where eigenvalues count as equal: their difference is then mostly rounding.
bool meet(const Eigen &system, std::int64_t i, std::int64_t j) {
  const double greatest = std::max(std::abs(system.values.front()), std::abs(system.values.back()));
  return std::abs(system.values[std::size_t(i)] - system.values[std::size_t(j)]) <= 1e-7 * greatest;
}

Dense into_basis(const Eigen &system, const Dense &a) { return transpose(system.vectors) * a * system.vectors; }
Dense out_of_basis(const Eigen &system, const Dense &a) { return system.vectors * a * transpose(system.vectors); }

/// a[i][j] * weight(i, j).
template <typename Weight> Dense weighted(Dense a, Weight weight) {
  for (std::int64_t i = 0; i < a.n; ++i)
    for (std::int64_t j = 0; j < a.n; ++j) a(i, j) = a(i, j) == 0 ? 0 : a(i, j) * weight(i, j);
  return a;
}

/// The link of what is the diagonal of a matrix in the eigenbasis: dl = diag(u' ds u), and its transpose.
Link diagonal_link(int parent, std::int64_t n, std::shared_ptr<const std::vector<Eigen>> systems, bool to_diagonal) {
  const auto take = [n, systems](const Numbers &from, Numbers &to) {
    for (std::size_t m = 0; m < systems->size(); ++m) {
      Dense part(n);
      std::copy_n(from.begin() + std::ptrdiff_t(m) * n * n, n * n, part.entries.begin());
      const Dense inner = into_basis((*systems)[m], symmetric(part));
      for (std::int64_t i = 0; i < n; ++i) to[m * std::size_t(n) + std::size_t(i)] += inner(i, i);
    }
  };
  const auto put = [n, systems](const Numbers &from, Numbers &to) {
    for (std::size_t m = 0; m < systems->size(); ++m) {
      Dense inner(n);
      for (std::int64_t i = 0; i < n; ++i) inner(i, i) = from[m * std::size_t(n) + std::size_t(i)];
      const Dense part = out_of_basis((*systems)[m], inner);
      for (std::int64_t k = 0; k < n * n; ++k)
        to[m * std::size_t(n * n) + std::size_t(k)] += part.entries[std::size_t(k)];
    }
  };
  if (to_diagonal) return {parent, {}, {}, {}, take, put};
  return {parent, {}, {}, {}, put, take};
}

} // namespace

std::pair<Value, Value> eigen_decomposed(Machine &machine, const Value &a, const Axes &joint) {
  const MatrixBatch batch = matrices(machine, a, joint, "eigen");
  auto systems = std::make_shared<std::vector<Eigen>>();
  std::vector<Dense> columns;
  Numbers values;
  for (std::int64_t i = 0; i < batch.count; ++i) {
    systems->push_back(eigen(batch.matrix(i)));
    columns.push_back(systems->back().vectors);
    values.insert(values.end(), systems->back().values.begin(), systems->back().values.end());
  }
  const auto slope = [](const Eigen &system) {
    return [&system](std::int64_t i, std::int64_t j) {
      const double difference = system.values[std::size_t(j)] - system.values[std::size_t(i)];
      return i == j || difference == 0 ? 0 : 1 / difference;
    };
  };
  const auto forward = [systems, slope](std::int64_t i, const Dense &tangent) {
    const Eigen &system = (*systems)[std::size_t(i)];
    return system.vectors * weighted(into_basis(system, symmetric(tangent)), slope(system));
  };
  const auto backward = [systems, slope](std::int64_t i, const Dense &cotangent) {
    const Eigen &system = (*systems)[std::size_t(i)];
    return symmetric(out_of_basis(system, weighted(transpose(system.vectors) * cotangent, slope(system))));
  };
  Value vectors =
      assembled(machine, batch, columns, {matrix_link(batch.value.node, batch.n, batch.count, forward, backward)});
  Axes along = batch.batch;
  along.insert(along.end(), batch.rows.begin(), batch.rows.end());
  Value diagonal = constant(along, std::move(values));
  diagonal.node = machine.tape.add(diagonal.size(), {diagonal_link(batch.value.node, batch.n, systems, true)});
  diagonal = canonical(machine, diagonal);

  auto spectral = std::make_shared<Spectral>();
  spectral->systems = systems;
  spectral->matrix = batch;
  spectral->values = diagonal;
  vectors.spectral = spectral;
  return {vectors, diagonal};
}

void remember_transposed(Value &turned, const Value &from) {
  if (!from.spectral || from.spectral->role != SpectralRole::vectors) return;
  auto spectral = std::make_shared<Spectral>(*from.spectral);
  spectral->role = SpectralRole::transposed;
  turned.spectral = spectral;
}

void remember_scaled(Machine &machine, Value &product, const Value &a, const Value &b, const Axes &joint) {
  const auto is_vectors = [](const Value &value) {
    return value.spectral && value.spectral->role == SpectralRole::vectors;
  };
  if (is_vectors(a) == is_vectors(b)) return;
  const Value &vectors = is_vectors(a) ? a : b, &row = is_vectors(a) ? b : a;
  const MatrixBatch &matrix = vectors.spectral->matrix;
  Value factors = transposed(machine, row, joint);
  Axes along = matrix.batch;
  along.insert(along.end(), matrix.rows.begin(), matrix.rows.end());
  for (Axis axis : factors.axes)
    if (!machine.axes.derivable(axis, along)) return;
  auto spectral = std::make_shared<Spectral>(*vectors.spectral);
  spectral->role = SpectralRole::scaled;
  spectral->factors = arranged(machine, factors, along);
  product.spectral = spectral;
}

void differentiate_whole(Machine &machine, Value &product, const Value &a, const Value &b, const Axes &joint) {
  if (!a.spectral || !b.spectral || a.spectral->role != SpectralRole::scaled ||
      b.spectral->role != SpectralRole::transposed || a.spectral->systems != b.spectral->systems || product.node < 0)
    return;
  const auto spectral = a.spectral;
  const std::int64_t n = spectral->matrix.n;
  // f' along D: how the factors answer to the eigenvalues, each to its own.
  Numbers slopes(std::size_t(spectral->factors.size()), 0);
  if (spectral->values.node >= 0 && spectral->factors.node >= 0)
    slopes = machine.tape.forward({{spectral->values.node, Numbers(std::size_t(spectral->values.size()),
                                                                   1)}})[std::size_t(spectral->factors.node)];
  const auto differences = [spectral, slopes, n](std::int64_t m) {
    return [spectral, &slopes, n, m](std::int64_t i, std::int64_t j) {
      const Eigen &system = (*spectral->systems)[std::size_t(m)];
      if (i == j) return 0.0; // comes by the factors themselves
      if (meet(system, i, j)) return (slopes[std::size_t(m * n + i)] + slopes[std::size_t(m * n + j)]) / 2;
      return (spectral->factors[m * n + i] - spectral->factors[m * n + j]) /
             (system.values[std::size_t(i)] - system.values[std::size_t(j)]);
    };
  };
  const auto both = [spectral, slopes, differences](std::int64_t m, const Dense &derivative) {
    const Eigen &system = (*spectral->systems)[std::size_t(m)];
    return out_of_basis(system, weighted(into_basis(system, symmetric(derivative)), differences(m)));
  };
  const MatrixBatch like = matrices(machine, product, joint, "eigen");
  std::vector<Dense> parts;
  for (std::int64_t m = 0; m < like.count; ++m) parts.push_back(like.matrix(m));
  product = assembled(machine, like, parts,
                      {matrix_link(spectral->matrix.value.node, n, like.count, both, both),
                       diagonal_link(spectral->factors.node, n, spectral->systems, false)});
}

} // namespace norma::reference
