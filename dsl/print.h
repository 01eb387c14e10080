//===- print.h - the canonical text of a file: norma format ---------------===//
//
// Printing keeps documentation and comments, and what it prints parses to the same tree; printing that again
// gives the same text.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <string>

namespace norma::dsl {

/// The file in canonical form.
std::string print(const File &file);

/// One definition without documentation and comments before it.
std::string print(const File &file, const Definition &definition);

/// One expression on one line.
std::string print_expression(const File &file, Index expression);

} // namespace norma::dsl
