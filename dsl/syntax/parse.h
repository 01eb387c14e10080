//===- parse.h - from text to a parsed file -------------------------------===//
//
// The one entry to the parser, for text at run time and for literals in constants alike.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/parser/areas.h"
#include "dsl/syntax/parser/definitions.h"
#include "dsl/syntax/parser/expressions.h"
#include "dsl/syntax/parser/statements.h"

namespace norma::dsl {

/// Parses `text`. `name` is what diagnostics call it. A text that cannot be taken apart into tokens gives one
/// diagnostic; otherwise each definition gives its first one.
constexpr ParseOutcome parse(Text text, Text name) {
  Parser parser;
  parser.file.text = std::move(text);
  parser.file.name = std::move(name);
  LexOutcome lexed = lex(parser.file.text);
  if (!lexed.diagnostics.empty()) return {std::move(parser.file), std::move(lexed.diagnostics)};
  parser.tokens = std::move(lexed.tokens);
  parser.lexed_comments = std::move(lexed.comments);
  parser.run();
  return {std::move(parser.file), std::move(parser.diagnostics)};
}

} // namespace norma::dsl
