//===- graph.h - nodes as they come into being ----------------------------===//
//
// Appends nodes to the body at hand. What is tried and given up (a loop whose carried values turn out to have
// more axes) is taken back with a mark.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/axis_set.h"

namespace norma::dsl::elaboration {

class Graph {
public:
  explicit Graph(Elaborated &out) : out(out) {}

  NodeId emit(Node node);
  NodeId constant(double number, Scalar scalar, Place place);
  NodeId convert(NodeId operand); ///< to real
  NodeId unary(NodeKind kind, NodeId operand);
  NodeId pick(NodeId operand, AxisId axis, NodeId index);
  NodeId argument(int index, AxisSet atoms, Place place);
  NodeId elementwise(std::string_view function, std::vector<NodeId> operands, Scalar scalar, Place place);
  /// Operand over `wanted`, which include its own axes.
  NodeId broadcast(NodeId operand, const AxisSet &wanted);

  const Node &operator[](NodeId id) const { return out.nodes[std::size_t(id)]; }
  const AxisSet &axes(NodeId id) const { return out.nodes[std::size_t(id)].axes; }
  bool is_constant(NodeId id) const { return out.nodes[std::size_t(id)].kind == NodeKind::constant; }
  void name(NodeId id, std::string_view name);

  /// Makes a new body the one at hand; returns the one before.
  BodyId open();
  void close(BodyId before) { at_hand = before; }
  BodyId current() const { return at_hand; }
  Body &body(BodyId id) { return id < 0 ? out.main : out.bodies[std::size_t(id)]; }

  struct Mark {
    std::size_t nodes, bodies, in_body;
  };
  Mark mark() { return {out.nodes.size(), out.bodies.size(), body(at_hand).nodes.size()}; }
  void take_back(const Mark &mark);

private:
  Elaborated &out;
  BodyId at_hand = -1; ///< -1: `main`
};

} // namespace norma::dsl::elaboration
