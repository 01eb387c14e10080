//===- printer.h - the parts of the printer -------------------------------===//
//
// Text is made flat first, with a mark wherever a line may be broken; `wrap` then turns marks into blanks or
// line breaks. Blocks go on one line where they fit and hold no comment.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/syntax.h"

#include <string>
#include <vector>

namespace norma::dsl::printing {

inline constexpr std::size_t line_limit = 120;

/// Stands for a blank at which a line may be broken.
inline constexpr char soft_blank = '\x01';

class Printer {
public:
  explicit Printer(const File &file) : file(file) {}

  std::string whole_file();
  std::string definition(const Definition &d);
  std::string expression(Index index, int least = 0) const;

private:
  // expressions.cpp
  std::string spelled(Place place) const { return std::string(file.spelled(place)); }
  std::string binary(const Expression &e) const;
  std::string call(const Expression &e) const;
  std::string picks(const Expression &e) const;
  std::string axes(Range range) const;
  std::string shape(bool present, Range range) const;
  std::string spans(Range range) const;
  std::string filters(Range range) const;
  std::string tracking(Index index) const;

  // statements.cpp
  std::string head(const Statement &s, std::size_t word_width) const;
  std::string split(const Statement &s) const;
  std::string clauses(Range range) const;
  std::string names(const Statement &s) const;
  bool has_comments(const Statement &s) const;
  bool fits_one_line(Range block) const;
  std::string flat_block(Range block) const;
  std::string flat(const Statement &s, std::size_t word_width) const;
  std::size_t word_width(Range block) const;
  void comment_lines(Range comments, std::size_t indent);
  void statement(const Statement &s, std::size_t indent, std::size_t word_width);
  void block(Range block, Range comments_end, std::size_t indent);
  const Statement &at(Range block, Index i) const {
    return file.statements[std::size_t(file.blocks[std::size_t(block.first + i)])];
  }

  // file.cpp
  std::string header(const Definition &d) const;
  std::string one_line(const Definition &d) const;

  const File &file;
  std::string out;
};

/// Breaks a flat text into lines of at most `line_limit` characters; lines after the first are indented deeper.
std::string wrap(const std::string &flat, std::size_t indent);

/// The flat text with blanks at its marks.
std::string unbroken(std::string flat);

/// Characters, not bytes.
std::size_t width(const std::string &text);

} // namespace norma::dsl::printing
