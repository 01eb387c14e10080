//===- support.h - helpers of the language's tests ------------------------===//
//
// Diagnostics as lines to compare with, and a parsed file as text without places, to compare trees.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check.h"
#include "dsl/syntax/parse.h"

#include <string>

namespace norma::dsl {

/// `4:13: error: message` for every diagnostic of parsing or, if there is none, of the checks; notes likewise.
std::string complaints(const std::string &text);

/// The tree of a parsed file with the spelling of names, comments included, places left out.
std::string tree(const File &file);

/// The bytes of a file of the source tree.
std::string source_file(const std::string &relative);

} // namespace norma::dsl
