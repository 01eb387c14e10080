//===- graph.cpp - nodes as they come into being --------------------------===//
//
// Each maker computes the axes and the kind of its result.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/graph.h"

namespace norma::dsl::elaboration {

NodeId Graph::emit(Node node) {
  const NodeId id = NodeId(out.nodes.size());
  out.nodes.push_back(std::move(node));
  body(at_hand).nodes.push_back(id);
  return id;
}

NodeId Graph::constant(double number, Scalar scalar, Place place) {
  Node node;
  node.kind = NodeKind::constant;
  node.number = number;
  node.scalar = scalar;
  node.place = place;
  return emit(std::move(node));
}

NodeId Graph::convert(NodeId operand) {
  const Node &from = (*this)[operand];
  if (from.scalar == Scalar::real) return operand;
  if (from.kind == NodeKind::constant) return constant(from.number, Scalar::real, from.place);
  const NodeId id = unary(NodeKind::convert, operand);
  out.nodes[std::size_t(id)].scalar = Scalar::real;
  return id;
}

NodeId Graph::unary(NodeKind kind, NodeId operand) {
  Node node;
  node.kind = kind;
  node.operands = {operand};
  node.axes = axes(operand);
  node.scalar = (*this)[operand].scalar;
  node.place = (*this)[operand].place;
  return emit(std::move(node));
}

NodeId Graph::pick(NodeId operand, AxisId axis, NodeId index) {
  Node node;
  node.kind = NodeKind::pick;
  node.operands = {operand};
  node.picks = {{axis, index}};
  node.axes = unite(without(axes(operand), {axis}), axes(index));
  node.scalar = (*this)[operand].scalar;
  node.place = (*this)[operand].place;
  return emit(std::move(node));
}

NodeId Graph::argument(int index, AxisSet atoms, Place place) {
  Node node;
  node.kind = NodeKind::argument;
  node.argument = index;
  node.axes = std::move(atoms);
  node.scalar = out.arguments[std::size_t(index)].scalar;
  node.name = out.arguments[std::size_t(index)].name;
  node.place = place;
  return emit(std::move(node));
}

NodeId Graph::elementwise(std::string_view function, std::vector<NodeId> operands, Scalar scalar, Place place) {
  Node node;
  node.kind = NodeKind::elementwise;
  node.function = function;
  for (NodeId operand : operands) node.axes = unite(std::move(node.axes), axes(operand));
  node.operands = std::move(operands);
  node.scalar = scalar;
  node.place = place;
  return emit(std::move(node));
}

NodeId Graph::broadcast(NodeId operand, const AxisSet &wanted) {
  if (axes(operand) == wanted) return operand;
  AxisSet all = unite(wanted, axes(operand));
  const NodeId id = elementwise("broadcast", {operand}, (*this)[operand].scalar, (*this)[operand].place);
  out.nodes[std::size_t(id)].axes = std::move(all);
  return id;
}

void Graph::name(NodeId id, std::string_view name) {
  if (id >= 0 && out.nodes[std::size_t(id)].name.empty()) out.nodes[std::size_t(id)].name = name;
}

BodyId Graph::open() {
  const BodyId before = at_hand;
  out.bodies.emplace_back();
  at_hand = BodyId(out.bodies.size()) - 1;
  return before;
}

void Graph::take_back(const Mark &mark) {
  out.nodes.resize(mark.nodes);
  out.bodies.resize(mark.bodies);
  body(at_hand).nodes.resize(mark.in_body);
}

} // namespace norma::dsl::elaboration
