//===- gradcheck.h - the derivatives of kernels against other sources -----===//
//
// Kernels in f64 along random directions, against central differences of the form that they are derivatives of; each
// element against the reference evaluator; and forward mode against reverse mode.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"

#include <cstdint>

namespace norma::compiler::driver {

/// Two numbers that should be one.
struct DerivativeRow {
  std::string form;         ///< `vjp`, `inference_jvp`
  std::string derivative;   ///< `dx`, `tx`
  std::string against = {}; ///< `differences`, `reference`, `backward`
  double kernel = 0, other = 0;
  double bound = 0; ///< how far the two may be apart

  double apart() const;
  bool holds() const;
};

/// Checks the derivatives that the request asks for, in training and, where it differs, in inference. Arrays are
/// random, of `--shape` or of small extents; what a variance or a scale may be is positive.
std::vector<DerivativeRow> check_derivatives(const CompileRequest &request, std::uint64_t seed, Problems &problems);

} // namespace norma::compiler::driver
