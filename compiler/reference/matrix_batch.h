//===- matrix_batch.h - a value as a list of matrices ---------------------===//
//
// Internal to the matrix operations: a value rearranged so that its matrices are contiguous, and links
// made from a rule for one matrix.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/dense.h"
#include "compiler/reference/value.h"

#include <functional>

namespace norma::reference {

/// A value with axes batch…, D…, D'….
struct MatrixBatch {
  Value value;
  Axes batch, rows, columns;
  std::int64_t n = 1, count = 1;

  Dense matrix(std::int64_t i) const;
};

/// The twins of the joint axes.
Axes twins(Machine &machine, const Axes &joint);
/// `what` names the operation in the message where the value is no matrix.
MatrixBatch matrices(Machine &machine, const Value &value, const Axes &joint, const std::string &what);

/// A linear rule for matrix i: from a matrix of derivatives to another.
using MatrixRule = std::function<Dense(std::int64_t i, const Dense &)>;
/// The link that applies `forward` in forward mode and its transpose `backward` in reverse mode.
Link matrix_link(int parent, std::int64_t n, std::int64_t count, MatrixRule forward, MatrixRule backward);
/// A value from its matrices, with the batch's axes.
Value assembled(Machine &machine, const MatrixBatch &like, const std::vector<Dense> &parts, std::vector<Link> links);

} // namespace norma::reference
