//===- statements.cpp - statements in order -------------------------------===//
//
// What a block of a norm and the body of a definition have in common. What a stage's primitive defines is left
// in the norm too, under its full name.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

Elaborator::Block Elaborator::run_block(Frame &frame, Range range) {
  Block block;
  for (Index i = range.first; i < range.first + range.count; ++i)
    run_statement(frame, frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])], block);
  return block;
}

void Elaborator::run_statement(Frame &frame, const Statement &statement, Block &block) {
  switch (statement.kind) {
  case StatementKind::let:
    return run_let(frame, statement);
  case StatementKind::stat:
    return run_stat(frame, statement);
  case StatementKind::param:
    return run_param(frame, statement);
  case StatementKind::state:
    return run_state(frame, statement);
  case StatementKind::assign:
    return run_assign(frame, statement);
  case StatementKind::repeat:
    return run_repeat(frame, statement);
  case StatementKind::along:
    return run_along(frame, statement);
  case StatementKind::yield:
    block.yielded = evaluate(frame, statement.value);
    block.yields = true;
    return;
  case StatementKind::backward:
    if (block.yields && block.yielded >= 0) block.yielded = run_backward(frame, statement, block.yielded);
    return;
  case StatementKind::axis:
  case StatementKind::split:
    return; // read beforehand
  default:
    error(frame, statement.place, "this statement stands in the body of a norm, not inside a block or a definition");
  }
}

std::string Elaborator::full_name(const Frame &frame, std::string_view name) const {
  return frame.stage ? frame.stage->prefix + std::string(name) : std::string(name);
}

bool Elaborator::define(Frame &frame, const std::string &name, Symbol symbol, Place place) {
  if (frame.scope->symbols.contains(name)) {
    error(frame, place, "'" + name + "' is already defined; choose another name");
    return false;
  }
  frame.scope->symbols[name] = std::move(symbol);
  return true;
}

void Elaborator::leave_in_norm(Frame &frame, const std::string &name, const Symbol &symbol, Place place) {
  if (!frame.stage) return;
  const std::string full = full_name(frame, name);
  if (frame.stage->scope->symbols.contains(full))
    error(frame, place,
          "the stage defines '" + full + "', which is already defined; name the stage with 'as', and it is 'name_" +
              std::string(name) + "'");
  else
    frame.stage->scope->symbols[full] = symbol;
}

void Elaborator::run_let(Frame &frame, const Statement &statement) {
  const std::vector<NodeId> values = evaluate_all(frame, statement.value);
  if (Index(values.size()) != statement.names.count && std::ranges::find(values, -1) == values.end())
    error(frame, statement.place,
          "'let' names " + std::to_string(statement.names.count) + " values, found " + std::to_string(values.size()));
  for (Index i = 0; i < statement.names.count; ++i) {
    const Place place = frame.file->names[std::size_t(statement.names.first + i)];
    Symbol symbol;
    symbol.node = std::size_t(i) < values.size() ? values[std::size_t(i)] : -1;
    const std::string name(spelled(frame, place));
    graph.name(symbol.node, name);
    define(frame, name, symbol, place);
  }
}

int Elaborator::add_argument(const Frame &frame, ElaboratedArgument argument) {
  argument.place = here(frame, argument.place);
  for (const ElaboratedArgument &other : out.arguments)
    if (other.name == argument.name) {
      error(frame, argument.place,
            "two things that a call passes are named '" + argument.name +
                "'; name the stage with 'as', or choose another name");
      break;
    }
  const AxisSet atoms = axes.atoms(argument.axes);
  const Place place = argument.place;
  out.arguments.push_back(std::move(argument));
  const int index = int(out.arguments.size()) - 1;
  argument_nodes[index] = graph.argument(index, atoms, place);
  return index;
}

void Elaborator::run_param(Frame &frame, const Statement &statement) {
  const Place place = frame.file->names[std::size_t(statement.names.first)];
  const std::string name(spelled(frame, place));
  ElaboratedArgument argument;
  argument.name = full_name(frame, name);
  argument.role = Role::parameter;
  argument.place = place;
  if (statement.has_shape) {
    argument.axes = resolve_axes(frame, statement.axes, true);
  } else if (!frame.in_norm) {
    if (!frame.per) {
      Frame caller = frame;
      caller.file = files.front();
      error(caller, frame.call,
            "the parameters of '" + frame.definition + "' take their axes from the call; write '" + frame.definition +
                " per (C)', or 'per ()' for one number");
      frame.scope->symbols[name] = {};
      return;
    }
    argument.axes = *frame.per;
  }
  bool draws = false;
  argument.first_value = first_value(frame, statement.value, axes.atoms(argument.axes), Scalar::real, draws);
  argument.optional = !draws;
  Symbol symbol;
  symbol.argument = add_argument(frame, std::move(argument));
  symbol.node = argument_nodes[symbol.argument];
  define(frame, name, symbol, place);
  leave_in_norm(frame, name, symbol, place);
}

void Elaborator::run_state(Frame &frame, const Statement &statement) {
  const Place place = frame.file->names[std::size_t(statement.names.first)];
  const std::string name(spelled(frame, place));
  if (!frame.in_norm && !frame.stage)
    error(frame, place,
          "'" + frame.definition + "' has the state '" + name +
              "'; it stands after 'operate' or 'recover', not in an expression");
  ElaboratedArgument argument;
  argument.name = full_name(frame, name);
  argument.role = Role::state;
  argument.scalar = statement.type.empty() ? Scalar::real : Scalar::integer;
  argument.place = place;
  if (statement.has_shape)
    argument.axes = resolve_axes(frame, statement.axes, true);
  else if (frame.per)
    argument.axes = *frame.per;
  bool draws = false;
  argument.first_value = first_value(frame, statement.value, axes.atoms(argument.axes), argument.scalar, draws);
  argument.optional = !draws;
  Symbol symbol;
  symbol.kind = SymbolKind::state;
  symbol.argument = add_argument(frame, std::move(argument));
  symbol.node = argument_nodes[symbol.argument];
  define(frame, name, symbol, place);
  leave_in_norm(frame, name, symbol, place);
}

void Elaborator::run_assign(Frame &frame, const Statement &statement) {
  const Place place = frame.file->names[std::size_t(statement.names.first)];
  const std::string name(spelled(frame, place));
  NodeId value = canonical(evaluate(frame, statement.value));
  Symbol *symbol = frame.scope->find(name);
  if (!symbol || symbol->kind == SymbolKind::partition) {
    error(frame, place, "'" + name + "' is neither a state nor a 'let' of this loop; nothing else can be changed");
    return;
  }
  if (value < 0) return;
  if (symbol->kind == SymbolKind::value) {
    graph.name(value, name);
    symbol->node = value;
    return;
  }
  const ElaboratedArgument argument = out.arguments[std::size_t(symbol->argument)];
  if (argument.scalar == Scalar::integer && graph[value].scalar != Scalar::integer) {
    error(frame, statement.place,
          "the state '" + name + "' is an integer; its new value is " + std::string(called(graph[value].scalar)));
    return;
  }
  if (argument.scalar == Scalar::real) value = to_real(frame, value, statement.place, "a state");
  if (value < 0) return;
  const AxisSet own = axes.atoms(argument.axes), found = graph.axes(value);
  if (!includes(own, found)) {
    error(frame, statement.place,
          "the new value of '" + name + "' has axis " + axes.names(axes.written(without(found, own))) +
              ", which the state lacks");
    return;
  }
  if (!options.training) return; // a state changes only in training
  value = graph.broadcast(value, own);
  if (argument.scalar == Scalar::real) value = graph.unary(NodeKind::stop_gradient, value);
  graph.name(value, name);
  symbol->node = value;
  if (!frame.in_backward) new_states[symbol->argument] = value;
  if (frame.stage) // the norm's name follows
    if (Symbol *left = frame.stage->scope->find(full_name(frame, name)); left && left->argument == symbol->argument)
      left->node = value;
}

} // namespace norma::dsl::elaboration
