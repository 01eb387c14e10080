//===- prelude.h - the operations, recoveries and functions always there --===//
//
// The prelude is text in the language, `prelude.norm`; users read, copy and extend it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

namespace norma::dsl {

/// The parsed prelude; the same object on every call.
const File &prelude();

} // namespace norma::dsl
