//===- matrices.cpp - values along joint axes: ', @, identity, solve, … ---===//
//
// With `jointly (D)` an element is a vector along D, and a value with D and D' is a matrix. Joint axes are those
// in force; where none is, those that have a twin.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

#include <array>

namespace norma::dsl::elaboration {

bool Elaborator::is_matrix_function(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {"trace",          "cholesky",       "solve",
                                                     "sqrt_symmetric", "lyapunov_solve", "eigen"};
  return std::ranges::find(names, name) != names.end();
}

AxisSet Elaborator::joint_candidates(const Frame &frame) const {
  if (!frame.joint.empty()) return frame.joint;
  AxisSet twinned;
  for (const ElaboratedAxis &axis : out.axes)
    if (axis.twin_of >= 0) twinned.push_back(axis.twin_of);
  // The factors of a twinned axis have twins only because it has.
  AxisSet whole;
  for (AxisId axis : twinned)
    if (std::ranges::none_of(twinned, [&](AxisId other) { return other != axis && contains(axes.atoms(other), axis); }))
      whole.push_back(axis);
  return sorted(whole);
}

std::optional<AxisSet> Elaborator::joint_of(const Frame &frame, NodeId node, bool plain, bool twin, Place place) {
  AxisSet found;
  for (AxisId axis : joint_candidates(frame)) {
    const AxisSet parts = axes.atoms(axis);
    AxisSet twins;
    for (AxisId part : parts) {
      const AxisId other = axes.existing_twin(part);
      if (other >= 0) twins.push_back(other);
    }
    const bool has_plain = includes(graph.axes(node), parts);
    const bool has_twin = twins.size() == parts.size() && includes(graph.axes(node), twins);
    if ((plain && !has_plain) || (twin && !has_twin) || (!plain && !twin && !has_plain && !has_twin)) continue;
    if (intersects(found, parts)) {
      error(frame, place,
            "the joint axes of the value overlap: axis " + axes[axis].name +
                " shares elements with another one; keep one of them joint");
      return std::nullopt;
    }
    found = unite(std::move(found), parts);
  }
  return found;
}

NodeId Elaborator::transpose(const Frame &frame, NodeId operand, Place place) {
  if (operand < 0) return -1;
  operand = view_for(operand, axes.atoms(joint_candidates(frame)));
  const std::optional<AxisSet> joint = joint_of(frame, operand, false, false, place);
  if (!joint) return -1;
  if (joint->empty())
    return error(frame, place,
                 "the value has no joint axis to transpose; it has (" + axes.names(axes.written(graph.axes(operand))) +
                     "); joint axes come from 'jointly (…)' of a partition");
  AxisSet swapped;
  for (AxisId axis : AxisSet(graph.axes(operand))) {
    const AxisId base = axes[axis].twin_of >= 0 ? axes[axis].twin_of : axis;
    swapped.push_back(contains(*joint, base) ? axes.twin(axis) : axis);
  }
  const NodeId id = graph.unary(NodeKind::twin, operand);
  out.nodes[std::size_t(id)].axes = sorted(swapped);
  out.nodes[std::size_t(id)].joint = *joint;
  return id;
}

NodeId Elaborator::multiply_matrices(const Frame &frame, NodeId left, NodeId right, Place place) {
  std::vector<NodeId> operands = {to_real(frame, left, place, "a factor of '@'"),
                                  to_real(frame, right, place, "a factor of '@'")};
  if (operands[0] < 0 || operands[1] < 0) return -1;
  for (NodeId &operand : operands) operand = view_for(operand, axes.atoms(joint_candidates(frame)));
  if (!align(frame, operands, place)) return -1;
  const auto in_left = joint_of(frame, operands[0], false, true, place);
  const auto in_right = joint_of(frame, operands[1], true, false, place);
  if (!in_left || !in_right) return -1;
  AxisSet joint, twins;
  for (AxisId axis : *in_left)
    if (contains(*in_right, axis)) joint.push_back(axis);
  if (joint.empty()) {
    const auto shown = [&](NodeId id) { return "(" + axes.names(axes.written(graph.axes(id))) + ")"; };
    return error(frame, place,
                 "'@' sums the D' of its left against the D of its right; the left has " + shown(operands[0]) +
                     ", the right " + shown(operands[1]));
  }
  for (AxisId axis : joint) twins.push_back(axes.existing_twin(axis));
  Node node;
  node.kind = NodeKind::matmul;
  node.axes = unite(without(graph.axes(operands[0]), twins), without(graph.axes(operands[1]), joint));
  node.operands = std::move(operands);
  node.joint = std::move(joint);
  node.place = here(frame, place);
  return graph.emit(std::move(node));
}

NodeId Elaborator::identity(const Frame &frame, Place place) {
  const AxisSet joint = joint_candidates(frame);
  if (joint.empty())
    return error(frame, place, "'identity' needs joint axes; write 'jointly (…)' after the axes of the partition");
  const Place at = here(frame, place);
  NodeId same = -1;
  for (AxisId axis : axes.atoms(joint)) {
    const AxisId other = axes.twin(axis);
    const NodeId one = graph.elementwise("equal", {coordinate(axis, at), coordinate(other, at)}, Scalar::boolean, at);
    same = same < 0 ? one : graph.elementwise("logical_and", {same, one}, Scalar::boolean, at);
  }
  const NodeId diagonal = graph.constant(1, Scalar::real, at), rest = graph.constant(0, Scalar::real, at);
  return graph.elementwise("where", {same, diagonal, rest}, Scalar::real, at);
}

std::vector<NodeId> Elaborator::call_matrix(Frame &frame, std::string_view name, const Expression &call) {
  const bool two = name == "solve" || name == "lyapunov_solve";
  std::vector<NodeId> operands =
      plain_arguments(frame, call, two ? 2 : 1, two ? 2 : 1, std::string(name) + (two ? "(a, b)" : "(s)"));
  if (operands.empty()) return {-1};
  for (NodeId &operand : operands) {
    operand = to_real(frame, operand, call.place, "what '" + std::string(name) + "' takes");
    if (operand < 0) return {-1};
    operand = view_for(operand, axes.atoms(joint_candidates(frame)));
  }
  if (!align(frame, operands, call.place)) return {-1};
  const auto joint = joint_of(frame, operands[0], true, true, call.place);
  if (!joint) return {-1};
  const AxisSet own = graph.axes(operands[0]);
  if (joint->empty())
    return {error(frame, call.place,
                  "'" + std::string(name) + "' takes a matrix, with a joint axis and its twin; found (" +
                      axes.names(axes.written(own)) + ")")};
  if (two && !includes(graph.axes(operands[1]), *joint))
    return {error(frame, call.place,
                  "the right side of '" + std::string(name) + "' has no axis " + axes.names(axes.written(*joint)))};
  AxisSet twins;
  for (AxisId axis : *joint) twins.push_back(axes.existing_twin(axis));
  Node node;
  node.kind = NodeKind::matrix;
  node.function = name;
  node.joint = *joint;
  node.place = here(frame, call.place);
  const AxisSet outside = without(without(own, *joint), twins);
  node.axes = own;
  if (name == "trace") node.axes = outside;
  if (two) node.axes = unite(outside, graph.axes(operands[1]));
  node.operands = std::move(operands);
  if (name != "eigen") return {graph.emit(std::move(node))};
  node.function = "eigen_vectors";
  const NodeId vectors = graph.emit(node);
  node.function = "eigen_values";
  node.axes = without(own, twins);
  return {vectors, graph.emit(std::move(node))};
}

} // namespace norma::dsl::elaboration
