//===- expressions.h - operators by precedence, calls, reading elsewhere --===//
//
// From loose to tight: `or`, `and`, `not`, comparison (one), `+ -`, `* / @`, a leading `-`, `^` (to the right),
// and behind a value `'` and `[A = i]`.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/parser/parser.h"

namespace norma::dsl {

/// How tightly an operator binds: 1 `or`, 2 `and`, 4 comparison, 5 `+ -`, 6 `* / @`, 8 `^`; 0 for what is none.
/// 3 is `not`, 7 the leading `-`.
constexpr int precedence(Operator op) {
  switch (op) {
  case Operator::logical_or:
    return 1;
  case Operator::logical_and:
    return 2;
  case Operator::less:
  case Operator::less_equal:
  case Operator::greater:
  case Operator::greater_equal:
  case Operator::equal:
  case Operator::not_equal:
    return 4;
  case Operator::add:
  case Operator::subtract:
    return 5;
  case Operator::multiply:
  case Operator::divide:
  case Operator::matmul:
    return 6;
  case Operator::power:
    return 8;
  case Operator::none:
    break;
  }
  return 0;
}

constexpr Operator binary_operator(TokenKind kind) {
  switch (kind) {
  case TokenKind::word_or:
    return Operator::logical_or;
  case TokenKind::word_and:
    return Operator::logical_and;
  case TokenKind::less:
    return Operator::less;
  case TokenKind::less_equal:
    return Operator::less_equal;
  case TokenKind::greater:
    return Operator::greater;
  case TokenKind::greater_equal:
    return Operator::greater_equal;
  case TokenKind::equal:
    return Operator::equal;
  case TokenKind::not_equal:
    return Operator::not_equal;
  case TokenKind::plus:
    return Operator::add;
  case TokenKind::minus:
    return Operator::subtract;
  case TokenKind::star:
    return Operator::multiply;
  case TokenKind::slash:
    return Operator::divide;
  case TokenKind::at:
    return Operator::matmul;
  case TokenKind::caret:
    return Operator::power;
  default:
    return Operator::none;
  }
}

constexpr Index Parser::make(Expression expression) {
  int below = height(expression.left) > height(expression.right) ? height(expression.left) : height(expression.right);
  const auto consider = [&](Index index) { below = height(index) > below ? height(index) : below; };
  for (Index i = 0; i < expression.arguments.count; ++i) {
    const Argument &argument = file.arguments[std::size_t(expression.arguments.first + i)];
    consider(argument.value);
    for (Index k = 0; k < argument.filters.count; ++k)
      consider(file.filters[std::size_t(argument.filters.first + k)].value);
    for (Index k = 0; k < argument.area.spans.count; ++k) {
      consider(file.spans[std::size_t(argument.area.spans.first + k)].low);
      consider(file.spans[std::size_t(argument.area.spans.first + k)].high);
    }
  }
  for (Index i = 0; i < expression.picks.count; ++i)
    consider(file.picks[std::size_t(expression.picks.first + i)].value);
  if (below >= depth_limit)
    fail(expression.text, "an expression of more than 256 operations inside one another; name a part with 'let'");
  heights.push_back(std::uint16_t(below + 1));
  return append(file.expressions, expression);
}

constexpr Index Parser::binary(int least) {
  const std::uint32_t start = begin();
  Index left = none;
  bool negated = false;
  if (least <= 3 && peek() == TokenKind::word_not) {
    Expression negation;
    negation.kind = ExpressionKind::logical_not;
    negation.text = take();
    negation.left = binary(4);
    negation.place = since(start);
    left = make(negation);
    negated = true;
  } else {
    left = signed_term();
  }
  bool compared = false;
  while (true) {
    const Operator op = binary_operator(peek());
    const int level = precedence(op);
    if (level == 0 || level < least || (negated && level > 3)) return left;
    if (level == 4 && compared) {
      fail(here(), "comparisons do not chain; write 'a < b and b < c'");
      return left;
    }
    compared = compared || level == 4;
    Expression node;
    node.kind = ExpressionKind::binary;
    node.op = op;
    node.text = take();
    node.left = left;
    node.right = binary(level + 1);
    if (failed) return left;
    node.place = since(start);
    left = make(node);
  }
}

/// `[ "-" ] postfix [ "^" signed ]`
constexpr Index Parser::signed_term() {
  const std::uint32_t start = begin();
  Expression negation;
  const bool negative = peek() == TokenKind::minus;
  if (negative) {
    negation.kind = ExpressionKind::negate;
    negation.text = take();
  }
  Index value = postfix();
  if (peek() == TokenKind::caret) {
    Expression node;
    node.kind = ExpressionKind::binary;
    node.op = Operator::power;
    node.text = take();
    node.left = value;
    if (!enter()) return value;
    node.right = signed_term();
    leave();
    if (failed) return value;
    node.place = {file.expressions[std::size_t(value)].place.begin, end_of_last()};
    value = make(node);
  }
  if (!negative || failed) return value;
  negation.left = value;
  negation.place = since(start);
  return make(negation);
}

constexpr Index Parser::postfix() {
  const std::uint32_t start = begin();
  Index value = primary();
  while (!failed) {
    Expression node;
    node.left = value;
    if (peek() == TokenKind::prime) {
      node.kind = ExpressionKind::transpose;
      node.text = take();
    } else if (peek() == TokenKind::open_bracket) {
      node.kind = ExpressionKind::pick;
      node.text = here();
      node.picks = picks();
    } else {
      return value;
    }
    if (failed) return value;
    node.place = since(start);
    value = make(node);
  }
  return value;
}

constexpr Range Parser::picks() {
  take();
  if (!enter()) return {};
  std::vector<Pick> list;
  do {
    Pick pick;
    pick.axis.name = axis_letters();
    pick.axis.twin = accept(TokenKind::prime);
    pick.axis.place = {pick.axis.name.begin, end_of_last()};
    require(TokenKind::equals, "'=' and where to read along the axis, as in 'x[T = T - 1]'");
    pick.value = failed ? none : expression();
    list.push_back(pick);
  } while (accept(TokenKind::comma));
  require(TokenKind::close_bracket, "',' or ']'");
  leave();
  return append_all(file.picks, list);
}

constexpr Index Parser::primary() {
  Expression node;
  const TokenKind kind = peek();
  node.place = node.text = here();
  if (kind == TokenKind::number) {
    node.kind = ExpressionKind::number;
    take();
  } else if (kind == TokenKind::word_true || kind == TokenKind::word_false) {
    node.kind = ExpressionKind::boolean;
    take();
  } else if (kind == TokenKind::axis) {
    node.kind = ExpressionKind::axis;
    take();
    node.twin = accept(TokenKind::prime);
    node.place = since(node.text.begin);
  } else if (kind == TokenKind::name || kind == TokenKind::word_norm || kind == TokenKind::word_where) {
    if (peek_second() == TokenKind::open_parenthesis) return call();
    if (kind != TokenKind::name) {
      take();
      expected("'(' after '" + Text(file.spelled(node.text)) + "' in an expression");
      return none;
    }
    node.kind = ExpressionKind::name;
    take();
  } else if (kind == TokenKind::open_parenthesis) {
    take();
    if (!enter()) return none;
    const Index inner = expression();
    require(TokenKind::close_parenthesis, "')'");
    leave();
    return inner;
  } else {
    if (!failed) {
      if (is_word(kind))
        fail(here(), "expected an expression, found " + found() + ", which is a word of the language");
      else
        expected("an expression");
    }
    return none;
  }
  return make(node);
}

constexpr Index Parser::call() {
  Expression node;
  node.kind = ExpressionKind::call;
  const std::uint32_t start = begin();
  node.text = take();
  take();
  if (!enter()) return none;
  std::vector<Argument> list;
  if (peek() != TokenKind::close_parenthesis) do
      list.push_back(argument());
    while (accept(TokenKind::comma));
  require(TokenKind::close_parenthesis, "',' or ')'");
  leave();
  if (failed) return none;
  node.place = since(start);
  node.arguments = append_all(file.arguments, list);
  return make(node);
}

constexpr Argument Parser::argument() {
  Argument argument;
  if (peek() == TokenKind::name && peek_second() == TokenKind::equals) {
    argument.name = take();
    take();
  }
  argument.value = expression();
  if (accept(TokenKind::word_over)) argument.area = area();
  argument.filters = filters();
  return argument;
}

} // namespace norma::dsl
