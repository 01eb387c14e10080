//===- statements.cpp - statements and blocks as text ---------------------===//
//
// `split`, `partition`, `operate` and `recover` are padded to one width within a block, so that the three parts
// of a declaration stand below one another.
//
//===----------------------------------------------------------------------===//
#include "dsl/print/printer.h"

#include <algorithm>

namespace norma::dsl::printing {
namespace {

std::string word(StatementKind kind) {
  switch (kind) {
  case StatementKind::axis:
    return "axis";
  case StatementKind::split:
    return "split";
  case StatementKind::partition:
    return "partition";
  case StatementKind::operate:
    return "operate";
  case StatementKind::recover:
    return "recover";
  case StatementKind::let:
    return "let";
  case StatementKind::stat:
    return "stat";
  case StatementKind::param:
    return "param";
  case StatementKind::state:
    return "state";
  case StatementKind::repeat:
    return "repeat";
  case StatementKind::along:
    return "along";
  case StatementKind::yield:
    return "yield";
  case StatementKind::backward:
    return "backward";
  case StatementKind::assign:
    break;
  }
  return {};
}

bool is_padded(StatementKind kind) {
  return kind == StatementKind::split || kind == StatementKind::partition || kind == StatementKind::operate ||
         kind == StatementKind::recover;
}

} // namespace

std::size_t Printer::word_width(Range block) const {
  std::size_t widest = 0;
  for (Index i = 0; i < block.count; ++i)
    if (is_padded(at(block, i).kind)) widest = std::max(widest, word(at(block, i).kind).size());
  return widest;
}

std::string Printer::split(const Statement &s) const {
  std::string text =
      s.axes.count == 1 && !file.axes[std::size_t(s.axes.first)].pack ? axes(s.axes) : "(" + axes(s.axes) + ")";
  text += " into ";
  for (Index i = 0; i < s.factors.count; ++i) {
    const Factor &factor = file.factors[std::size_t(s.factors.first + i)];
    if (i) text += soft_blank + std::string("* ");
    text += factor.extent == none ? spelled(factor.axis)
                                  : "(" + spelled(factor.axis) + " = " + expression(factor.extent) + ")";
  }
  return text;
}

std::string Printer::clauses(Range range) const {
  std::string text;
  for (Index i = 0; i < range.count; ++i) {
    const Clause &clause = file.clauses[std::size_t(range.first + i)];
    text += soft_blank;
    switch (clause.kind) {
    case ClauseKind::on:
      text += "on " + expression(clause.value);
      break;
    case ClauseKind::over:
      text += "over " + spelled(clause.name);
      break;
    case ClauseKind::per:
      text += "per (" + axes(clause.axes) + ")";
      break;
    case ClauseKind::as:
      text += "as " + spelled(clause.name);
      break;
    case ClauseKind::tracking:
      text += tracking(clause.tracking);
      break;
    }
  }
  return text;
}

std::string Printer::names(const Statement &s) const {
  std::string text;
  for (Index i = 0; i < s.names.count; ++i)
    text += (i ? ", " : "") + spelled(file.names[std::size_t(s.names.first + i)]);
  return s.names.count > 1 ? "(" + text + ")" : text;
}

/// The statement up to its block, if it has one.
std::string Printer::head(const Statement &s, std::size_t word_width) const {
  std::string text = word(s.kind);
  if (is_padded(s.kind) && text.size() < word_width) text.resize(word_width, ' ');
  switch (s.kind) {
  case StatementKind::axis:
    return text + " " + names(s) + " = " + expression(s.value);
  case StatementKind::split:
    return text + " " + split(s);
  case StatementKind::partition:
    return text + (s.names.count ? " " + names(s) : "") + " over " + spans(s.spans) + filters(s.filters);
  case StatementKind::operate:
  case StatementKind::recover:
    return s.has_block ? text : text + " " + expression(s.value) + clauses(s.clauses);
  case StatementKind::let:
    return text + " " + names(s) + " = " + expression(s.value);
  case StatementKind::stat:
    text += " " + names(s) + " = " + expression(s.value);
    if (s.initially != none) text += soft_blank + ("initially " + expression(s.initially));
    if (s.tracking != none) text += soft_blank + tracking(s.tracking);
    return text;
  case StatementKind::param:
  case StatementKind::state:
    return text + " " + names(s) + shape(s.has_shape, s.axes) + (s.type.empty() ? "" : ": " + spelled(s.type)) + " = " +
           expression(s.value);
  case StatementKind::assign:
    return names(s) + " <- " + expression(s.value);
  case StatementKind::repeat:
    return text + " " + expression(s.value);
  case StatementKind::along:
    return text + " " + names(s);
  case StatementKind::yield:
    return text + " " + expression(s.value);
  case StatementKind::backward:
    return text + "(" + names(s) + ")";
  }
  return {};
}

bool Printer::has_comments(const Statement &s) const {
  return s.comments.count || s.comments_end.count || !s.comment_after.empty() ||
         (s.has_block && !fits_one_line(s.block));
}

bool Printer::fits_one_line(Range block) const {
  for (Index i = 0; i < block.count; ++i)
    if (has_comments(at(block, i))) return false;
  return true;
}

std::string Printer::flat(const Statement &s, std::size_t word_width) const {
  return head(s, word_width) + (s.has_block ? " " + flat_block(s.block) : "");
}

std::string Printer::flat_block(Range block) const {
  if (block.count == 0) return "{}";
  std::string text = "{ ";
  for (Index i = 0; i < block.count; ++i) text += (i ? "  " : "") + flat(at(block, i), 0);
  return text + " }";
}

void Printer::comment_lines(Range comments, std::size_t indent) {
  for (Index i = 0; i < comments.count; ++i)
    out += std::string(indent, ' ') + spelled(file.comments[std::size_t(comments.first + i)]) + "\n";
}

void Printer::statement(const Statement &s, std::size_t indent, std::size_t word_width) {
  comment_lines(s.comments, indent);
  const bool whole = s.comments_end.count == 0 && (!s.has_block || fits_one_line(s.block));
  const std::string line = whole ? flat(s, word_width) : "";
  if (whole && (!s.has_block || indent + width(line) <= line_limit)) {
    out += wrap(line, indent);
  } else {
    out += wrap(head(s, word_width) + " {", indent) + "\n";
    block(s.block, s.comments_end, indent + 2);
    out += std::string(indent, ' ') + "}";
  }
  if (!s.comment_after.empty()) out += "  " + spelled(s.comment_after);
  out += "\n";
}

void Printer::block(Range block, Range comments_end, std::size_t indent) {
  const std::size_t widest = word_width(block);
  for (Index i = 0; i < block.count; ++i) statement(at(block, i), indent, widest);
  comment_lines(comments_end, indent);
}

} // namespace norma::dsl::printing
