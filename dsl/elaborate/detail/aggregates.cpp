//===- aggregates.cpp - sums, means and their like over an area -----------===//
//
// The result has the axes of the operand, the condition and the weight, less those of `over`. Areas of labels
// are areas with a condition: the element's label is the area's.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

#include <array>

namespace norma::dsl::elaboration {

bool Elaborator::is_aggregate(std::string_view name) {
  constexpr std::array<std::string_view, 9> names = {"sum",  "mean",     "var",   "min",    "max",
                                                     "norm", "quantile", "count", "product"};
  return std::ranges::find(names, name) != names.end();
}

NodeId Elaborator::call_aggregate(Frame &frame, std::string_view name, const Expression &call) {
  const bool takes_number = name == "norm" || name == "quantile";
  const Index most = takes_number || name == "var" ? 2 : 1, least = takes_number ? 2 : 1;
  const std::string usage = name == "norm"       ? "norm(x, 2)"
                            : name == "quantile" ? "quantile(x, 0.5)"
                            : name == "var"      ? "var(x) or var(x, unbiased)"
                                                 : std::string(name) + "(x)";
  if (call.arguments.count < least || call.arguments.count > most)
    return error(frame, call.place,
                 "'" + std::string(name) + "' has " + std::to_string(call.arguments.count) + " arguments; write " +
                     usage);
  const Argument &first = frame.file->arguments[std::size_t(call.arguments.first)];
  Node node;
  node.kind = NodeKind::aggregate;
  node.function = name;
  node.place = here(frame, call.place);
  const NodeId operand = evaluate(frame, first.value);
  const std::optional<ResolvedArea> stated = area_of(frame, first);
  if (call.arguments.count == 2) {
    const Argument &second = frame.file->arguments[std::size_t(call.arguments.first) + 1];
    const Expression &value = frame.file->expressions[std::size_t(second.value)];
    if (name == "var") {
      if (value.kind != ExpressionKind::name || spelled(frame, value.text) != "unbiased")
        return error(frame, value.place, "expected 'unbiased' as the second argument of 'var'; write " + usage);
      node.unbiased = true;
    } else {
      const NodeId number = evaluate(frame, second.value);
      if (number < 0) return -1;
      const std::optional<double> folded = settings_value(number);
      if (!folded)
        return error(frame, value.place,
                     "the second argument of '" + std::string(name) + "' is made of settings and numbers; write " +
                         usage);
      if (name == "norm" ? !(*folded > 0) : !(*folded >= 0 && *folded <= 1))
        return error(frame, value.place,
                     name == "norm" ? "the order of a norm is positive; write norm(x, 2)"
                                    : "a share lies between 0 and 1; write quantile(x, 0.5)");
      node.number = *folded;
    }
  }
  if (operand < 0) return -1;
  if (!stated && !frame.area)
    return error(frame, call.place,
                 "'" + std::string(name) + "' has no area: no partition is in force; write '" + std::string(name) +
                     "(… over (C))' or 'partition over (C) per (…)' before");
  node.operands = {operand};
  return aggregate(frame, std::move(node), stated ? *stated : *frame.area, name, !stated);
}

NodeId Elaborator::aggregate(Frame &frame, Node node, const ResolvedArea &area, std::string_view name,
                             bool area_is_default) {
  if (area.wrong) return -1;
  AxisSet wanted;
  for (const Over &over : area.over) wanted.push_back(over.axis);
  NodeId operand = view_for(node.operands[0], wanted);
  if (name != "min" && name != "max" && name != "count") operand = graph.convert(operand);
  const AxisSet own = graph.axes(operand);
  if (!intersects(own, wanted)) {
    const std::string has = own.empty() ? "no axes" : "the axes (" + axes.names(axes.written(own)) + ")";
    const std::string over = area.over.empty() ? "no axes" : "(" + axes.names(axes.written(wanted)) + ")";
    std::vector<Note> notes;
    if (area_is_default && area.place.end > 0) notes.push_back({"the area in force is this one", area.place});
    return error(frame, node.place.empty() ? area.place : node.place,
                 "'" + std::string(name) + "' over " + over + " of a value that has " + has +
                     "; aggregate over one of its axes",
                 std::move(notes));
  }
  NodeId mask = area.mask < 0 ? -1 : view_for(seen_along(area.mask), wanted);
  const NodeId label = label_mask(frame, area, wanted, own, node.place);
  if (label >= 0)
    mask = mask < 0 ? label : graph.elementwise("logical_and", {mask, label}, Scalar::boolean, node.place);
  const NodeId weight = area.weight < 0 ? -1 : view_for(seen_along(area.weight), wanted);
  node.operands[0] = operand;
  node.mask = mask;
  node.weight = weight;
  AxisSet all = own;
  if (mask >= 0) all = unite(std::move(all), graph.axes(mask));
  if (weight >= 0) all = unite(std::move(all), graph.axes(weight));
  AxisSet gone;
  for (const Over &over : area.over) {
    if (!contains(all, over.axis)) continue;
    node.over.push_back(over);
    if (!over.within) gone.push_back(over.axis);
  }
  node.axes = without(all, gone);
  node.scalar = name == "count" ? Scalar::real : graph[operand].scalar;
  if (node.unbiased) warn_of_one_element(frame, area, node.place, true);
  return graph.emit(std::move(node));
}

NodeId Elaborator::label_mask(Frame &frame, const ResolvedArea &area, const AxisSet &over, const AxisSet &operand,
                              Place place) {
  NodeId mask = -1;
  AxisSet met;
  for (const Label &label : labels) {
    const NodeId index = seen_along(label.node);
    if (!contains(area.per, label.axis) || contains(operand, label.axis) || !intersects(graph.axes(index), over))
      continue;
    if (contains(met, label.axis)) {
      const std::string name = axes[label.axis].name;
      return error(frame, place,
                   "more than one label leads to axis " + name +
                       "; say which with a condition: 'where label == " + name + "'");
    }
    met.push_back(label.axis);
    const NodeId own = graph.elementwise("equal", {index, coordinate(label.axis, place)}, Scalar::boolean, place);
    mask = mask < 0 ? own : graph.elementwise("logical_and", {mask, own}, Scalar::boolean, place);
  }
  return mask;
}

void Elaborator::warn_of_one_element(Frame &frame, const ResolvedArea &area, Place place, bool unbiased) {
  if (area.over.empty()) return;
  for (const Over &over : area.over) {
    const std::optional<std::int64_t> extent =
        over.within ? over.low && over.high ? std::optional(*over.high - *over.low + 1) : std::nullopt
                    : axes.extent(over.axis);
    if (!extent || over.across_replicas) return;
    if (*extent != 1) return;
  }
  report(Diagnostic::warning, frame, place,
         unbiased ? "the area has one element, of which an unbiased variance divides by zero"
                  : "with these settings the area has one element: a mean is the element itself, a variance is zero");
}

} // namespace norma::dsl::elaboration
