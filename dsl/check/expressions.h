//===- expressions.h - names, coordinates and built-in calls --------------===//
//
// Every check answers whether the expression is computed from settings alone, which first values, defaults
// and extents need.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr bool Checker::check(Index index, Purpose purpose) {
  if (index == none) return true;
  const Expression &e = at(index);
  switch (e.kind) {
  case ExpressionKind::number:
  case ExpressionKind::boolean:
    return true;
  case ExpressionKind::name:
    return check_name(e, purpose);
  case ExpressionKind::axis:
    return check_coordinate(e, purpose);
  case ExpressionKind::call:
    return check_call(e, purpose);
  case ExpressionKind::pick:
    return check_picks(e, purpose);
  case ExpressionKind::transpose:
  case ExpressionKind::negate:
  case ExpressionKind::logical_not:
    return check(e.left, purpose);
  case ExpressionKind::binary: {
    const bool left = check(e.left, purpose);
    return check(e.right, purpose) && left;
  }
  }
  return true;
}

constexpr bool Checker::check_name(const Expression &e, Purpose purpose) {
  const std::string_view name = spelled(e.text);
  const Value *value = find_value(name);
  if (!value) {
    if (same(name, "pi") || same(name, "inf")) return true;
    if (same(name, "identity")) return true;
    if (same(name, "training")) {
      if (purpose != Purpose::value) error(e.place, "'training' is no setting; it is known in the body alone");
      return false;
    }
    if (same(name, "unbiased"))
      error(e.place, "'unbiased' is the second argument of 'var', as in 'var(x, unbiased)'");
    else
      unknown_name(e.place);
    return true;
  }
  if (purpose == Purpose::value || value->fixed) return value->fixed;
  const Text what = quoted(name) + " is " + with_article(value->kind);
  if (purpose == Purpose::first_value)
    error(e.place, "a first value uses settings, sizes and coordinates only; " + what);
  else if (purpose == Purpose::default_value)
    error(e.place, "a default uses settings only; " + what);
  else
    error(e.place, "an extent, a count or the bound of a window uses settings only; " + what);
  return true;
}

constexpr bool Checker::check_coordinate(const Expression &e, Purpose purpose) {
  AxisName axis;
  axis.place = e.place;
  axis.name = e.text;
  axis.twin = e.twin;
  if (purpose == Purpose::default_value || purpose == Purpose::extent)
    error(e.place, Text(purpose == Purpose::extent ? "an extent, a count or the bound of a window" : "a default") +
                       " uses settings only; " + spelled(e.text) + " is a coordinate");
  else
    know(axis, "");
  return true;
}

constexpr bool Checker::check_picks(const Expression &e, Purpose purpose) {
  bool fixed = check(e.left, purpose);
  for (Index i = 0; i < e.picks.count; ++i) {
    const Pick &pick = file.picks[std::size_t(e.picks.first + i)];
    know(pick.axis, "");
    fixed = check(pick.value, purpose) && fixed;
    for (Index k = 0; k < i; ++k) {
      const Pick &other = file.picks[std::size_t(e.picks.first + k)];
      if (other.axis.twin == pick.axis.twin && same(spelled(other.axis.name), spelled(pick.axis.name)))
        error(pick.axis.place, "axis " + Text(spelled(pick.axis.place)) + " is named twice in the brackets");
    }
  }
  return fixed;
}

/// What follows an argument's expression: its area and filters.
constexpr void Checker::check_area(const Argument &argument) {
  if (argument.area.present && !argument.area.partition.empty()) {
    const Place name = argument.area.partition;
    bool known = false;
    NearMiss near(spelled(name));
    for (Place partition : partitions) {
      known = known || same(spelled(partition), spelled(name));
      near.consider(spelled(partition));
    }
    if (!known)
      error(name, "unknown partition " + quoted(spelled(name)) +
                      choose(near.found(), "; did you mean " + quoted(near.suggestion()),
                             "; write axes in parentheses or a 'partition' of that name before"));
  }
  check_spans(argument.area.spans);
  check_filters(argument.filters, false);
}

constexpr bool Checker::check_arguments(const Expression &e, Purpose purpose, std::size_t from) {
  bool fixed = true;
  for (Index i = Index(from); i < e.arguments.count; ++i) {
    const Argument &argument = this->argument(e, i);
    fixed = check(argument.value, purpose) && fixed;
    check_area(argument);
    if (i > 0 && (argument.area.present || argument.filters.count))
      error(argument.area.present ? argument.area.place : at(argument.value).place,
            "an area follows the first argument of a call, not another");
  }
  return fixed;
}

constexpr bool Checker::check_call(const Expression &e, Purpose purpose, bool tuple) {
  const std::string_view name = spelled(e.text);
  const Signature *signature = find_definition(name);
  if (!signature) {
    if (const Builtin *builtin = find_builtin(name)) return check_builtin(e, *builtin, purpose, tuple);
    unknown_callee(e.text, "function");
    check_arguments(e, purpose, 0);
    return true;
  }
  if (signature->kind == DefinitionKind::norm) {
    error(e.text, quoted(name) + " is a norm; a norm is not called, its operations and recoveries are");
    return true;
  }
  match_arguments(&e, e.text, *signature, false);
  if (signature->has_state)
    error(e.text, quoted(name) + " keeps a state; it stands after 'operate' or 'recover', not in an expression");
  else if (signature->needs_per && in_norm()) {
    bool given = false;
    for (Index i = 0; e.arguments.count && i < argument(e, 0).filters.count; ++i)
      given = given || file.filters[std::size_t(argument(e, 0).filters.first + i)].kind == FilterKind::per;
    if (!given)
      error(e.place, quoted(name) + " has parameters and needs their axes; write '" + name +
                         "(y per (C))', or 'per ()' "
                         "for single numbers");
  }
  return check_arguments(e, purpose, 0);
}

constexpr bool Checker::check_builtin(const Expression &e, const Builtin &builtin, Purpose purpose, bool tuple) {
  const int count = e.arguments.count;
  const std::string_view name = builtin.name;
  for (Index i = 0; i < count; ++i)
    if (!argument(e, i).name.empty())
      error(argument(e, i).name, quoted(name) + " has no argument named " + quoted(spelled(argument(e, i).name)) +
                                     "; its arguments go by position");
  if (count < builtin.least || count > builtin.most) {
    constexpr std::string_view numbers[] = {"no", "1", "2", "3"};
    Text message = quoted(name) + " takes ";
    if (builtin.least != builtin.most) message += Text(numbers[builtin.least]) + " or ";
    message += Text(numbers[builtin.most]) + (builtin.most == 1 ? " argument, found " : " arguments, found ");
    message += count < 4 ? numbers[count] : std::string_view("more");
    error(e.place, std::move(message));
    return check_arguments(e, purpose, 0);
  }
  const Argument &first = argument(e, 0);
  const bool aggregate = is_aggregate(builtin, count);
  if (!aggregate && builtin.kind != BuiltinKind::random && builtin.kind != BuiltinKind::matrix) {
    if (first.area.present)
      error(first.area.place, quoted(name) + " works element by element and takes no area");
    else if (first.filters.count)
      error(file.filters[std::size_t(first.filters.first)].place,
            quoted(name) + " works element by element and takes no filter");
  }
  if (aggregate && in_norm() && !first.area.present && !has_default_area && purpose == Purpose::value)
    error(e.place, quoted(name) + " has no area; write 'over' and axes after its first argument, or an unnamed "
                                  "'partition' before");
  if (builtin.kind == BuiltinKind::random && purpose != Purpose::first_value)
    error(e.text, quoted(name) + " draws numbers and stands in first values of parameters and states only");
  if (same(name, "eigen") && !tuple)
    error(e.place, "'eigen' gives two results, columns and values; write 'let (u, l) = eigen(...)'");
  if (same(name, "var") && count == 2) {
    const Expression &second = at(argument(e, 1).value);
    if (second.kind != ExpressionKind::name || !same(spelled(second.text), "unbiased"))
      error(second.place, "the second argument of 'var' is 'unbiased' or left out");
    const bool fixed = check(first.value, purpose);
    check_area(first);
    return fixed;
  }
  if (same(name, "size")) {
    if (at(first.value).kind != ExpressionKind::axis)
      error(at(first.value).place, "'size' takes an axis, as in 'size(C)'");
    else
      check(first.value, Purpose::value);
    if (purpose == Purpose::default_value || purpose == Purpose::extent)
      error(e.place, Text(purpose == Purpose::extent ? "an extent, a count or the bound of a window" : "a default") +
                         " uses settings only; a size is known at the call");
    return true;
  }
  if (same(name, "narrow")) {
    const Expression &second = at(argument(e, 1).value);
    const Value *like = second.kind == ExpressionKind::name ? find_value(spelled(second.text)) : nullptr;
    const bool stored =
        like && (like->kind == ValueKind::input || like->kind == ValueKind::param || like->kind == ValueKind::state);
    if (!stored && !(second.kind == ExpressionKind::name && !like))
      error(second.place, "the second argument of 'narrow' is an input, a parameter or a state, whose type is meant");
  }
  return check_arguments(e, purpose, 0);
}

} // namespace norma::dsl
