//===- gradcheck.h - the gradients of kernels against two other sources ---===//
//
// Kernels in f64: what backward gives along random directions, against central differences of forward; and each
// element against the reference evaluator.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"

#include <cstdint>

namespace norma::compiler::driver {

/// One argument.
struct GradientRow {
  std::string argument;
  double kernel = 0;         ///< the gradient along a random direction
  double difference = 0;     ///< the same from differences of forward
  double bound = 0;          ///< how far the two may be apart
  double from_reference = 0; ///< largest distance of an element from the reference
  double reference_bound = 0;

  bool holds() const;
};

/// Arrays are random, of `--shape` or of small extents; what a variance or a scale may be is positive.
std::vector<GradientRow> check_gradients(const CompileRequest &request, std::uint64_t seed, Problems &problems);

} // namespace norma::compiler::driver
