//===- phases.h - the compiler as one list --------------------------------===//
//
// Every phase has a name, which `--emit` takes, a sentence, what it does and how its outcome is listed. The list is
// the compiler: nothing else calls these functions.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/driver/pipeline.h"

namespace norma::compiler::driver {

struct Phase {
  const char *name;
  const char *sentence;
  void (*run)(Pipeline &);         ///< adds to the problems where the user is wrong, throws InternalError where we are
  std::string (*list)(Pipeline &); ///< the outcome as text
};

/// All phases, in order.
llvm::ArrayRef<Phase> phases();

/// Runs up to the phase `last`, inclusive; false after a problem.
bool run_phases(Pipeline &pipeline, llvm::StringRef last);

} // namespace norma::compiler::driver
