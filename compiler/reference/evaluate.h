//===- evaluate.h - a declaration computed directly, in double ------------===//
//
// The second, independent way to compute every declaration and its derivative: a walk over the parsed
// file. It shares nothing with elaboration and the compiler, so that agreement between the two means
// something. Everything is double; `narrow` alone rounds, to the type that the request names.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/diagnostic.h"
#include "dsl/syntax/syntax.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace norma::reference {

/// Numbers in the order of the declaration's brackets, the last axis fastest. Booleans are 0 and 1.
struct Array {
  std::vector<std::int64_t> shape;
  std::vector<double> data;
};

/// The type that a tensor's numbers are stored in.
enum class Storage : std::uint8_t { f64, f32, f16, bf16 };

struct Request {
  /// The main file first, then those it uses. The prelude is always there and need not be given.
  std::vector<const dsl::File *> files;
  std::string definition;
  bool training = true;
  std::map<std::string, double> settings;
  /// Inputs, parameters and states by name; a tracked m is `state_m`, a state psi `state_psi` or `psi`.
  /// Parameters and states left out take their first value.
  std::map<std::string, Array> inputs;
  /// By result name, outputs or statistics; empty: no gradients.
  std::map<std::string, Array> cotangents;
  /// By input or parameter name; empty: no tangents.
  std::map<std::string, Array> tangents;
  /// Extents that no array tells, such as those of a label's axis.
  std::map<std::string, std::int64_t> extents;
  /// By the name of an input, parameter or state; for `narrow`. What is not there is f64, to which nothing is rounded.
  std::map<std::string, Storage> stored_as;
  std::uint64_t seed = 0;
};

enum class ArgumentRole : std::uint8_t { input, parameter, state };

/// One tensor argument as it was used, whether it was passed or took its first value.
struct ArgumentUsed {
  std::string name; ///< states: `state_m`
  ArgumentRole role = ArgumentRole::input;
  Array value;
  bool passed = false;
  bool real = true; ///< false: integers, booleans or labels
};

struct Outcome {
  std::map<std::string, Array> outputs;
  std::map<std::string, Array> statistics;  ///< by the stat's name, `as` prefix included
  std::map<std::string, Array> states;      ///< new values, by name without `state_`; in training only
  std::map<std::string, Array> gradients;   ///< by the name of what was passed
  std::map<std::string, Array> tangents;    ///< by output name
  std::vector<ArgumentUsed> arguments;      ///< in the order of the declaration
  std::vector<dsl::Diagnostic> diagnostics; ///< places are in the main file

  bool ok() const { return !dsl::has_errors(diagnostics); }
};

/// Computes the `norm` of that name. Where a diagnostic is an error, nothing else is filled in.
Outcome evaluate(const Request &request);

} // namespace norma::reference
