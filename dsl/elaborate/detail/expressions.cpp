//===- expressions.cpp - an expression is walked into nodes ---------------===//
//
// Names, numbers, operators, coordinates and reading elsewhere; calls are in calls.cpp.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"
#include "dsl/syntax/limits.h"

#include <charconv>
#include <limits>
#include <numbers>

namespace norma::dsl::elaboration {
namespace {

std::string_view function_of(Operator op) {
  switch (op) {
  case Operator::add:
    return "add";
  case Operator::subtract:
    return "subtract";
  case Operator::multiply:
    return "multiply";
  case Operator::divide:
    return "divide";
  case Operator::power:
    return "power";
  case Operator::less:
    return "less";
  case Operator::less_equal:
    return "less_equal";
  case Operator::greater:
    return "greater";
  case Operator::greater_equal:
    return "greater_equal";
  case Operator::equal:
    return "equal";
  case Operator::not_equal:
    return "not_equal";
  case Operator::logical_and:
    return "logical_and";
  case Operator::logical_or:
    return "logical_or";
  default:
    return {};
  }
}

} // namespace

NodeId Elaborator::evaluate(Frame &frame, Index index) {
  const std::vector<NodeId> values = evaluate_all(frame, index);
  if (values.size() == 1) return values[0];
  if (values.size() > 1)
    error(frame, frame.file->expressions[std::size_t(index)].place,
          "expected one value, found " + std::to_string(values.size()) + "; name them with 'let (u, l) = …'");
  return -1;
}

std::vector<NodeId> Elaborator::evaluate_all(Frame &frame, Index index) {
  if (index < 0 || index >= Index(frame.file->expressions.size())) return {-1};
  const Expression &e = frame.file->expressions[std::size_t(index)];
  if (depth == expansion_limit)
    return {
        error(frame, e.place,
              "more than 512 operations and calls inside one another, definitions expanded; name a part with 'let'")};
  ++depth;
  std::vector<NodeId> values = evaluate_kind(frame, e);
  --depth;
  return values;
}

std::vector<NodeId> Elaborator::evaluate_kind(Frame &frame, const Expression &e) {
  switch (e.kind) {
  case ExpressionKind::number:
    return {evaluate_number(frame, e)};
  case ExpressionKind::boolean:
    return {graph.constant(spelled(frame, e.text) == "true", Scalar::boolean, here(frame, e.place))};
  case ExpressionKind::name:
    return {evaluate_name(frame, e)};
  case ExpressionKind::axis: {
    const AxisId axis = resolve_axis(frame, e.text, e.twin);
    return {axis < 0 ? -1 : coordinate(axis, here(frame, e.place))};
  }
  case ExpressionKind::call:
    return call(frame, e);
  case ExpressionKind::pick:
    return {evaluate_pick(frame, e)};
  case ExpressionKind::transpose:
    return {transpose(frame, evaluate(frame, e.left), e.place)};
  case ExpressionKind::negate:
    return {apply(frame, "negate", {evaluate(frame, e.left)}, e.place)};
  case ExpressionKind::logical_not: {
    const NodeId operand = evaluate(frame, e.left);
    return {apply(frame, "logical_not", {operand}, e.place)};
  }
  case ExpressionKind::binary:
    return {evaluate_binary(frame, e)};
  }
  return {-1};
}

NodeId Elaborator::evaluate_number(const Frame &frame, const Expression &e) {
  const std::string_view text = spelled(frame, e.text);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size())
    return error(frame, e.place, "the number " + std::string(text) + " does not fit a double");
  const bool integral = text.find_first_of(".eE") == std::string_view::npos;
  return graph.constant(value, integral ? Scalar::integer : Scalar::real, here(frame, e.place));
}

NodeId Elaborator::evaluate_name(Frame &frame, const Expression &e) {
  const std::string_view name = spelled(frame, e.text);
  if (const Symbol *symbol = frame.scope->find(name)) {
    if (symbol->kind != SymbolKind::partition) return seen_along(symbol->node);
    return error(frame, e.place, "'" + std::string(name) + "' is a partition; it stands after 'over'");
  }
  const Place place = here(frame, e.place);
  if (name == "training") return graph.constant(options.training, Scalar::boolean, place);
  if (name == "pi") return graph.constant(std::numbers::pi, Scalar::real, place);
  if (name == "inf") return graph.constant(std::numeric_limits<double>::infinity(), Scalar::real, place);
  if (name == "identity") return identity(frame, e.place);
  if (find_definition(name) || find_elementwise(name) || is_aggregate(name))
    return error(frame, e.place, "'" + std::string(name) + "' is a function; write '" + std::string(name) + "(…)'");
  return error(frame, e.place, "unknown name '" + std::string(name) + "'");
}

NodeId Elaborator::evaluate_binary(Frame &frame, const Expression &e) {
  const NodeId left = evaluate(frame, e.left);
  const NodeId right = evaluate(frame, e.right);
  if (e.op == Operator::matmul) return multiply_matrices(frame, left, right, e.place);
  return apply(frame, function_of(e.op), {left, right}, e.place);
}

NodeId Elaborator::coordinate(AxisId axis, Place place) {
  const AxisSet parts = axes[axis].factors;
  if (!parts.empty()) { // row by row: outer * size(inner) + inner
    NodeId sum = coordinate(parts[0], place);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const NodeId extent = size_of(parts[i], place), inner = coordinate(parts[i], place);
      const NodeId scaled = graph.elementwise("multiply", {sum, extent}, Scalar::integer, place);
      sum = graph.elementwise("add", {scaled, inner}, Scalar::integer, place);
    }
    return sum;
  }
  Node node;
  node.kind = NodeKind::coordinate;
  node.axis = axis;
  if (!contains(along, axis)) node.axes = {axis};
  node.scalar = Scalar::integer;
  node.place = place;
  return graph.emit(std::move(node));
}

NodeId Elaborator::size_of(AxisId axis, Place place) {
  if (const auto extent = axes.extent(axis)) return graph.constant(double(*extent), Scalar::integer, place);
  NodeId product = -1;
  for (AxisId part : axes.atoms(axis)) {
    Node node;
    node.kind = NodeKind::size;
    node.axis = part;
    node.scalar = Scalar::integer;
    node.place = place;
    const NodeId one = graph.emit(std::move(node));
    product = product < 0 ? one : graph.elementwise("multiply", {product, one}, Scalar::integer, place);
  }
  return product;
}

NodeId Elaborator::evaluate_pick(Frame &frame, const Expression &e) {
  NodeId value = evaluate(frame, e.left);
  std::vector<PickAt> picks;
  AxisSet read;
  for (Index i = e.picks.first; i < e.picks.first + e.picks.count; ++i) {
    const Pick &pick = frame.file->picks[std::size_t(i)];
    const AxisId axis = resolve_axis(frame, pick.axis);
    const NodeId index = evaluate_index(frame, pick);
    if (axis < 0 || index < 0) return -1;
    read = unite(std::move(read), axes.atoms(axis));
    take_index_apart(axis, index, picks, here(frame, e.place));
  }
  if (value < 0) return -1;
  value = view_for(value, read);
  if (!includes(graph.axes(value), read))
    return error(frame, e.place,
                 "the value has no axis " + axes.names(axes.written(without(read, graph.axes(value)))) +
                     " to read along; it has (" + axes.names(axes.written(graph.axes(value))) + ")");
  Node node;
  node.kind = NodeKind::pick;
  node.operands = {value};
  node.axes = without(graph.axes(value), read);
  for (const PickAt &pick : picks) node.axes = unite(std::move(node.axes), graph.axes(pick.index));
  node.scalar = graph[value].scalar;
  node.place = here(frame, e.place);
  node.picks = std::move(picks);
  return graph.emit(std::move(node));
}

NodeId Elaborator::evaluate_index(Frame &frame, const Pick &pick) {
  const NodeId index = evaluate(frame, pick.value);
  if (index < 0 || graph[index].scalar == Scalar::integer) return index;
  if (fold_settings_in(index)) return -1; // the next walk has them as numbers
  return error(frame, frame.file->expressions[std::size_t(pick.value)].place,
               "an index is an integer; found " + std::string(called(graph[index].scalar)));
}

/// One pick per atomic axis; the index into a composite axis is divided, the innermost factor first.
void Elaborator::take_index_apart(AxisId axis, NodeId index, std::vector<PickAt> &picks, Place place) {
  const AxisSet parts = axes.atoms(axis);
  NodeId rest = index;
  for (std::size_t i = parts.size(); i-- > 1;) {
    const NodeId extent = size_of(parts[i], place);
    picks.push_back({parts[i], graph.elementwise("remainder", {rest, extent}, Scalar::integer, place)});
    rest = graph.elementwise("quotient", {rest, extent}, Scalar::integer, place);
  }
  picks.push_back({parts[0], rest});
}

} // namespace norma::dsl::elaboration
