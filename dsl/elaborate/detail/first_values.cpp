//===- first_values.cpp - what a parameter or a state is before it is learnt -===//
//
// A first value is a body of its own: what it needs of the norm is copied into it, and that is made of settings,
// sizes and coordinates alone.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

BodyId Elaborator::constant_value(double value, Scalar scalar) {
  const BodyId before = graph.open();
  const BodyId made = graph.current();
  const NodeId node = graph.constant(value, scalar, {});
  graph.body(made).yields = {node};
  graph.close(before);
  return made;
}

BodyId Elaborator::first_value(Frame &frame, Index expression, const AxisSet &wanted, Scalar scalar, bool &draws) {
  if (expression == none) return constant_value(0, scalar);
  const Place place = frame.file->expressions[std::size_t(expression)].place;
  const BodyId before = graph.open();
  const BodyId made = graph.current();
  const auto drawn_before = std::exchange(drawn_axes, wanted);
  const bool had_drawn = std::exchange(has_drawn, false);
  NodeId value = evaluate(frame, expression);
  draws = std::exchange(has_drawn, had_drawn);
  drawn_axes = drawn_before;
  if (value >= 0) {
    if (scalar == Scalar::real)
      value = to_real(frame, value, place, "a first value");
    else if (graph[value].scalar != scalar)
      value = error(frame, place,
                    "the first value is " + std::string(called(graph[value].scalar)) + ", expected " +
                        std::string(called(scalar)));
  }
  if (value >= 0 && !includes(wanted, graph.axes(value)))
    value = error(frame, place,
                  "the first value has axis " + axes.names(axes.written(without(graph.axes(value), wanted))) +
                      ", which is not among those of what it is for");
  if (value >= 0) {
    std::map<NodeId, NodeId> brought;
    std::vector<NodeId> order;
    const NodeId yielded = bring_into(frame, made, value, brought, order, place);
    graph.body(made).nodes = std::move(order);
    graph.body(made).yields = {yielded};
  }
  graph.close(before);
  return made;
}

NodeId Elaborator::bring_into(const Frame &frame, BodyId body, NodeId id, std::map<NodeId, NodeId> &brought,
                              std::vector<NodeId> &order, Place place) {
  if (id < 0) return id;
  if (const auto known = brought.find(id); known != brought.end()) return known->second;
  Node node = graph[id];
  if (node.kind == NodeKind::argument && out.arguments[std::size_t(node.argument)].role != Role::scalar) {
    error(frame, place,
          "a first value is made of settings, sizes, coordinates, 'normal' and 'uniform'; '" +
              out.arguments[std::size_t(node.argument)].name + "' is known only at the call");
    return brought[id] = id;
  }
  const auto bring = [&](NodeId operand) { return bring_into(frame, body, operand, brought, order, place); };
  for (NodeId &operand : node.operands) operand = bring(operand);
  for (PickAt &pick : node.picks) pick.index = bring(pick.index);
  node.mask = bring(node.mask);
  node.weight = bring(node.weight);
  const std::vector<NodeId> &own = graph.body(body).nodes;
  const bool is_own = std::ranges::find(own, id) != own.end();
  NodeId result = id;
  if (is_own) {
    out.nodes[std::size_t(id)] = std::move(node);
  } else {
    out.nodes.push_back(std::move(node));
    result = NodeId(out.nodes.size()) - 1;
  }
  order.push_back(result);
  return brought[id] = result;
}

} // namespace norma::dsl::elaboration
