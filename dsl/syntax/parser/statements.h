//===- statements.h - what stands between braces --------------------------===//
//
// Every statement begins with a word of its own or with `NAME <-`, so line breaks mean nothing. Comments are
// handed out here: those before a statement, or inside one, go before it; the one on its last line, behind it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/parser/parser.h"

namespace norma::dsl {

constexpr Range Parser::comments_before(std::uint32_t offset) {
  Range range{Index(file.comments.size()), 0};
  while (next_comment < lexed_comments.size() && lexed_comments[next_comment].begin < offset) {
    file.comments.push_back(lexed_comments[next_comment++]);
    ++range.count;
  }
  return range;
}

/// The comment that follows `offset` on its line, if no token stands between.
constexpr Place Parser::comment_after(std::uint32_t offset) {
  if (failed || next_comment >= lexed_comments.size()) return {};
  const Place comment = lexed_comments[next_comment];
  if (comment.begin < offset || here().begin < comment.begin) return {};
  for (std::uint32_t i = offset; i < comment.begin; ++i)
    if (file.text[i] == '\n') return {};
  ++next_comment;
  return comment;
}

constexpr Range Parser::block(Range &comments_end) {
  require(TokenKind::open_brace, "'{'");
  if (!enter()) return {};
  std::vector<Index> list;
  while (!failed && peek() != TokenKind::close_brace) list.push_back(statement());
  if (!failed) comments_end = comments_before(begin());
  accept(TokenKind::close_brace);
  leave();
  return append_all(file.blocks, list);
}

constexpr void Parser::block_of(Statement &s) {
  s.has_block = true;
  s.block = block(s.comments_end);
}

constexpr void Parser::parse_split(Statement &s) {
  std::vector<AxisName> axes;
  if (accept(TokenKind::open_parenthesis)) {
    s.axes = axes_until(TokenKind::close_parenthesis);
  } else {
    AxisName axis;
    axis.place = axis.name = axis_letters();
    s.axes = {append(file.axes, axis), 1};
  }
  require(TokenKind::word_into, "'into' and factors, as in 'split C into (G = groups) * K'");
  std::vector<Factor> list;
  do {
    Factor factor;
    if (accept(TokenKind::open_parenthesis)) {
      factor.axis = axis_letters();
      require(TokenKind::equals, "'=' and the extent of the factor");
      factor.extent = failed ? none : expression();
      require(TokenKind::close_parenthesis, "')'");
    } else {
      factor.axis = axis_letters();
    }
    list.push_back(factor);
  } while (accept(TokenKind::star));
  s.factors = append_all(file.factors, list);
}

constexpr void Parser::parse_partition(Statement &s) {
  if (peek() == TokenKind::name) s.names = {append(file.names, take()), 1};
  require(TokenKind::word_over, s.names.count ? "'over' and axes" : "a name or 'over'");
  s.spans = failed ? Range{} : spans();
  s.filters = filters();
}

constexpr Index Parser::tracking() {
  Tracking tracking;
  const std::uint32_t start = begin();
  take();
  require(TokenKind::open_parenthesis, "'(' and the rate after 'tracking'");
  tracking.rate = failed ? none : expression();
  std::vector<Feed> list;
  if (accept(TokenKind::semicolon)) {
    tracking.selects = true;
    do {
      Feed feed;
      feed.name = name("the name of a statistic");
      if (accept(TokenKind::equals)) feed.value = expression();
      list.push_back(feed);
    } while (accept(TokenKind::comma));
  }
  require(TokenKind::close_parenthesis, tracking.selects ? "',' or ')'" : "';' or ')'");
  tracking.place = since(start);
  tracking.feeds = append_all(file.feeds, list);
  return append(file.trackings, tracking);
}

constexpr bool Parser::clause(Clause &clause) {
  const std::uint32_t start = begin();
  if (accept(TokenKind::word_on)) {
    clause.kind = ClauseKind::on;
    clause.value = expression();
  } else if (accept(TokenKind::word_over)) {
    clause.kind = ClauseKind::over;
    clause.name = name("a partition's name");
  } else if (accept(TokenKind::word_per)) {
    clause.kind = ClauseKind::per;
    clause.axes = parenthesized_axes();
  } else if (accept(TokenKind::word_as)) {
    clause.kind = ClauseKind::as;
    clause.name = name("a prefix for the names of the stage");
  } else if (peek() == TokenKind::word_tracking) {
    clause.kind = ClauseKind::tracking;
    clause.tracking = tracking();
  } else {
    return false;
  }
  clause.place = since(start);
  return true;
}

constexpr void Parser::parse_stage(Statement &s) {
  if (peek() == TokenKind::open_brace) return block_of(s);
  s.value = expression();
  std::vector<Clause> list;
  for (Clause next; clause(next); next = {}) list.push_back(next);
  s.clauses = append_all(file.clauses, list);
}

constexpr void Parser::parse_let(Statement &s) {
  std::vector<Place> list;
  if (accept(TokenKind::open_parenthesis)) {
    do list.push_back(name("a name"));
    while (accept(TokenKind::comma));
    require(TokenKind::close_parenthesis, "',' or ')'");
  } else {
    list.push_back(name("a name"));
  }
  s.names = append_all(file.names, list);
  require(TokenKind::equals, "'='");
  s.value = failed ? none : expression();
}

constexpr void Parser::parse_stat(Statement &s) {
  s.names = {append(file.names, name("a name")), 1};
  require(TokenKind::equals, "'='");
  s.value = failed ? none : expression();
  if (accept(TokenKind::word_initially)) s.initially = expression();
  if (peek() == TokenKind::word_tracking) s.tracking = tracking();
}

constexpr void Parser::parse_param_or_state(Statement &s, bool state) {
  s.names = {append(file.names, name("a name")), 1};
  s.has_shape = shape(s.axes);
  if (state && accept(TokenKind::colon)) {
    s.type = here();
    require(TokenKind::word_int, "'int', the only type a state may have besides real");
  }
  require(TokenKind::equals, "'=' and the first value");
  s.value = failed ? none : expression();
}

constexpr void Parser::parse_backward(Statement &s) {
  require(TokenKind::open_parenthesis, "'(' and a name for the incoming gradient");
  s.names = {append(file.names, name("a name for the incoming gradient")), 1};
  require(TokenKind::close_parenthesis, "')'");
  block_of(s);
}

constexpr Index Parser::statement() {
  Statement s;
  const std::uint32_t start = begin();
  s.comments = comments_before(start);
  const TokenKind first = peek();
  const bool names = first == TokenKind::name && peek_second() == TokenKind::assign;
  if (!is_word(first) && !names) {
    if (failed) return none;
    const bool assigns = first == TokenKind::name && peek_second() == TokenKind::equals;
    if (first == TokenKind::end)
      expected("a statement or '}'");
    else if (assigns)
      fail(here(), "expected a statement, found " + found() +
                       "; a name is introduced by 'let', 'stat' or 'param', a "
                       "state is updated by '<-'");
    else
      fail(here(),
           "expected a statement, which begins with a word such as 'partition', 'operate', 'let', found " + found());
    return none;
  }
  const Place word = take();
  const std::uint32_t rest = begin();
  using enum TokenKind;
  switch (first) {
  case name:
    s.kind = StatementKind::assign;
    s.names = {append(file.names, word), 1};
    take();
    s.value = expression();
    break;
  case word_axis:
    s.kind = StatementKind::axis;
    s.names = {append(file.names, axis_letters()), 1};
    require(equals, "'=' and the extent of the axis");
    s.value = failed ? none : expression();
    break;
  case word_split:
    s.kind = StatementKind::split;
    parse_split(s);
    break;
  case word_partition:
    s.kind = StatementKind::partition;
    parse_partition(s);
    break;
  case word_operate:
    s.kind = StatementKind::operate;
    parse_stage(s);
    break;
  case word_recover:
    s.kind = StatementKind::recover;
    parse_stage(s);
    break;
  case word_let:
    s.kind = StatementKind::let;
    parse_let(s);
    break;
  case word_stat:
    s.kind = StatementKind::stat;
    parse_stat(s);
    break;
  case word_param:
    s.kind = StatementKind::param;
    parse_param_or_state(s, false);
    break;
  case word_state:
    s.kind = StatementKind::state;
    parse_param_or_state(s, true);
    break;
  case word_repeat:
    s.kind = StatementKind::repeat;
    s.value = expression();
    block_of(s);
    break;
  case word_along:
    s.kind = StatementKind::along;
    s.names = {append(file.names, axis_letters()), 1};
    block_of(s);
    break;
  case word_yield:
    s.kind = StatementKind::yield;
    s.value = expression();
    break;
  case word_backward:
    s.kind = StatementKind::backward;
    parse_backward(s);
    break;
  default:
    --this->at;
    expected("a statement, which begins with a word such as 'partition', 'operate', 'let'");
    return none;
  }
  if (failed) return none;
  s.place = since(start);
  s.rest = {rest < s.place.end ? rest : s.place.end, s.place.end};
  accept(semicolon);
  if (!s.has_block) s.comments.count += comments_before(s.place.end).count;
  s.comment_after = comment_after(end_of_last());
  return append(file.statements, s);
}

} // namespace norma::dsl
