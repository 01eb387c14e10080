//===- elementwise.cpp - one function, element by element -----------------===//
//
// Brings the operands onto common axes and common kinds, computes what is known already, else makes a node.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

#include <functional>

namespace norma::dsl::elaboration {

std::string_view Elaborator::called(Scalar scalar) {
  return scalar == Scalar::boolean ? "a boolean" : scalar == Scalar::integer ? "an integer" : "a real";
}

NodeId Elaborator::to_real(const Frame &frame, NodeId node, Place place, std::string_view what) {
  if (node < 0) return node;
  if (graph[node].scalar == Scalar::boolean)
    return error(frame, place, std::string(what) + " is a number; found a boolean; write 'where(…, 1, 0)'");
  return graph.convert(node);
}

bool Elaborator::agree_on_kinds(const Frame &frame, const ElementwiseFunction &function, std::vector<NodeId> &operands,
                                Place place) {
  const auto is = [&](Scalar scalar) { return [this, scalar](NodeId id) { return graph[id].scalar == scalar; }; };
  const auto wrong = [&](std::string_view wanted, std::span<const NodeId> among, auto bad) {
    const auto found = std::ranges::find_if(among, bad);
    error(frame, place,
          "'" + std::string(function.name) + "' takes " + std::string(wanted) + "; found " +
              std::string(called(graph[*found].scalar)));
    return false;
  };
  std::span<NodeId> values = operands;
  switch (function.kind) {
  case ElementwiseKind::logical:
    if (!std::ranges::all_of(values, is(Scalar::boolean)))
      return wrong("booleans", values, std::not_fn(is(Scalar::boolean)));
    return true;
  case ElementwiseKind::integer:
    if (!std::ranges::all_of(values, is(Scalar::integer)))
      return wrong("integers", values, std::not_fn(is(Scalar::integer)));
    return true;
  case ElementwiseKind::choice:
    if (!is(Scalar::boolean)(operands[0]))
      return wrong("a boolean condition", values, std::not_fn(is(Scalar::boolean)));
    values = values.subspan(1);
    if (std::ranges::all_of(values, is(Scalar::boolean))) return true;
    [[fallthrough]];
  default:
    if (std::ranges::any_of(values, is(Scalar::boolean))) return wrong("numbers", values, is(Scalar::boolean));
    if (function.kind == ElementwiseKind::real || std::ranges::any_of(values, is(Scalar::real)))
      for (NodeId &value : values) value = graph.convert(value);
    return true;
  }
}

NodeId Elaborator::simplify_logic(std::string_view function, std::span<const NodeId> operands) {
  if (function != "logical_and" && function != "logical_or") return -1;
  const double decides = function == "logical_or" ? 1 : 0;
  for (std::size_t i = 0; i < 2; ++i)
    if (graph.is_constant(operands[i])) return graph[operands[i]].number == decides ? operands[i] : operands[1 - i];
  return -1;
}

NodeId Elaborator::simplify_choice(std::span<const NodeId> operands) {
  if (!made_of_settings(operands[0])) return -1;
  const std::optional<double> condition = settings_value(operands[0]);
  if (!condition) return -1;
  return *condition != 0 ? operands[1] : operands[2];
}

NodeId Elaborator::apply(const Frame &frame, std::string_view name, std::vector<NodeId> operands, Place place) {
  const ElementwiseFunction &function = *find_elementwise(name);
  if (std::ranges::any_of(operands, [](NodeId id) { return id < 0; })) return -1;
  if (!agree_on_kinds(frame, function, operands, place)) return -1;
  if (const NodeId simple = simplify_logic(name, operands); simple >= 0) return simple;
  if (name == "where")
    if (const NodeId chosen = simplify_choice(operands); chosen >= 0) return chosen;
  if (!align(frame, operands, place)) return -1;
  Scalar result = graph[operands.back()].scalar;
  if (function.kind == ElementwiseKind::compare) result = Scalar::boolean;
  if (std::ranges::all_of(operands, [&](NodeId id) { return graph.is_constant(id); })) {
    std::vector<double> numbers;
    for (NodeId operand : operands) numbers.push_back(graph[operand].number);
    if (name == "floor") result = Scalar::integer; // may then count and shift
    return graph.constant(*evaluate_elementwise(name, numbers), result, here(frame, place));
  }
  return graph.elementwise(name, std::move(operands), result, here(frame, place));
}

} // namespace norma::dsl::elaboration
