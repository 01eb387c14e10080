//===- expressions.cpp - values of expressions ----------------------------===//

#include "compiler/reference/elementary.h"
#include "compiler/reference/interpreter.h"
#include "compiler/reference/matrices.h"
#include "compiler/reference/reading.h"
#include "compiler/reference/spectral.h"

#include <charconv>
#include <limits>
#include <numbers>

namespace norma::reference {

Value Interpreter::evaluate(dsl::Index index, Frame &frame) {
  const dsl::Expression &node = frame.file->expressions[std::size_t(index)];
  try {
    return expression(node, frame);
  } catch (Fault &fault) {
    if (!fault.file) fault.file = frame.file, fault.place = node.place;
    throw;
  }
}

Value Interpreter::expression(const dsl::Expression &node, Frame &frame) {
  const std::string_view text = frame.file->spelled(node.text);
  switch (node.kind) {
  case dsl::ExpressionKind::number: {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return constant(number);
  }
  case dsl::ExpressionKind::boolean:
    return constant(text == "true");
  case dsl::ExpressionKind::name:
    return name(text, frame);
  case dsl::ExpressionKind::axis: {
    const std::string spelled = std::string(text.substr(0, text.find('\''))) + (node.twin ? "'" : "");
    const Axis found = machine.axes.find(spelled);
    if (found < 0) fail("axis " + spelled + " is not known here");
    Numbers coordinates(std::size_t(machine.axes.extent(found)));
    for (std::size_t i = 0; i < coordinates.size(); ++i) coordinates[i] = double(i);
    return seen(constant({found}, std::move(coordinates)), frame, nullptr, "");
  }
  case dsl::ExpressionKind::call:
    return call(node, frame);
  case dsl::ExpressionKind::pick: {
    const Value source = evaluate(node.left, frame);
    std::vector<ReadAt> picks;
    for (dsl::Index i = node.picks.first; i < node.picks.first + node.picks.count; ++i) {
      const dsl::Pick &pick = frame.file->picks[std::size_t(i)];
      picks.push_back({axis(pick.axis, frame), evaluate(pick.value, frame)});
    }
    return read_at(machine, source, picks);
  }
  case dsl::ExpressionKind::transpose: {
    const Value operand = evaluate(node.left, frame);
    Value turned = transposed(machine, operand, frame.joint);
    remember_transposed(turned, operand);
    return turned;
  }
  case dsl::ExpressionKind::negate:
    return apply(machine, "negate", evaluate(node.left, frame));
  case dsl::ExpressionKind::logical_not:
    return apply(machine, "not", evaluate(node.left, frame));
  case dsl::ExpressionKind::binary:
    return binary(node, frame);
  }
  throw InternalError("an expression of no kind");
}

Value Interpreter::binary(const dsl::Expression &node, Frame &frame) {
  const Value left = evaluate(node.left, frame), right = evaluate(node.right, frame);
  const auto named = [&](std::string_view function) { return apply(machine, function, left, right); };
  switch (node.op) {
  case dsl::Operator::add:
    return named("add");
  case dsl::Operator::subtract:
    return named("subtract");
  case dsl::Operator::multiply: {
    Value product = named("multiply");
    if (left.spectral || right.spectral) remember_scaled(machine, product, left, right, frame.joint);
    return product;
  }
  case dsl::Operator::divide:
    return named("divide");
  case dsl::Operator::matmul: {
    Value product = multiplied(machine, left, right, frame.joint);
    differentiate_whole(machine, product, left, right, frame.joint);
    return product;
  }
  case dsl::Operator::power:
    return named("power");
  case dsl::Operator::less:
    return named("less");
  case dsl::Operator::less_equal:
    return named("less_equal");
  case dsl::Operator::greater:
    return named("greater");
  case dsl::Operator::greater_equal:
    return named("greater_equal");
  case dsl::Operator::equal:
    return named("equal");
  case dsl::Operator::not_equal:
    return named("not_equal");
  case dsl::Operator::logical_and:
    return named("and");
  case dsl::Operator::logical_or:
    return named("or");
  case dsl::Operator::none:
    break;
  }
  throw InternalError("a binary expression without operator");
}

Value Interpreter::name(std::string_view spelled, Frame &frame) {
  if (spelled == "training") return constant(request.training);
  if (spelled == "pi") return constant(std::numbers::pi);
  if (spelled == "inf") return constant(std::numeric_limits<double>::infinity());
  if (spelled == "identity") return identity(machine, frame.joint);
  const std::string key(spelled);
  for (const Frame *at = &frame; at; at = at->parent)
    if (const auto found = at->values.find(key); found != at->values.end()) return seen(found->second, frame, at, key);
  fail("nothing is called " + key + " here");
}

/// A value from outside a loop along an axis, as its body sees it: at the current place, unless the loop carries it.
Value Interpreter::seen(Value value, const Frame &from, const Frame *until, const std::string &name) {
  for (const Frame *at = &from; at && at != until; at = at->parent)
    if (at->along >= 0 && !at->carried.contains(name)) value = slice(machine, value, at->along, at->at);
  return value;
}

} // namespace norma::reference
