//===- statistics.cpp - `stat` and its running values ---------------------===//
//
// Training uses the own value and moves the running one, r + rate * (feed - r). Inference reads the running
// value in place of the own one; whatever comes after is computed from it, and what nothing needs falls away.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

void Elaborator::run_stat(Frame &frame, const Statement &statement) {
  const Place place = frame.file->names[std::size_t(statement.names.first)];
  const std::string name(spelled(frame, place));
  const NodeId own = to_real(frame, evaluate(frame, statement.value), place, "a statistic");
  const std::string full = full_name(frame, name);
  graph.name(own, full);
  Symbol symbol;
  symbol.node = own;
  const bool leaves = frame.in_norm || frame.stage;
  if (own >= 0 && leaves) {
    check_lacks_an_axis(frame, statement, name, own);
    symbol.node = track(frame, statement, name, own);
    ElaboratedResult result;
    result.name = full;
    result.role = ResultRole::statistic;
    result.node = symbol.node;
    result.axes = axes.written(graph.axes(symbol.node));
    result.place = here(frame, place);
    out.results.push_back(std::move(result));
  }
  if (frame.stage) frame.stage->statistics.insert(name);
  define(frame, name, symbol, place);
  leave_in_norm(frame, name, symbol, place);
}

void Elaborator::check_lacks_an_axis(Frame &frame, const Statement &statement, std::string_view name, NodeId value) {
  if (frame.subject < 0) return;
  const AxisSet subject = graph.axes(canonical(frame.subject));
  const AxisSet own = graph.axes(canonical(value));
  if (subject.empty() || !includes(own, subject)) return;
  // A window keeps its axis; any aggregate with one below excuses the statistic.
  std::vector<NodeId> open = {value};
  std::set<NodeId> seen;
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (id < 0 || !seen.insert(id).second) continue;
    for (const Over &over : graph[id].over)
      if (over.within) return;
    open.insert(open.end(), graph[id].operands.begin(), graph[id].operands.end());
  }
  error(frame, statement.place,
        "the statistic '" + std::string(name) + "' has every axis of what is normalized, (" +
            axes.names(axes.written(subject)) +
            "); a statistic is shared along one of them at least; write 'let' for a plain value");
}

NodeId Elaborator::track(Frame &frame, const Statement &statement, const std::string &name, NodeId own) {
  const Tracking *tracking = nullptr;
  Frame *written_in = &frame;
  if (statement.tracking != none) {
    tracking = &frame.file->trackings[std::size_t(statement.tracking)];
  } else if (frame.stage && frame.stage->tracking) {
    tracking = frame.stage->tracking;
    written_in = frame.stage->caller;
  }
  if (!tracking || !options.keep_running) return own;
  Index value = none;
  if (tracking->selects) {
    const Feed *feed = nullptr;
    for (Index i = tracking->feeds.first; i < tracking->feeds.first + tracking->feeds.count; ++i)
      if (const Feed &one = written_in->file->feeds[std::size_t(i)]; written_in->file->spelled(one.name) == name)
        feed = &one;
    if (!feed) return own;
    value = feed->value;
  }
  // The feed is written where the stage is, and sees what the operation sees.
  Frame inner = *written_in;
  inner.area = frame.area;
  inner.joint = frame.joint;
  Scope &scope = scopes.emplace_back();
  if (written_in != &frame) scope.symbols = frame.scope->symbols;
  scope.symbols[name].node = own;
  scope.parent = written_in->scope;
  inner.scope = &scope;
  NodeId feed = own;
  if (value != none)
    feed = to_real(inner, evaluate(inner, value), inner.file->expressions[std::size_t(value)].place, "what is tracked");
  const Place rate_place = inner.file->expressions[std::size_t(tracking->rate)].place;
  const NodeId rate = to_real(inner, evaluate(inner, tracking->rate), rate_place, "a rate");
  if (feed < 0 || rate < 0) return own;
  if (!graph.axes(rate).empty()) {
    error(inner, rate_place,
          "the rate of 'tracking' is one number; found one with the axes (" +
              axes.names(axes.written(graph.axes(rate))) + ")");
    return own;
  }
  return running_value(frame, statement, name, feed, rate, own);
}

NodeId Elaborator::running_value(Frame &frame, const Statement &statement, const std::string &name, NodeId feed,
                                 NodeId rate, NodeId own) {
  const Place place = frame.file->names[std::size_t(statement.names.first)];
  ElaboratedArgument argument;
  argument.name = "state_" + full_name(frame, name);
  argument.role = Role::state;
  argument.axes = axes.written(graph.axes(feed));
  // Inference that reads none is another computation, which `keep_running` asks for.
  argument.optional = options.training;
  argument.place = place;
  bool draws = false;
  const AxisSet wanted = graph.axes(feed); // a copy: evaluation adds nodes
  argument.first_value = first_value(frame, statement.initially, wanted, Scalar::real, draws);
  const int index = add_argument(frame, std::move(argument));
  running.insert(index);
  const NodeId running_node = argument_nodes[index];
  if (!options.training) return running_node;
  const Place at = here(frame, statement.place);
  const NodeId difference = graph.elementwise("subtract", {feed, running_node}, Scalar::real, at);
  const NodeId step = graph.elementwise("multiply", {rate, difference}, Scalar::real, at);
  new_states[index] = graph.elementwise("add", {running_node, step}, Scalar::real, at);
  return own;
}

void Elaborator::warn_of_batch_axes(Frame &frame) {
  AxisSet learnt;
  bool has_parameter = false;
  for (const ElaboratedArgument &argument : out.arguments)
    if (argument.role == Role::parameter) {
      has_parameter = true;
      learnt = unite(std::move(learnt), axes.atoms(argument.axes));
    }
  const AxisSet first = out.arguments.empty() ? AxisSet{} : out.arguments[0].axes;
  for (int index : running) {
    const ElaboratedArgument &argument = out.arguments[std::size_t(index)];
    for (AxisId axis : argument.axes) {
      const bool fixed =
          axes.extent(axis).has_value() || axes[axis].twin_of >= 0 || axes[axis].origin == AxisOrigin::label;
      if (fixed || intersects(axes.atoms(axis), learnt)) continue;
      if (!has_parameter && (first.empty() || axis != first[0])) continue;
      const std::string name = axes[axis].name, stat = argument.name.substr(std::string_view("state_").size());
      report(Diagnostic::warning, frame, argument.place,
             "the running value of '" + stat + "' has axis " + name +
                 ", which no parameter has: a batch axis has no "
                 "place in a buffer; write 'tracking(…; " +
                 stat + " = mean(" + stat + " over (" + name + ")))'");
    }
  }
}

} // namespace norma::dsl::elaboration
