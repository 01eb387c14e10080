//===- stages.cpp - `operate` and `recover` -------------------------------===//
//
// A stage replaces the value under way: by what its block yields, by an expression, or by what a bare primitive
// makes of it.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

DefinitionReference Elaborator::primitive_of(Frame &frame, Index expression) const {
  if (expression == none) return {};
  const Expression &e = frame.file->expressions[std::size_t(expression)];
  if (e.kind != ExpressionKind::call && e.kind != ExpressionKind::name) return {};
  const std::string_view name = spelled(frame, e.text);
  if (e.kind == ExpressionKind::name && frame.scope->find(name)) return {};
  const DefinitionReference found = find_definition(name);
  if (!found) return {};
  const DefinitionKind kind = found.definition->kind;
  return kind == DefinitionKind::operation || kind == DefinitionKind::recovery ? found : DefinitionReference{};
}

void Elaborator::run_stage(Frame &frame, const Statement &statement) {
  if (statement.kind == StatementKind::operate && stage_open) frame.joint = unnamed_joint;
  stage_open = true;
  Frame inner = frame;
  inner.subject = frame.scope->symbols[under_way].node;
  for (Index i = statement.clauses.first; i < statement.clauses.first + statement.clauses.count; ++i) {
    const Clause &clause = frame.file->clauses[std::size_t(i)];
    if (clause.kind == ClauseKind::on) inner.subject = evaluate(frame, clause.value);
    if (clause.kind == ClauseKind::per) inner.per = resolve_axes(frame, clause.axes);
    if (clause.kind != ClauseKind::over) continue;
    const std::string name(spelled(frame, clause.name));
    const Symbol *symbol = frame.scope->find(name);
    if (!symbol || symbol->kind != SymbolKind::partition) {
      error(frame, clause.name, "there is no partition '" + name + "'; write 'partition " + name + " over (…)' before");
      return;
    }
    inner.area = symbol->area;
    if (!symbol->area.joint.empty()) inner.joint = symbol->area.joint;
  }
  NodeId value = inner.subject;
  if (statement.has_block) {
    const Block block = run_block(inner, statement.block);
    if (block.yields) value = block.yielded;
  } else if (const DefinitionReference primitive = primitive_of(frame, statement.value)) {
    value = run_primitive(frame, statement, primitive, std::move(inner));
  } else {
    value = evaluate(inner, statement.value);
  }
  set_under_way(frame, value, statement.place);
}

NodeId Elaborator::run_primitive(Frame &frame, const Statement &statement, DefinitionReference primitive, Frame inner) {
  const Expression &e = frame.file->expressions[std::size_t(statement.value)];
  Stage stage;
  stage.scope = frame.scope;
  stage.caller = &frame;
  for (Index i = statement.clauses.first; i < statement.clauses.first + statement.clauses.count; ++i) {
    const Clause &clause = frame.file->clauses[std::size_t(i)];
    if (clause.kind == ClauseKind::as) stage.prefix = std::string(spelled(frame, clause.name)) + "_";
    if (clause.kind == ClauseKind::tracking) stage.tracking = &frame.file->trackings[std::size_t(clause.tracking)];
  }
  inner.stage = &stage;
  if (inner.subject < 0) return -1;
  const NodeId value = expand(frame, primitive, e.arguments, e.place, inner.subject, inner);
  if (stage.tracking)
    for (Index i = stage.tracking->feeds.first; i < stage.tracking->feeds.first + stage.tracking->feeds.count; ++i) {
      const Place name = frame.file->feeds[std::size_t(i)].name;
      if (value >= 0 && !stage.statistics.contains(std::string(spelled(frame, name))))
        error(frame, name,
              "'" + std::string(spelled(frame, name)) + "' is no statistic of '" +
                  std::string(primitive.file->spelled(primitive.definition->name)) + "'");
    }
  return value;
}

void Elaborator::set_under_way(Frame &frame, NodeId value, Place place) {
  if (value >= 0) value = to_real(frame, canonical(value), place, "the value under way");
  if (value >= 0 && !includes(first_result_axes, graph.axes(value))) {
    const AxisSet more = without(graph.axes(value), first_result_axes);
    value = error(frame, place,
                  "after this stage '" + under_way + "' has axis " + axes.names(axes.written(more)) +
                      ", which the result lacks; its axes are (" + axes.names(axes.written(first_result_axes)) + ")");
  }
  frame.scope->symbols[under_way].node = value;
}

} // namespace norma::dsl::elaboration
