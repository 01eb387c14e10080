//===- parser.h - the recursive-descent parser, its state and its parts ---===//
//
// One function per rule of the grammar, spread over the headers of this folder: expressions, areas,
// statements, definitions. The first mistake of a definition is reported; from there on every look ahead
// answers `end`, so that all rules return without further care, and reading resumes at the next definition.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/lexer.h"
#include "dsl/syntax/limits.h"

namespace norma::dsl {

/// A parsed text. With errors among the diagnostics the file holds the definitions that were whole.
struct ParseOutcome {
  File file;
  std::vector<Diagnostic> diagnostics;
  constexpr bool ok() const { return !has_errors(diagnostics); }
};

struct Parser {
  File file;
  std::vector<Diagnostic> diagnostics;
  std::vector<Token> tokens;
  std::vector<Place> lexed_comments;
  std::vector<std::uint16_t> heights; ///< of the expressions
  std::size_t at = 0;
  std::size_t failed_at = 0;
  std::size_t next_comment = 0;
  int nesting = 0;
  bool failed = false;

  // Looking ahead and moving on.
  constexpr TokenKind peek() const { return failed ? TokenKind::end : tokens[at].kind; }
  constexpr TokenKind peek_second() const {
    return failed || at + 1 >= tokens.size() ? TokenKind::end : tokens[at + 1].kind;
  }
  constexpr Place here() const { return tokens[at].place; }
  constexpr std::uint32_t begin() const { return tokens[at].place.begin; }
  constexpr std::uint32_t end_of_last() const { return at == 0 ? 0 : tokens[at - 1].place.end; }
  constexpr Place since(std::uint32_t start) const { return {start, end_of_last()}; }
  constexpr Place take() { return tokens[at++].place; }
  constexpr bool accept(TokenKind kind) {
    if (peek() != kind || kind == TokenKind::end) return false;
    ++at;
    return true;
  }

  // Mistakes.
  constexpr Text found() const;
  constexpr void fail(Place place, Text message);
  constexpr void expected(std::string_view what) { fail(here(), "expected " + Text(what) + ", found " + found()); }
  constexpr void require(TokenKind kind, std::string_view what) {
    if (!accept(kind)) expected(what);
  }
  constexpr bool enter();
  constexpr void leave() { --nesting; }

  /// Appends to a pool and answers where it went.
  template <typename Element> static constexpr Index append(std::vector<Element> &pool, const Element &element) {
    pool.push_back(element);
    return Index(pool.size()) - 1;
  }
  template <typename Element>
  static constexpr Range append_all(std::vector<Element> &pool, const std::vector<Element> &elements) {
    const Range range{Index(pool.size()), Index(elements.size())};
    for (const Element &element : elements) pool.push_back(element);
    return range;
  }

  // Names and axes (areas.h).
  constexpr Place name(std::string_view what);
  constexpr Place axis_letters();
  constexpr AxisName axis();
  constexpr Range axes_until(TokenKind close);
  constexpr Range parenthesized_axes();
  constexpr bool shape(Range &axes);
  constexpr Span span();
  constexpr Range spans();
  constexpr Area area();
  constexpr bool filter(Filter &filter);
  constexpr Range filters();

  // Expressions (expressions.h).
  constexpr Index make(Expression expression);
  constexpr int height(Index index) const { return index == none ? 0 : heights[std::size_t(index)]; }
  constexpr Index expression() { return binary(1); }
  constexpr Index binary(int least);
  constexpr Index signed_term();
  constexpr Index postfix();
  constexpr Index primary();
  constexpr Index call();
  constexpr Argument argument();
  constexpr Range picks();

  // Statements (statements.h).
  constexpr Index statement();
  constexpr Range block(Range &comments_end);
  constexpr void block_of(Statement &s);
  constexpr void parse_split(Statement &s);
  constexpr void parse_partition(Statement &s);
  constexpr void parse_stage(Statement &s);
  constexpr void parse_let(Statement &s);
  constexpr void parse_stat(Statement &s);
  constexpr void parse_param_or_state(Statement &s, bool state);
  constexpr void parse_backward(Statement &s);
  constexpr Index tracking();
  constexpr bool clause(Clause &clause);
  constexpr Range comments_before(std::uint32_t offset);
  constexpr Place comment_after(std::uint32_t offset);

  // Definitions (definitions.h).
  constexpr void definition();
  constexpr Input input();
  constexpr Result result();
  constexpr void documentation(Definition &d);
  constexpr void resume();
  constexpr void run();
};

constexpr Text Parser::found() const {
  const Token token = tokens[at];
  if (token.kind == TokenKind::end) return "the end of the text";
  return lexis::excerpt(file.spelled(token.place));
}

constexpr void Parser::fail(Place place, Text message) {
  if (failed) return;
  failed = true;
  failed_at = at;
  diagnostics.push_back({Diagnostic::error, std::move(message), place, {}});
}

constexpr bool Parser::enter() {
  if (++nesting <= nesting_limit) return true;
  fail(here(), "more than 64 levels of brackets and blocks; name a part with 'let'");
  return false;
}

} // namespace norma::dsl
