//===- loops.cpp - `repeat`, `along` and `backward` -----------------------===//
//
// A loop carries what it updates. A carried value may gain axes in the first round (the identity becomes a
// matrix per group); the body is then walked again with these, until the axes stay.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

void Elaborator::collect_assigned(const Frame &frame, Range block, std::vector<std::string> &names) const {
  for (Index i = block.first; i < block.first + block.count; ++i) {
    const Statement &statement = frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])];
    if (statement.kind == StatementKind::assign) {
      std::string name(spelled(frame, frame.file->names[std::size_t(statement.names.first)]));
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    if (statement.has_block) collect_assigned(frame, statement.block, names);
  }
}

std::vector<Elaborator::Carried> Elaborator::carried_by(Frame &frame, Range block) {
  std::vector<std::string> names;
  collect_assigned(frame, block, names);
  std::vector<Carried> carried;
  for (const std::string &name : names) {
    Symbol *symbol = frame.scope->find(name);
    if (!symbol || symbol->kind == SymbolKind::partition) continue; // defined inside, or an error said there
    if (symbol->kind == SymbolKind::state && !options.training) continue;
    symbol->node = canonical(seen_along(symbol->node));
    if (symbol->node >= 0) carried.push_back({name, symbol});
  }
  return carried;
}

Body Elaborator::run_loop_body(Frame &frame, Range block, const std::vector<Carried> &carried,
                               std::vector<AxisSet> &carried_axes, const std::vector<std::string> &defined,
                               BodyId &id) {
  for (;;) {
    const Graph::Mark mark = graph.mark();
    const auto states_before = new_states;
    const BodyId before = graph.open();
    id = graph.current();
    Scope &scope = scopes.emplace_back();
    scope.parent = frame.scope;
    for (std::size_t i = 0; i < carried.size(); ++i) {
      Node node;
      node.kind = NodeKind::carried;
      node.axes = carried_axes[i];
      node.scalar = graph[carried[i].outer->node].scalar;
      node.name = carried[i].name;
      Symbol symbol = *carried[i].outer;
      symbol.node = graph.emit(std::move(node));
      graph.body(id).carried.push_back(symbol.node);
      scope.symbols[carried[i].name] = symbol;
    }
    Frame inner = frame;
    inner.scope = &scope;
    run_block(inner, block);
    bool grown = false;
    std::vector<NodeId> yields;
    for (std::size_t i = 0; i < carried.size(); ++i) {
      NodeId value = canonical(scope.symbols[carried[i].name].node);
      if (value < 0) value = graph.body(id).carried[i];
      if (!includes(carried_axes[i], graph.axes(value))) {
        carried_axes[i] = unite(carried_axes[i], graph.axes(value));
        grown = true;
      } else if (graph[value].scalar != graph[graph.body(id).carried[i]].scalar) {
        value = graph.convert(value);
      }
      yields.push_back(graph.broadcast(value, carried_axes[i]));
    }
    for (const std::string &name : defined) yields.push_back(canonical(scope.symbols[name].node));
    graph.body(id).yields = yields;
    graph.close(before);
    new_states = states_before; // the loop as a whole gives the new value
    if (!grown) return graph.body(id);
    graph.take_back(mark);
  }
}

void Elaborator::run_repeat(Frame &frame, const Statement &statement) {
  const std::optional<std::int64_t> count = fold_integer(frame, statement.value, "the count of 'repeat'");
  if (count && *count <= 0) {
    error(frame, frame.file->expressions[std::size_t(statement.value)].place,
          "the count of 'repeat' is positive; found " + std::to_string(*count));
    return;
  }
  const std::vector<Carried> carried = carried_by(frame, statement.block);
  // An integer that a real takes over is a real from the start.
  std::vector<AxisSet> carried_axes;
  for (const Carried &one : carried) {
    if (one.outer->kind == SymbolKind::value && graph[one.outer->node].scalar == Scalar::integer)
      one.outer->node = graph.convert(one.outer->node);
    carried_axes.push_back(graph.axes(one.outer->node));
  }
  BodyId body = -1;
  run_loop_body(frame, statement.block, carried, carried_axes, {}, body);
  if (carried.empty() || !count) return;
  Node loop;
  loop.kind = NodeKind::repeat;
  loop.count = *count;
  loop.body = body;
  loop.place = here(frame, statement.place);
  for (std::size_t i = 0; i < carried.size(); ++i)
    loop.operands.push_back(graph.broadcast(carried[i].outer->node, carried_axes[i]));
  const NodeId made = graph.emit(std::move(loop));
  for (std::size_t i = 0; i < carried.size(); ++i) {
    const NodeId result = graph.unary(NodeKind::result_of, made);
    out.nodes[std::size_t(result)].axes = carried_axes[i];
    out.nodes[std::size_t(result)].scalar = graph[carried[i].outer->node].scalar;
    out.nodes[std::size_t(result)].number = double(i);
    out.nodes[std::size_t(result)].name = carried[i].name;
    carried[i].outer->node = result;
    if (carried[i].outer->kind == SymbolKind::state && !frame.in_backward)
      new_states[carried[i].outer->argument] = result;
  }
}

void Elaborator::run_along(Frame &frame, const Statement &statement) {
  const AxisId axis = resolve_axis(frame, frame.file->names[std::size_t(statement.names.first)], false);
  if (axis < 0) return;
  if (axes.atoms(axis).size() > 1) {
    error(frame, statement.place,
          "axis " + axes[axis].name + " is split into " + axes.names(axes.atoms(axis)) +
              "; 'along' follows an axis that is not split");
    return;
  }
  std::vector<std::string> defined;
  for (Index i = statement.block.first; i < statement.block.first + statement.block.count; ++i) {
    const Statement &inside = frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])];
    if (inside.kind != StatementKind::let && inside.kind != StatementKind::stat) continue;
    for (Index k = inside.names.first; k < inside.names.first + inside.names.count; ++k)
      defined.emplace_back(spelled(frame, frame.file->names[std::size_t(k)]));
  }
  const std::vector<Carried> carried = carried_by(frame, statement.block);
  std::vector<AxisSet> carried_axes;
  for (const Carried &one : carried) carried_axes.push_back(graph.axes(one.outer->node));
  along.push_back(axis);
  BodyId body = -1;
  const std::vector<NodeId> yields = run_loop_body(frame, statement.block, carried, carried_axes, defined, body).yields;
  along.pop_back();
  if (std::ranges::find(yields, -1) != yields.end()) {
    for (const std::string &name : defined) frame.scope->symbols[name] = {};
    return;
  }
  Node loop;
  loop.kind = NodeKind::along;
  loop.axis = axis;
  loop.body = body;
  loop.place = here(frame, statement.place);
  for (std::size_t i = 0; i < carried.size(); ++i)
    loop.operands.push_back(graph.broadcast(carried[i].outer->node, carried_axes[i]));
  const NodeId made = graph.emit(std::move(loop));
  for (std::size_t i = 0; i < yields.size(); ++i) {
    const bool is_carried = i < carried.size();
    const NodeId result = graph.unary(NodeKind::result_of, made);
    Node &node = out.nodes[std::size_t(result)];
    node.axes = is_carried ? carried_axes[i] : unite(graph.axes(yields[i]), {axis});
    node.scalar = graph[yields[i]].scalar;
    node.number = double(i);
    node.name = is_carried ? carried[i].name : defined[i - carried.size()];
    if (!is_carried) {
      Symbol symbol;
      symbol.node = result;
      define(frame, defined[i - carried.size()], symbol, statement.place);
      continue;
    }
    carried[i].outer->node = result;
    if (carried[i].outer->kind == SymbolKind::state && !frame.in_backward)
      new_states[carried[i].outer->argument] = result;
  }
}

NodeId Elaborator::run_backward(Frame &frame, const Statement &statement, NodeId value) {
  value = canonical(value);
  const NodeId subject = canonical(frame.subject);
  if (subject < 0) return value;
  std::vector<std::string> assigned;
  collect_assigned(frame, statement.block, assigned);
  const BodyId before = graph.open();
  const BodyId body = graph.current();
  Scope &scope = scopes.emplace_back();
  scope.parent = frame.scope;
  Node cotangent;
  cotangent.kind = NodeKind::carried;
  cotangent.axes = graph.axes(value);
  cotangent.name = spelled(frame, frame.file->names[std::size_t(statement.names.first)]);
  Symbol incoming;
  incoming.node = graph.emit(cotangent);
  graph.body(body).carried = {incoming.node};
  scope.symbols[cotangent.name] = incoming;
  for (const std::string &name : assigned)
    if (const Symbol *symbol = frame.scope->find(name); symbol && symbol->kind == SymbolKind::state)
      scope.symbols[name] = *symbol; // its new value is the backward's alone
  Frame inner = frame;
  inner.scope = &scope;
  inner.in_backward = true;
  const Block block = run_block(inner, statement.block);
  NodeId yielded = to_real(frame, canonical(block.yielded), statement.place, "what 'backward' yields");
  if (yielded >= 0 && !includes(graph.axes(subject), graph.axes(yielded)))
    yielded = error(frame, statement.place,
                    "'backward' yields a value with axis " +
                        axes.names(axes.written(without(graph.axes(yielded), graph.axes(subject)))) +
                        ", which what is normalized lacks");
  if (yielded >= 0) {
    graph.body(body).yields = {graph.broadcast(yielded, graph.axes(subject))};
    for (const auto &[name, symbol] : scope.symbols) {
      if (symbol.kind != SymbolKind::state || !options.training) continue;
      graph.body(body).yields.push_back(symbol.node);
      graph.body(body).states.push_back(symbol.argument);
    }
  }
  graph.close(before);
  if (yielded < 0) return -1;
  Node node;
  node.kind = NodeKind::custom_gradient;
  node.operands = {value, subject};
  node.axes = graph.axes(value);
  node.body = body;
  node.place = here(frame, statement.place);
  return graph.emit(std::move(node));
}

} // namespace norma::dsl::elaboration
