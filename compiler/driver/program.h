//===- program.h - a FILE of the command line, read and checked -----------===//
#pragma once

#include "compiler/driver/problems.h"
#include "dsl/elaborate/elaborate.h"
#include "dsl/load.h"

#include <optional>
#include <string>
#include <vector>

namespace norma::compiler::driver {

struct Program {
  std::string given; ///< as on the command line
  dsl::LoadedProgram files;
  std::vector<std::string> norms; ///< what the main file declares, in order

  const dsl::File &main_file() const { return files.files.front(); }
};

/// Reads, parses and checks `file` and what it uses.
std::optional<Program> open_program(const std::string &file, Problems &problems);

/// The norm that a command works on: `wanted`, or the only one where that is empty.
std::optional<std::string> choose_norm(const Program &program, const std::string &wanted, Problems &problems);

/// All norms, or `wanted` alone; a file without any is an error.
std::vector<std::string> choose_norms(const Program &program, const std::string &wanted, Problems &problems);

/// Elaboration with its diagnostics rendered.
std::optional<dsl::Elaborated> elaborate_norm(const Program &program, const std::string &norm,
                                              const dsl::ElaborateOptions &options, Problems &problems);

/// The definition of a norm in the main file.
const dsl::Definition &find_norm(const Program &program, const std::string &norm);

} // namespace norma::compiler::driver
