//===- norm.cpp - a norm from its header to its last statement ------------===//
//
// The order is: settings, axes, inputs, statements, results.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

void Elaborator::run(DefinitionReference norm) {
  const Definition &definition = *norm.definition;
  Frame frame;
  frame.file = norm.file;
  frame.scope = &scopes.emplace_back();
  frame.in_norm = true;
  out.name = spelled(frame, definition.name);
  out.training = options.training;
  frame.definition = out.name;
  read_settings(frame, definition);
  read_axes(frame, definition);
  read_inputs(frame, definition);
  choose_name_under_way(frame, definition);
  for (Index i = definition.body.first; i < definition.body.first + definition.body.count; ++i)
    run_norm_statement(frame, frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])]);
  gather_results(frame, definition);
  if (options.training) warn_of_batch_axes(frame);
  list_structural_settings();
}

void Elaborator::read_inputs(Frame &frame, const Definition &norm) {
  for (Index i = norm.inputs.first; i < norm.inputs.first + norm.inputs.count; ++i) {
    const Input &input = frame.file->inputs[std::size_t(i)];
    const std::string_view type = spelled(frame, input.type);
    ElaboratedArgument argument;
    argument.name = spelled(frame, input.name);
    argument.role = Role::input;
    argument.scalar = type.empty() ? Scalar::real : type == "bool" ? Scalar::boolean : Scalar::integer;
    argument.axes = resolve_axes(frame, input.axes);
    argument.place = input.name;
    if (!type.empty() && type != "bool" && type != "int") argument.label = axes.find(type);
    argument.optional = input.value != none;
    bool draws = false;
    if (argument.optional)
      argument.first_value = first_value(frame, input.value, axes.atoms(argument.axes), argument.scalar, draws);
    const AxisId label = argument.label;
    Symbol symbol;
    symbol.argument = add_argument(frame, std::move(argument));
    symbol.node = argument_nodes[symbol.argument];
    if (label >= 0) labels.push_back({label, symbol.node});
    define(frame, std::string(spelled(frame, input.name)), symbol, input.name);
  }
}

bool Elaborator::defines(const Frame &frame, Range block, std::string_view name) const {
  for (Index i = block.first; i < block.first + block.count; ++i) {
    const Statement &statement = frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])];
    const bool named = statement.kind == StatementKind::let || statement.kind == StatementKind::stat ||
                       statement.kind == StatementKind::param || statement.kind == StatementKind::state;
    for (Index k = statement.names.first; named && k < statement.names.first + statement.names.count; ++k)
      if (spelled(frame, frame.file->names[std::size_t(k)]) == name) return true;
    const bool same_scope = statement.kind != StatementKind::repeat && statement.kind != StatementKind::backward;
    if (statement.has_block && same_scope && defines(frame, statement.block, name)) return true;
  }
  return false;
}

void Elaborator::choose_name_under_way(const Frame &frame, const Definition &norm) {
  under_way = "y";
  const Result *first = norm.results.count > 0 ? &frame.file->results[std::size_t(norm.results.first)] : nullptr;
  if (first && !defines(frame, norm.body, spelled(frame, first->name))) under_way = spelled(frame, first->name);
  if (norm.inputs.count == 0) return;
  const Symbol *input = frame.scope->find(spelled(frame, frame.file->inputs[std::size_t(norm.inputs.first)].name));
  if (!input || input->argument < 0) return;
  first_result_axes = axes.atoms(out.arguments[std::size_t(input->argument)].axes);
  Frame writable = frame;
  if (first && first->has_shape && spelled(frame, first->name) == under_way)
    first_result_axes = axes.atoms(resolve_axes(writable, first->axes));
  Symbol symbol;
  symbol.node = graph.convert(input->node);
  if (!frame.scope->symbols.contains(under_way)) frame.scope->symbols[under_way] = symbol;
}

void Elaborator::run_norm_statement(Frame &frame, const Statement &statement) {
  frame.subject = frame.scope->symbols[under_way].node;
  switch (statement.kind) {
  case StatementKind::partition:
    return run_partition(frame, statement);
  case StatementKind::operate:
  case StatementKind::recover:
    return run_stage(frame, statement);
  case StatementKind::yield:
  case StatementKind::backward:
    error(frame, statement.place, "'yield' and 'backward' stand in the block of a stage or in a definition");
    return;
  default: {
    Block block;
    run_statement(frame, statement, block);
  }
  }
}

} // namespace norma::dsl::elaboration
