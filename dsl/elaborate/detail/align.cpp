//===- align.cpp - bringing operands onto common axes ---------------------===//
//
// Values broadcast over the union of their axes. Two things come before that: a value per label is read
// through the label where the labelled axes are present, and a value over one side of a merged split is
// regrouped where the other side is present.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

bool Elaborator::align(const Frame &frame, std::vector<NodeId> &operands, Place place) {
  if (std::ranges::any_of(operands, [](NodeId operand) { return operand < 0; })) return false;
  align_splits(operands);
  return read_labels(frame, operands, place);
}

bool Elaborator::read_labels(const Frame &frame, std::vector<NodeId> &operands, Place place) {
  if (labels.empty()) return true;
  AxisSet all;
  for (NodeId operand : operands) all = unite(std::move(all), graph.axes(operand));
  AxisSet read;
  for (const Label &label : labels) {
    const NodeId index = seen_along(label.node);
    if (!contains(all, label.axis) || !includes(all, graph.axes(index))) continue;
    if (contains(read, label.axis)) {
      const std::string name = axes[label.axis].name;
      error(frame, place, "more than one label leads to axis " + name + "; say which: 'value[" + name + " = label]'");
      return false;
    }
    read.push_back(label.axis);
    for (NodeId &operand : operands)
      if (contains(graph.axes(operand), label.axis)) operand = graph.pick(operand, label.axis, index);
  }
  return true;
}

void Elaborator::align_splits(std::vector<NodeId> &operands) {
  for (const MergedSplit &split : out.merged) {
    const AxisSet sources = sorted(split.sources), factors = sorted(split.factors);
    const auto touches = [&](const AxisSet &side) {
      return [&](NodeId operand) { return intersects(graph.axes(operand), side); };
    };
    if (std::ranges::none_of(operands, touches(sources)) || std::ranges::none_of(operands, touches(factors))) continue;
    const auto whole = [&](const AxisSet &side) {
      return
          [&](NodeId operand) { return !intersects(graph.axes(operand), side) || includes(graph.axes(operand), side); };
    };
    const bool to_factors = std::ranges::all_of(operands, whole(sources));
    const AxisSet &from = to_factors ? sources : factors;
    for (NodeId &operand : operands) {
      if (!intersects(graph.axes(operand), from)) continue;
      operand = regroup(graph.broadcast(operand, unite(graph.axes(operand), from)), split, to_factors);
    }
  }
}

NodeId Elaborator::regroup(NodeId id, const MergedSplit &split, bool to_factors) {
  const AxisSet from = to_factors ? split.sources : split.factors, to = to_factors ? split.factors : split.sources;
  // There and back again is where it started.
  if (const Node &node = graph[id];
      node.kind == NodeKind::regroup && includes(graph.axes(node.operands[0]), sorted(to)))
    return node.operands[0];
  const AxisSet result = unite(without(graph.axes(id), from), to);
  const NodeId made = graph.unary(NodeKind::regroup, id);
  out.nodes[std::size_t(made)].axes = result;
  return made;
}

NodeId Elaborator::seen_along(NodeId id) {
  if (id < 0) return id;
  for (AxisId axis : along)
    if (contains(graph.axes(id), axis)) id = graph.pick(id, axis, coordinate(axis, graph[id].place));
  return id;
}

NodeId Elaborator::view_for(NodeId id, const AxisSet &wanted) {
  for (const MergedSplit &split : out.merged) {
    const AxisSet sources = sorted(split.sources), factors = sorted(split.factors);
    if (intersects(wanted, factors) && includes(graph.axes(id), sources))
      id = regroup(id, split, true);
    else if (intersects(wanted, sources) && includes(graph.axes(id), factors))
      id = regroup(id, split, false);
  }
  return id;
}

NodeId Elaborator::canonical(NodeId id) {
  if (id < 0) return id;
  for (const MergedSplit &split : out.merged)
    if (includes(graph.axes(id), split.factors)) id = regroup(id, split, false);
  return id;
}

} // namespace norma::dsl::elaboration
