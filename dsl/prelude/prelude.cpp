//===- prelude.cpp - the embedded prelude, parsed once --------------------===//
//
// A mistake in it is ours, and every build would have it, so it ends the program.
//
//===----------------------------------------------------------------------===//
#include "dsl/prelude/prelude.h"

#include "dsl/load/embedded.h"
#include "dsl/syntax/parse.h"

#include <cstdio>
#include <cstdlib>

namespace norma::dsl {

const File &prelude() {
  static const File file = [] {
    ParseOutcome outcome = parse(embedded_prelude[0].text, embedded_prelude[0].file);
    if (!outcome.ok()) {
      std::fprintf(stderr, "internal error: the prelude does not parse\n%s",
                   render(outcome.diagnostics, outcome.file).c_str());
      std::abort();
    }
    return std::move(outcome.file);
  }();
  return file;
}

} // namespace norma::dsl
