//===- calls.cpp - who is called, and definitions expanded in place -------===//
//
// A definition's body is walked with its own names, the area of the call as its default area, and nothing else
// of the caller's.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

DefinitionReference Elaborator::find_definition(std::string_view name) const {
  for (const File *file : files)
    for (const Definition &definition : file->definitions)
      if (file->spelled(definition.name) == name) return {file, &definition};
  return {};
}

std::vector<NodeId> Elaborator::call(Frame &frame, const Expression &e) {
  const std::string_view name = spelled(frame, e.text);
  if (const DefinitionReference found = find_definition(name)) {
    if (found.definition->kind == DefinitionKind::norm)
      return {error(frame, e.place,
                    "'" + std::string(name) + "' is a norm; only operations, recoveries and functions are called")};
    Frame callee = frame;
    callee.stage = nullptr;
    callee.per.reset();
    if (e.arguments.count > 0) {
      const Argument &first = frame.file->arguments[std::size_t(e.arguments.first)];
      for (Index i = first.filters.first; i < first.filters.first + first.filters.count; ++i)
        if (const Filter &filter = frame.file->filters[std::size_t(i)]; filter.kind == FilterKind::per)
          callee.per = resolve_axes(frame, filter.axes);
      if (std::optional<ResolvedArea> area = area_of(frame, first)) {
        if (!area->joint.empty()) callee.joint = area->joint;
        callee.area = std::move(area);
      }
    }
    return {expand(frame, found, e.arguments, e.place, -1, std::move(callee))};
  }
  if (is_aggregate(name) && !((name == "min" || name == "max") && e.arguments.count > 1))
    return {call_aggregate(frame, name, e)};
  if (is_matrix_function(name)) return call_matrix(frame, name, e);
  if (is_builtin(name)) return {call_builtin(frame, name, e)};
  if (const ElementwiseFunction *function = find_elementwise(name); function && function->callable)
    return {call_elementwise(frame, *function, e)};
  unknown_callee(frame, e);
  return {-1};
}

void Elaborator::unknown_callee(const Frame &frame, const Expression &call) {
  const std::string name(spelled(frame, call.text));
  error(frame, call.text, "unknown function '" + name + "'; neither the prelude nor this file defines it");
}

std::vector<NodeId> Elaborator::plain_arguments(Frame &frame, const Expression &call, int least, int most,
                                                std::string_view usage) {
  const std::string name(spelled(frame, call.text));
  if (call.arguments.count < least || call.arguments.count > most) {
    error(frame, call.place,
          "'" + name + "' takes " + std::to_string(least) + (most > least ? " to " + std::to_string(most) : "") +
              " arguments, found " + std::to_string(call.arguments.count) + "; write " + std::string(usage));
    return {};
  }
  std::vector<NodeId> values;
  for (Index i = call.arguments.first; i < call.arguments.first + call.arguments.count; ++i) {
    const Argument &argument = frame.file->arguments[std::size_t(i)];
    if (argument.area.present || argument.filters.count > 0) {
      error(frame, argument.area.present ? argument.area.place : call.place,
            "'" + name + "' works element by element and takes no area; write " + std::string(usage));
      return {};
    }
    values.push_back(evaluate(frame, argument.value));
  }
  return values;
}

NodeId Elaborator::call_elementwise(Frame &frame, const ElementwiseFunction &function, const Expression &call) {
  constexpr std::string_view usages[] = {"(a)", "(a, b)", "(a, b, c)"};
  const std::string usage = std::string(function.name) + std::string(usages[function.arity - 1]);
  const bool folds = function.name == "min" || function.name == "max";
  std::vector<NodeId> values = plain_arguments(frame, call, function.arity, folds ? 16 : function.arity, usage);
  if (values.empty()) return -1;
  if (!folds) return apply(frame, function.name, std::move(values), call.place);
  NodeId result = values[0];
  for (std::size_t i = 1; i < values.size(); ++i) result = apply(frame, function.name, {result, values[i]}, call.place);
  return result;
}

NodeId Elaborator::expand(Frame &frame, DefinitionReference found, Range arguments, Place place, NodeId piped,
                          Frame callee) {
  const Definition &definition = *found.definition;
  const File &file = *found.file;
  const std::string name(file.spelled(definition.name));
  if (std::ranges::find(expanding, &definition) != expanding.end())
    return error(frame, place, "'" + name + "' is expanded in itself; a definition cannot call itself");
  constexpr std::size_t most_nodes = 100000;
  if (out.nodes.size() > most_nodes) {
    if (!too_many)
      error(frame, place,
            "the declaration expands to more than " + std::to_string(most_nodes) +
                " values; name what is used twice with 'let'");
    too_many = true;
    return -1;
  }
  Scope &scope = scopes.emplace_back();
  if (frame.file == files.front()) callee.call = place;
  callee.file = &file;
  callee.scope = &scope;
  callee.in_norm = false;
  callee.definition = name;

  std::vector<NodeId> positional;
  if (piped >= 0) positional.push_back(piped);
  std::map<std::string, NodeId, std::less<>> named;
  const bool pipes = callee.stage != nullptr;
  for (Index i = arguments.first; i < arguments.first + arguments.count; ++i) {
    const Argument &argument = frame.file->arguments[std::size_t(i)];
    const NodeId value = evaluate(frame, argument.value);
    if (argument.name.empty())
      positional.push_back(value);
    else
      named[std::string(spelled(frame, argument.name))] = value;
  }
  if (pipes && piped < 0) return -1;

  std::size_t next = 0;
  bool complete = true;
  const auto bind = [&](Place parameter, Index value, bool is_input) {
    const std::string parameter_name(file.spelled(parameter));
    Symbol symbol;
    if (const auto given = named.find(parameter_name); given != named.end()) {
      symbol.node = given->second;
      named.erase(given);
    } else if (next < positional.size()) {
      symbol.node = positional[next++];
    } else if (value != none) {
      symbol.node = evaluate(callee, value);
    } else {
      error(frame, place,
            "'" + name + "' has no value for '" + parameter_name + "'; write '" + name + "(" + parameter_name +
                " = …)'");
      complete = false;
      return;
    }
    if (is_input && symbol.node >= 0 && graph[symbol.node].scalar == Scalar::integer)
      symbol.node = graph.convert(symbol.node);
    scope.symbols[parameter_name] = symbol;
  };
  for (Index i = definition.inputs.first; i < definition.inputs.first + definition.inputs.count; ++i) {
    const Input &input = file.inputs[std::size_t(i)];
    bind(input.name, input.value, input.type.empty());
  }
  for (Index i = definition.settings.first; i < definition.settings.first + definition.settings.count; ++i)
    bind(file.settings[std::size_t(i)].name, file.settings[std::size_t(i)].value, false);
  if (next < positional.size())
    return error(frame, place,
                 "'" + name + "' takes " + std::to_string(definition.inputs.count + definition.settings.count) +
                     " arguments" + (pipes ? " with the value under way" : "") + ", found " +
                     std::to_string(positional.size()));
  if (!named.empty())
    return error(frame, place, "'" + name + "' has no input or setting '" + named.begin()->first + "'");
  if (!complete) return -1;
  if (definition.inputs.count > 0) {
    const Input &first = file.inputs[std::size_t(definition.inputs.first)];
    callee.subject = scope.symbols[std::string(file.spelled(first.name))].node;
    if (callee.subject < 0) return -1;
  }
  expanding.push_back(&definition);
  const Block block = run_block(callee, definition.body);
  expanding.pop_back();
  if (!block.yields) return error(frame, place, "'" + name + "' yields nothing; end it with 'yield'");
  return block.yielded;
}

} // namespace norma::dsl::elaboration
