//===- load.h - from a name on the command line to a program --------------===//
//
// FILE is a path, `-` for standard input, or a catalogue entry by name or id. What it `use`s comes with it,
// each file on its own, since places are offsets into one text.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/diagnostic.h"

#include <string>
#include <vector>

namespace norma::dsl {

/// The main file first, then the used ones, each once. The prelude is not among them: `prelude()`.
struct LoadedProgram {
  std::vector<File> files;
  std::vector<std::vector<int>> uses; ///< of each file, the files that its `use` lines name
};

/// A diagnostic and the file of the program that it is about; `no_file` where there is nothing to point at.
struct FileDiagnostic {
  int file = -1;
  Diagnostic diagnostic;
};
inline constexpr int no_file = -1;

struct LoadOutcome {
  LoadedProgram program;
  std::vector<FileDiagnostic> diagnostics;
  bool ok() const;
};

/// Reads and parses; nothing is checked yet. A C++ header is read for its literals.
LoadOutcome load(const std::string &file);

/// The same for a text at hand. `name` is for diagnostics, and `use` is resolved relative to it.
LoadOutcome load_text(const std::string &text, const std::string &name);

/// The declarations of a C++ header; all are one file, whose places are places of the header.
LoadOutcome load_header(const std::string &header, const std::string &name);

/// All of them as a person reads them.
std::string render(const std::vector<FileDiagnostic> &diagnostics, const LoadedProgram &program);

} // namespace norma::dsl
