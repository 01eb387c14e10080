//===- elaborate.h - from a parsed definition to plain values -------------===//
//
// The one entry to elaboration. It expands definitions in place, resolves names, areas and axes, folds the
// settings that shape the kernel, and reports what only inference can find wrong.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/elaborated.h"
#include "dsl/load.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace norma::dsl {

struct ElaborateOptions {
  bool training = true;
  std::map<std::string, double> settings; ///< given by `--set`, folded in
  bool keep_running = true;               ///< false: no running values are passed, each call uses its own statistics
};

struct ElaborateOutcome {
  std::optional<Elaborated> value; ///< absent where there is an error
  /// Their places, and those in `value`, are places of `LoadedProgram::files[file]`, the file of the norm. What happens
  /// inside a definition of another file is placed where it was called.
  std::vector<Diagnostic> diagnostics;
  int file = 0;
};

/// Elaborates the `norm` called `definition`; the prelude need not be in `program`.
ElaborateOutcome elaborate(const LoadedProgram &program, std::string_view definition,
                           const ElaborateOptions &options = {});

/// The same with one file and the prelude.
ElaborateOutcome elaborate(const File &file, std::string_view definition, const ElaborateOptions &options = {});

} // namespace norma::dsl
