//===- finite_differences.h - derivatives against differences -------------===//
//
// What `norma gradcheck` asks: do the gradients and tangents of the evaluation agree with differences of
// its values, in random directions or element by element? What derivatives hold constant
// (`stop_gradient`, states) is held constant in the differences too.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/evaluate.h"

namespace norma::reference {

struct DifferenceOptions {
  int directions = 2;             ///< random directions per argument
  bool per_element = false;       ///< and every element on its own
  bool perturb_parameters = true; ///< move parameters off their first value, which hides mistakes (0, 1)
};

/// One comparison: the derivative of a random combination of all outputs, along one direction of one argument.
struct DifferenceRow {
  std::string argument;
  std::int64_t element = -1; ///< -1: a random direction
  double gradient = 0;       ///< by reverse mode
  double tangent = 0;        ///< by forward mode
  double difference = 0;     ///< by central differences
  double bound = 0;          ///< how far `difference` may be from the truth
  double forward_bound = 0;  ///< how far `tangent` may be from `gradient`

  bool holds() const;
};

struct DifferenceReport {
  std::vector<DifferenceRow> rows;
  std::vector<dsl::Diagnostic> diagnostics;

  /// No diagnostic, at least one row, and every row holds.
  bool holds() const;
};

/// `request` gives the point: inputs, settings, mode and seed. Its cotangents and tangents are not used.
DifferenceReport check_derivatives(const Request &request, const DifferenceOptions &options = {});

} // namespace norma::reference
