//===- expressions.cpp - expressions and axes as text ---------------------===//
//
// The tree holds no parentheses: they are put where precedence asks for them.
//
//===----------------------------------------------------------------------===//
#include "dsl/print/printer.h"

#include "dsl/syntax/parse.h"

namespace norma::dsl::printing {
namespace {

int level(const Expression &e) {
  switch (e.kind) {
  case ExpressionKind::binary:
    return precedence(e.op);
  case ExpressionKind::logical_not:
    return 3;
  case ExpressionKind::negate:
    return 7;
  case ExpressionKind::pick:
  case ExpressionKind::transpose:
    return 9;
  default:
    return 10;
  }
}

const std::string comma = std::string(",") + soft_blank;

} // namespace

std::string Printer::expression(Index index, int least) const {
  const Expression &e = file.expressions[std::size_t(index)];
  if (level(e) < least) return "(" + expression(index) + ")";
  switch (e.kind) {
  case ExpressionKind::number:
  case ExpressionKind::boolean:
  case ExpressionKind::name:
    return spelled(e.text);
  case ExpressionKind::axis:
    return spelled(e.text) + (e.twin ? "'" : "");
  case ExpressionKind::call:
    return call(e);
  case ExpressionKind::pick:
    return expression(e.left, 9) + picks(e);
  case ExpressionKind::transpose: {
    const Expression &base = file.expressions[std::size_t(e.left)];
    const bool axis = base.kind == ExpressionKind::axis && !base.twin;
    return (axis ? "(" + expression(e.left) + ")" : expression(e.left, 9)) + "'";
  }
  case ExpressionKind::negate:
    return "-" + expression(e.left, 8);
  case ExpressionKind::logical_not:
    return "not " + expression(e.left, 4);
  case ExpressionKind::binary:
    return binary(e);
  }
  return {};
}

/// `*` and `/` beside `@` keep parentheses that precedence does not need: few readers know which goes first.
std::string Printer::binary(const Expression &e) const {
  const int own = precedence(e.op);
  const Expression &left = file.expressions[std::size_t(e.left)];
  if (e.op == Operator::power) {
    const Expression &right = file.expressions[std::size_t(e.right)];
    const bool plain = right.kind != ExpressionKind::negate ||
                       file.expressions[std::size_t(right.left)].kind == ExpressionKind::number;
    return expression(e.left, 9) + "^" + expression(e.right, plain ? 7 : 8);
  }
  const bool mixed = own == 6 && left.kind == ExpressionKind::binary && precedence(left.op) == 6 &&
                     (left.op == Operator::matmul) != (e.op == Operator::matmul);
  const int least = mixed ? 7 : own == 4 ? 5 : own;
  return expression(e.left, least) + soft_blank + spelled(e.text) + " " + expression(e.right, own + 1);
}

std::string Printer::call(const Expression &e) const {
  std::string text = spelled(e.text) + "(";
  for (Index i = 0; i < e.arguments.count; ++i) {
    const Argument &argument = file.arguments[std::size_t(e.arguments.first + i)];
    if (i) text += comma;
    if (!argument.name.empty()) text += spelled(argument.name) + " = ";
    text += expression(argument.value);
    if (argument.area.present)
      text +=
          " over " + (argument.area.partition.empty() ? spans(argument.area.spans) : spelled(argument.area.partition));
    text += filters(argument.filters);
  }
  return text + ")";
}

std::string Printer::picks(const Expression &e) const {
  std::string text = "[";
  for (Index i = 0; i < e.picks.count; ++i) {
    const Pick &pick = file.picks[std::size_t(e.picks.first + i)];
    if (i) text += comma;
    text += spelled(pick.axis.name) + (pick.axis.twin ? "' = " : " = ") + expression(pick.value);
  }
  return text + "]";
}

std::string Printer::axes(Range range) const {
  std::string text;
  for (Index i = 0; i < range.count; ++i) {
    const AxisName &axis = file.axes[std::size_t(range.first + i)];
    if (i) text += comma;
    text += spelled(axis.name) + (axis.pack ? "..." : axis.twin ? "'" : "");
  }
  return text;
}

std::string Printer::shape(bool present, Range range) const { return present ? "[" + axes(range) + "]" : ""; }

std::string Printer::spans(Range range) const {
  std::string text = "(";
  for (Index i = 0; i < range.count; ++i) {
    const Span &span = file.spans[std::size_t(range.first + i)];
    if (i) text += comma;
    text += spelled(span.axis.name) + (span.axis.pack ? "..." : span.axis.twin ? "'" : "");
    if (span.within) {
      text += " within ";
      if (span.low != none) text += expression(span.low) + " ";
      text += "..";
      if (span.high != none) text += " " + expression(span.high);
    }
    if (span.across_replicas) text += " across replicas";
  }
  return text + ")";
}

std::string Printer::filters(Range range) const {
  std::string text;
  for (Index i = 0; i < range.count; ++i) {
    const Filter &filter = file.filters[std::size_t(range.first + i)];
    text += soft_blank;
    switch (filter.kind) {
    case FilterKind::where:
      text += "where " + expression(filter.value);
      break;
    case FilterKind::weighted_by:
      text += "weighted by " + expression(filter.value);
      break;
    case FilterKind::per:
      text += "per (" + axes(filter.axes) + ")";
      break;
    case FilterKind::jointly:
      text += "jointly (" + axes(filter.axes) + ")";
      break;
    }
  }
  return text;
}

std::string Printer::tracking(Index index) const {
  const Tracking &tracking = file.trackings[std::size_t(index)];
  std::string text = "tracking(" + expression(tracking.rate);
  for (Index i = 0; i < tracking.feeds.count; ++i) {
    const Feed &feed = file.feeds[std::size_t(tracking.feeds.first + i)];
    text += (i ? "," : ";") + std::string(1, soft_blank) + spelled(feed.name);
    if (feed.value != none) text += " = " + expression(feed.value);
  }
  return text + ")";
}

} // namespace norma::dsl::printing
