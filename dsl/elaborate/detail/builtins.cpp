//===- builtins.cpp - functions that are neither aggregates nor elementwise -===//
//
// size, narrow, stop_gradient, normal, uniform, epsilon.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

#include <array>

namespace norma::dsl::elaboration {

bool Elaborator::is_builtin(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {"size", "narrow", "stop_gradient", "normal", "uniform", "epsilon"};
  return std::ranges::find(names, name) != names.end();
}

NodeId Elaborator::call_builtin(Frame &frame, std::string_view name, const Expression &call) {
  if (name == "size") return call_size(frame, call);
  if (name == "narrow") return call_narrow(frame, call);
  if (name == "epsilon") return call_epsilon(frame, call);
  if (name != "stop_gradient") return call_random(frame, name, call);
  const std::vector<NodeId> values = plain_arguments(frame, call, 1, 1, "stop_gradient(e)");
  if (values.empty() || values[0] < 0) return -1;
  return graph.unary(NodeKind::stop_gradient, values[0]);
}

NodeId Elaborator::call_size(Frame &frame, const Expression &call) {
  const auto usage = "'size' takes one axis; write size(C)";
  if (call.arguments.count != 1) return error(frame, call.place, usage);
  const Argument &argument = frame.file->arguments[std::size_t(call.arguments.first)];
  const Expression &axis = frame.file->expressions[std::size_t(argument.value)];
  if (axis.kind != ExpressionKind::axis) return error(frame, axis.place, usage);
  const AxisId id = resolve_axis(frame, axis.text, axis.twin);
  return id < 0 ? -1 : size_of(id, here(frame, call.place));
}

int Elaborator::argument_named(Frame &frame, Index expression) {
  const Expression &e = frame.file->expressions[std::size_t(expression)];
  if (e.kind != ExpressionKind::name) return -1;
  const Symbol *symbol = frame.scope->find(spelled(frame, e.text));
  if (!symbol) return -1;
  if (symbol->argument >= 0) return symbol->argument;
  // A definition's input names what the call gave.
  return symbol->node >= 0 && graph[symbol->node].kind == NodeKind::argument ? graph[symbol->node].argument : -1;
}

NodeId Elaborator::call_narrow(Frame &frame, const Expression &call) {
  if (call.arguments.count != 2) return error(frame, call.place, "'narrow' takes two arguments; write narrow(e, x)");
  const Argument *arguments = &frame.file->arguments[std::size_t(call.arguments.first)];
  const NodeId value = to_real(frame, evaluate(frame, arguments[0].value), call.place, "what is narrowed");
  const int like = argument_named(frame, arguments[1].value);
  if (like < 0 || out.arguments[std::size_t(like)].role == Role::scalar)
    return error(frame, frame.file->expressions[std::size_t(arguments[1].value)].place,
                 "the second argument of 'narrow' is the name of an input, a parameter or a state: the one whose "
                 "type is rounded to");
  if (value < 0) return -1;
  const NodeId id = graph.unary(NodeKind::narrow, value);
  out.nodes[std::size_t(id)].argument = like;
  return id;
}

NodeId Elaborator::call_random(Frame &frame, std::string_view name, const Expression &call) {
  const std::string usage = name == "normal" ? "normal(mean, deviation)" : "uniform(low, high)";
  std::vector<NodeId> values = plain_arguments(frame, call, 2, 2, usage);
  if (values.empty()) return -1;
  if (!drawn_axes)
    return error(frame, call.place,
                 "'" + std::string(name) + "' draws first values; it stands after '=' of a 'param' or a 'state'");
  for (NodeId &value : values) value = to_real(frame, value, call.place, "what '" + std::string(name) + "' takes");
  if (values[0] < 0 || values[1] < 0) return -1;
  has_drawn = true;
  const NodeId id = graph.elementwise(name, std::move(values), Scalar::real, here(frame, call.place));
  out.nodes[std::size_t(id)].kind = NodeKind::random;
  out.nodes[std::size_t(id)].axes = unite(*drawn_axes, graph.axes(id));
  return id;
}

NodeId Elaborator::call_epsilon(Frame &frame, const Expression &call) {
  const int like = call.arguments.count == 1
                       ? argument_named(frame, frame.file->arguments[std::size_t(call.arguments.first)].value)
                       : -1;
  if (like < 0)
    return error(frame, call.place,
                 "'epsilon' takes the name of an input: the distance from 1 to the next number of the type that it is "
                 "computed in; write epsilon(x)");
  const NodeId id = graph.elementwise("epsilon", {}, Scalar::real, here(frame, call.place));
  out.nodes[std::size_t(id)].argument = like;
  return id;
}

} // namespace norma::dsl::elaboration
