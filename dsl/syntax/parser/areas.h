//===- areas.h - names, axes, and what follows `over` ---------------------===//
//
//   axis = AXIS ["'"] | [AXIS] "..."        span = axis ["within" [expr] ".." [expr]] ["across" "replicas"]
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/parser/parser.h"

namespace norma::dsl {

constexpr Place Parser::name(std::string_view what) {
  if (peek() == TokenKind::name) return take();
  if (failed) return {};
  if (is_word(peek()))
    fail(here(), "expected " + Text(what) + ", found " + found() + ", which is a word of the language");
  else if (peek() == TokenKind::axis)
    fail(here(), "expected " + Text(what) + ", which begins with a small letter, found " + found());
  else
    expected(what);
  return {};
}

constexpr Place Parser::axis_letters() {
  if (peek() == TokenKind::axis) return take();
  if (failed) return {};
  if (peek() == TokenKind::name)
    fail(here(), "expected an axis, which begins with a capital letter, found " + found());
  else
    expected("an axis");
  return {};
}

constexpr AxisName Parser::axis() {
  AxisName axis;
  const std::uint32_t start = begin();
  if (accept(TokenKind::ellipsis)) {
    axis.pack = true;
  } else {
    axis.name = axis_letters();
    if (accept(TokenKind::ellipsis))
      axis.pack = true;
    else if (accept(TokenKind::prime))
      axis.twin = true;
  }
  axis.place = since(start);
  return axis;
}

constexpr Range Parser::axes_until(TokenKind close) {
  std::vector<AxisName> list;
  if (peek() != close) do
      list.push_back(axis());
    while (accept(TokenKind::comma));
  require(close, close == TokenKind::close_bracket ? "',' or ']'" : "',' or ')'");
  return append_all(file.axes, list);
}

constexpr Range Parser::parenthesized_axes() {
  require(TokenKind::open_parenthesis, "'(' and axes");
  return axes_until(TokenKind::close_parenthesis);
}

constexpr bool Parser::shape(Range &axes) {
  if (!accept(TokenKind::open_bracket)) return false;
  axes = axes_until(TokenKind::close_bracket);
  return true;
}

constexpr Span Parser::span() {
  Span span;
  span.axis = axis();
  if (accept(TokenKind::word_within)) {
    span.within = true;
    if (peek() != TokenKind::dots) span.low = expression();
    require(TokenKind::dots, "'..', as in 'within -2 .. 2'");
    const TokenKind next = peek();
    if (next != TokenKind::close_parenthesis && next != TokenKind::comma && next != TokenKind::word_across)
      span.high = expression();
  }
  if (accept(TokenKind::word_across)) {
    span.across_replicas = true;
    require(TokenKind::word_replicas, "'replicas' after 'across'");
  }
  return span;
}

constexpr Range Parser::spans() {
  require(TokenKind::open_parenthesis, "'(' and axes after 'over'");
  std::vector<Span> list;
  if (peek() != TokenKind::close_parenthesis) do
      list.push_back(span());
    while (accept(TokenKind::comma));
  require(TokenKind::close_parenthesis, "',' or ')'");
  return append_all(file.spans, list);
}

/// After the word `over`, at an argument.
constexpr Area Parser::area() {
  Area area;
  area.present = true;
  const std::uint32_t start = begin();
  if (peek() == TokenKind::name)
    area.partition = take();
  else if (peek() == TokenKind::open_parenthesis)
    area.spans = spans();
  else
    expected("a partition's name or axes in parentheses after 'over'");
  area.place = since(start);
  return area;
}

constexpr bool Parser::filter(Filter &filter) {
  const std::uint32_t start = begin();
  if (accept(TokenKind::word_where)) {
    filter.kind = FilterKind::where;
    filter.value = expression();
  } else if (accept(TokenKind::word_weighted)) {
    filter.kind = FilterKind::weighted_by;
    require(TokenKind::word_by, "'by' after 'weighted'");
    filter.value = expression();
  } else if (accept(TokenKind::word_per)) {
    filter.kind = FilterKind::per;
    filter.axes = parenthesized_axes();
  } else if (accept(TokenKind::word_jointly)) {
    filter.kind = FilterKind::jointly;
    filter.axes = parenthesized_axes();
  } else {
    return false;
  }
  filter.place = since(start);
  return true;
}

constexpr Range Parser::filters() {
  std::vector<Filter> list;
  for (Filter next; filter(next); next = {}) list.push_back(next);
  return append_all(file.filters, list);
}

} // namespace norma::dsl
