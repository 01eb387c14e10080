//===- run_command.h - one call of `norma run` as a user makes it ----------------===//
#pragma once

#include "compiler/driver/npy/npy.h"
#include "tests/entries/entry_shapes.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace norma::testing_entries {

/// A tensor in double, whatever the command is given.
struct Tensor {
  Shape shape;
  std::vector<double> data;
  bool in_16_bits = false; ///< whether it was read from a file of f16 or bf16
};

using Tensors = std::map<std::string, Tensor>;

/// What a call is given beside its arrays.
struct RunRequest {
  std::string declaration;
  std::string target = "cpu";
  std::string dtype = "f64";
  std::string axes;   ///< of x as declared, a letter each; needed where there is a layout
  std::string layout; ///< axes outermost first, empty: as declared; tensors of x's shape are then written in that order
  std::string mode = "training";
  std::map<std::string, double> settings;
  int threads = 2;
  int seed = 0;
  Tensors inputs, cotangents;
};

struct RunOutcome {
  int status = 0;
  std::string errors; ///< what it wrote to standard error
  Tensors results;    ///< by the names of the files it wrote; back in the declared order
};

/// Writes the arrays into a fresh folder, calls the command, reads what it wrote.
RunOutcome run_command(const RunRequest &request);

/// The number nearest to `value` that the type has.
double rounded_to(const std::string &dtype, double value);

/// Reads every .npy file of a folder; u16 is taken for bf16.
Tensors read_folder(const std::filesystem::path &folder);

} // namespace norma::testing_entries
