//===- evaluation.h - one evaluation of a declaration on arrays -----------===//
//
// What `norma run` asks: arrays as files have them in, arrays as files have them out, on kernels or by the reference.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/compile.h"
#include "compiler/driver/npy/npy.h"

#include <map>

namespace norma::compiler::driver {

using Files = std::map<std::string, npy::Array>;

struct EvaluationRequest {
  CompileRequest compile; ///< of one norm; at most one target, type and layout
  bool training = true;
  Files inputs;     ///< by argument name
  Files cotangents; ///< by output name; derivatives are computed if there are any
  Files tangents;   ///< by argument name
  std::uint64_t seed = 0;
};

/// The results by the names of their files without `.npy`: `y`, `stat_m`, `state_m`, `dx`.
using Evaluation = std::optional<Files>;

Evaluation evaluate_on_kernels(EvaluationRequest request, Problems &problems);
Evaluation evaluate_by_reference(const EvaluationRequest &request, Problems &problems);

/// The first values of the real arguments that are not among the inputs, by argument name.
Evaluation first_values_by_reference(const EvaluationRequest &request, Problems &problems);

} // namespace norma::compiler::driver
