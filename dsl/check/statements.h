//===- statements.h - what may stand where, and the rules of each word ----===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr std::string_view statement_word(StatementKind kind) {
  constexpr std::string_view names[] = {"axis",  "split", "partition", "operate", "recover", "let",   "stat",
                                        "param", "state", "<-",        "repeat",  "along",   "yield", "backward"};
  return names[std::size_t(kind)];
}

/// Complains unless the statement may stand in such a block.
constexpr bool Checker::belongs(const Statement &s, Where where) {
  using enum StatementKind;
  const Text word = quoted(statement_word(s.kind));
  switch (s.kind) {
  case axis:
  case split:
  case partition:
  case operate:
  case recover:
    if (where == Where::norm) return true;
    error(s.place, word + " stands " +
                       choose(in_norm(), "at the top of a norm, not in a block",
                              "in a norm, not in " + Text(with_article(definition->kind))));
    return false;
  case stat:
  case param:
  case state:
    if (where == Where::backward) {
      error(s.place, word + " does not stand in 'backward', which may use names and change states");
      return false;
    }
    if (where == Where::repeat || (where == Where::along && s.kind != stat)) {
      error(s.place, word + " does not stand in a loop; write it before");
      return false;
    }
    return true;
  case yield:
    if (where == Where::norm) {
      error(s.place, "'yield' stands in a block or a definition; a norm gives its value under way");
      return false;
    }
    if (where == Where::repeat || where == Where::along) {
      error(s.place, "'yield' does not stand in a loop; write it after");
      return false;
    }
    return true;
  case backward:
    if (where == Where::stage_block || where == Where::definition) return true;
    error(s.place, "'backward' ends the block of an 'operate' or 'recover', or a definition");
    return false;
  default:
    return true;
  }
}

/// `yield` is last, but for `backward`; a definition has exactly one.
constexpr void Checker::check_yields(Range block, Where where, Place owner) {
  int yields = 0, backwards = 0;
  for (Index i = 0; i < block.count; ++i) {
    const Statement &s = file.statements[std::size_t(file.blocks[std::size_t(block.first + i)])];
    const bool yield = s.kind == StatementKind::yield, backward = s.kind == StatementKind::backward;
    if (yield && ++yields == 2) error(s.place, "a second 'yield'; a block yields once, at its end");
    if (backward && yields == 0) error(s.place, "'backward' follows the 'yield' whose gradient it takes");
    if (backward && ++backwards == 2) error(s.place, "a second 'backward'; a block has one, at its end");
    if (!yield && !backward && (yields == 1 || backwards)) {
      error(s.place, "a statement after 'yield'; 'yield' is last, but for 'backward'");
      return;
    }
  }
  if (yields > 0) return;
  if (where == Where::definition)
    error(owner, Text(with_article(definition->kind)) + " needs a 'yield' at its end");
  else if (where == Where::backward)
    error(owner, "'backward' needs a 'yield' at its end: the gradient of the subject");
}

constexpr void Checker::check_let(const Statement &s) {
  const Expression &e = at(s.value);
  const bool tuple = s.names.count > 1;
  const bool eigen = e.kind == ExpressionKind::call && same(spelled(e.text), "eigen") && !find_definition("eigen");
  bool fixed = false;
  if (tuple && (!eigen || s.names.count != 2)) {
    error(e.place, "two names take the columns and values that 'eigen' gives; nothing else gives two results");
    check(s.value);
  } else {
    fixed = tuple ? check_call(e, Purpose::value, true) : check(s.value);
  }
  for (Index i = 0; i < s.names.count; ++i) define(file.names[std::size_t(s.names.first + i)], ValueKind::let, fixed);
}

constexpr void Checker::check_stat(const Statement &s) {
  const Place name = file.names[std::size_t(s.names.first)];
  check(s.value);
  check(s.initially, Purpose::first_value);
  define(name, ValueKind::stat);
  if (s.tracking == none) return;
  const Tracking &tracking = file.trackings[std::size_t(s.tracking)];
  if (!in_norm() && definition->kind != DefinitionKind::operation)
    error(tracking.place, "'tracking' stands in norms and operations, not in " + Text(with_article(definition->kind)));
  const ExportSignature itself{spelled(name), ExportKind::stat};
  check_tracking(s.tracking, {&itself, 1}, spelled(name));
}

/// A parameter or a state.
constexpr void Checker::check_first_value(const Statement &s) {
  const Place name = file.names[std::size_t(s.names.first)];
  if (s.has_shape && !in_norm())
    error(name, Text(with_article(definition->kind)) +
                    " names no axes; leave the brackets out, 'per' at the call gives "
                    "them");
  else if (s.has_shape)
    bracket(s.axes, "the brackets of " + Text(spelled(name)));
  check(s.value, Purpose::first_value);
  define(name, s.kind == StatementKind::param ? ValueKind::param : ValueKind::state);
}

constexpr void Checker::check_update(const Statement &s, Where where) {
  const Place name = file.names[std::size_t(s.names.first)];
  check(s.value);
  Value *target = nullptr;
  for (Value &value : values)
    if (same(value.name, spelled(name))) target = &value;
  if (!target) return unknown_name(name);
  if (target->kind == ValueKind::state) {
    if (target->updated)
      error(s.place, "state " + quoted(target->name) + " is updated a second time; a loop may update it repeatedly");
    target->updated = true;
    return;
  }
  if (target->kind != ValueKind::let) {
    error(name, quoted(target->name) + " is " + with_article(target->kind) +
                    "; '<-' updates a state, or in a loop a 'let' of the block around it");
    return;
  }
  if (target->loop >= loop) {
    error(name,
          quoted(target->name) + (loop == 0 || (where != Where::repeat && where != Where::along)
                                      ? " is a let; '<-' updates it in a loop only, outside introduce another name"
                                      : " is defined in this loop; '<-' updates a 'let' of the block around it"));
    return;
  }
  target->fixed = false;
}

constexpr void Checker::check_loop(const Statement &s) {
  const bool repeat = s.kind == StatementKind::repeat;
  if (repeat) {
    check(s.value, Purpose::extent);
  } else {
    AxisName axis;
    axis.place = axis.name = file.names[std::size_t(s.names.first)];
    know(axis, "");
  }
  const std::size_t known = values.size();
  ++loop;
  check_block(s.block, repeat ? Where::repeat : Where::along);
  --loop;
  if (repeat)
    while (values.size() > known) values.pop_back();
  else
    for (std::size_t i = known; i < values.size(); ++i) values[i].loop = loop;
}

constexpr void Checker::check_statement(const Statement &s, Where where) {
  if (!belongs(s, where)) {
    // Its names are known all the same, so that one mistake gives one message.
    const bool names_value =
        s.kind == StatementKind::stat || s.kind == StatementKind::param || s.kind == StatementKind::state;
    if (names_value) define(file.names[std::size_t(s.names.first)], ValueKind::param);
    return;
  }
  switch (s.kind) {
  case StatementKind::axis:
    check(s.value, Purpose::extent);
    introduce_fresh(file.names[std::size_t(s.names.first)]);
    break;
  case StatementKind::split:
    check_split(s);
    break;
  case StatementKind::partition:
    check_partition(s);
    break;
  case StatementKind::operate:
  case StatementKind::recover:
    if (s.has_block) {
      check_yields(s.block, Where::stage_block, s.place);
      check_block(s.block, Where::stage_block);
    } else {
      check_stage(s);
    }
    break;
  case StatementKind::let:
    check_let(s);
    break;
  case StatementKind::stat:
    check_stat(s);
    break;
  case StatementKind::param:
  case StatementKind::state:
    check_first_value(s);
    break;
  case StatementKind::assign:
    check_update(s, where);
    break;
  case StatementKind::repeat:
  case StatementKind::along:
    check_loop(s);
    break;
  case StatementKind::yield:
    check(s.value);
    break;
  case StatementKind::backward:
    check_yields(s.block, Where::backward, s.place);
    define(file.names[std::size_t(s.names.first)], ValueKind::gradient);
    check_block(s.block, Where::backward);
    break;
  }
}

constexpr void Checker::check_block(Range block, Where where) {
  for (Index i = 0; i < block.count; ++i)
    check_statement(file.statements[std::size_t(file.blocks[std::size_t(block.first + i)])], where);
}

} // namespace norma::dsl
