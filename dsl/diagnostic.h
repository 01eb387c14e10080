//===- diagnostic.h - what is said about a mistake ------------------------===//
//
// Diagnostics are values: the parser and the checks return them, in constants as well as at run time,
// and whoever talks to the user renders them. A place is a range of bytes in the text of one file.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace norma::dsl {

/// A remark that belongs to a diagnostic and has a place of its own.
struct Note {
  Text message;
  Place place;
};

/// One mistake, or one doubt. Messages are lower case without a full stop.
struct Diagnostic {
  enum Severity : std::uint8_t { error, warning };
  Severity severity = error;
  Text message;
  Place place;
  std::vector<Note> notes;
};

/// Whether any of them is an error; warnings alone stop nothing.
constexpr bool has_errors(const std::vector<Diagnostic> &diagnostics) {
  for (const Diagnostic &diagnostic : diagnostics)
    if (diagnostic.severity == Diagnostic::error) return true;
  return false;
}

/// Line and column of a byte offset, both from 1; a column counts characters, not bytes.
struct Position {
  int line = 1;
  int column = 1;
};
constexpr Position position(std::string_view text, std::uint32_t offset) {
  Position at;
  for (std::uint32_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++at.line;
      at.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++at.column;
    }
  }
  return at;
}

/// The diagnostic as a person reads it: place, message, the line of the text with the place underlined, notes.
std::string render(const Diagnostic &diagnostic, const File &file);

/// How many diagnostics are shown at once.
inline constexpr std::size_t most_shown = 20;

/// The diagnostics that are shown: of many, the first.
template <typename Any> std::span<const Any> first_shown(const std::vector<Any> &diagnostics) {
  return std::span(diagnostics).first(std::min(diagnostics.size(), most_shown));
}

/// The line that says how many of `count` diagnostics are not shown; empty where all are.
std::string not_shown(std::size_t count);

/// One after the other, as many as are shown.
std::string render(const std::vector<Diagnostic> &diagnostics, const File &file);

} // namespace norma::dsl
