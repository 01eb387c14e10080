//===- results.cpp - what leaves the kernel -------------------------------===//
//
// Outputs as in the header, then all statistics, those that the header names too, then new states.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

void Elaborator::gather_results(Frame &frame, const Definition &norm) {
  std::vector<ElaboratedResult> statistics;
  statistics.swap(out.results);
  if (norm.results.count == 0) {
    Place place = norm.name;
    add_output(frame, nullptr, under_way, place);
  }
  for (Index i = norm.results.first; i < norm.results.first + norm.results.count; ++i) {
    const Result &result = frame.file->results[std::size_t(i)];
    add_output(frame, &result, std::string(spelled(frame, result.name)), result.place);
  }
  for (ElaboratedResult &statistic : statistics) out.results.push_back(std::move(statistic));
  add_states();
  for (const ElaboratedResult &result : out.results) out.main.yields.push_back(result.node);
}

void Elaborator::add_output(Frame &frame, const Result *written, const std::string &name, Place place) {
  const Symbol *symbol = frame.scope->find(name);
  if (!symbol || symbol->kind == SymbolKind::partition) {
    error(frame, place,
          "the result '" + name + "' is not defined; a 'let', a 'stat' or the value under way has that name");
    return;
  }
  ElaboratedResult result;
  result.name = name;
  result.role = ResultRole::output;
  result.node = canonical(symbol->node);
  result.place = here(frame, place);
  if (result.node < 0) return;
  if (name == under_way) result.node = graph.broadcast(result.node, first_result_axes);
  const std::optional<AxisSet> shape = result_axes(frame, written, name, result.node, place);
  if (!shape) return;
  result.axes = *shape;
  result.node = graph.broadcast(result.node, axes.atoms(result.axes));
  out.results.push_back(std::move(result));
}

std::optional<AxisSet> Elaborator::result_axes(Frame &frame, const Result *written, std::string_view name, NodeId node,
                                               Place place) {
  const AxisSet own = graph.axes(node);
  if (written && written->has_shape) {
    AxisSet shape = resolve_axes(frame, written->axes);
    if (includes(axes.atoms(shape), own)) return shape;
    error(frame, place,
          "the result '" + std::string(name) + "' has axis " +
              axes.names(axes.written(without(own, axes.atoms(shape)))) + ", which its brackets lack");
    return std::nullopt;
  }
  // In the order of the first input that has them all.
  for (const ElaboratedArgument &argument : out.arguments) {
    if (argument.role != Role::input || !includes(axes.atoms(argument.axes), own)) continue;
    AxisSet shape;
    for (AxisId axis : argument.axes) {
      const AxisSet parts = axes.atoms(axis);
      if (includes(own, parts))
        shape.push_back(axis);
      else
        for (AxisId part : parts)
          if (contains(own, part)) shape.push_back(part);
    }
    return shape;
  }
  error(frame, place,
        "no input has the axes of the result '" + std::string(name) + "', so their order is open; write '" +
            std::string(name) + "[" + axes.names(axes.written(own)) + "]'");
  return std::nullopt;
}

void Elaborator::add_states() {
  for (const auto &[argument, node] : new_states) {
    ElaboratedResult result;
    result.name = out.arguments[std::size_t(argument)].name;
    result.role = ResultRole::state;
    result.node = node;
    result.axes = out.arguments[std::size_t(argument)].axes;
    result.state = argument;
    result.place = out.arguments[std::size_t(argument)].place;
    out.results.push_back(std::move(result));
  }
}

} // namespace norma::dsl::elaboration
