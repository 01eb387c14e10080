//===- stages.cpp - operate and recover -----------------------------------===//

#include "compiler/reference/interpreter.h"

namespace norma::reference {

void Interpreter::stage(const dsl::Statement &node, Frame &frame) {
  const Value before = frame.values.at(under_way);
  std::optional<Value> after;
  if (node.has_block)
    after = block(node.block, frame, before);
  else if (!(after = primitive(node, frame, before)))
    after = evaluate(node.value, frame);
  if (after) frame.values[under_way] = *after;
  stage_open = true;
}

/// The value of a bare primitive, which is a pipe; none where the stage is an ordinary expression.
std::optional<Value> Interpreter::primitive(const dsl::Statement &node, Frame &frame, const Value &before) {
  const dsl::Expression &written = frame.file->expressions[std::size_t(node.value)];
  if (written.kind != dsl::ExpressionKind::name && written.kind != dsl::ExpressionKind::call) return std::nullopt;
  const std::string callee(frame.file->spelled(written.text));
  const Found found = find(callee);
  if (!found.definition || found.definition->kind == dsl::DefinitionKind::function) return std::nullopt;
  const bool is_value = written.kind == dsl::ExpressionKind::name && frame.values.contains(callee);
  if (is_value && node.clauses.count == 0) return std::nullopt;
  if (written.kind == dsl::ExpressionKind::call && written.arguments.count > 0 &&
      argument(written, frame, 0).area.present)
    return std::nullopt;

  StageCall call;
  call.file = frame.file;
  Value subject = before;
  std::optional<AreaOver> area = frame.area;
  for (dsl::Index i = node.clauses.first; i < node.clauses.first + node.clauses.count; ++i) {
    const dsl::Clause &clause = frame.file->clauses[std::size_t(i)];
    const std::string name(frame.file->spelled(clause.name));
    switch (clause.kind) {
    case dsl::ClauseKind::on:
      subject = evaluate(clause.value, frame);
      break;
    case dsl::ClauseKind::per:
      call.per = axes(clause.axes, frame, true);
      break;
    case dsl::ClauseKind::as:
      call.prefix = name + "_";
      break;
    case dsl::ClauseKind::tracking:
      call.tracking = &frame.file->trackings[std::size_t(clause.tracking)];
      break;
    case dsl::ClauseKind::over: {
      const auto partition = frame.partitions.find(name);
      if (partition == frame.partitions.end()) throw Fault{"no partition is called " + name, clause.place, frame.file};
      area = partition->second;
      break;
    }
    }
  }
  Value result;
  const auto run = [&](Frame &in, StageCall &with) {
    result = call_definition(found, written, in, subject, area, &with);
    for (const auto &[name, value] : with.exported) in.values[name] = value;
    for (const auto &[name, slot] : with.exported_states) in.states[name] = slot;
  };
  if (call.tracking && !request.training) rehearse(frame, run, call);
  run(frame, call);
  if (call.tracking && request.training && !rehearsing) {
    const double rate = single(evaluate(call.tracking->rate, frame), "the rate of tracking");
    for (const auto &[name, stat] : call.tracked) {
      bool selected = false;
      const dsl::Feed *feed = feed_of(*call.tracking, *frame.file, name, selected);
      if (!selected) continue;
      track(stat, feed && feed->value != dsl::none ? evaluate(feed->value, frame) : stat.own, rate);
    }
  }
  return result;
}

/// Running values have the axes of what feeds them, and a feed may use the statistics of the very stage that reads the
/// running values. So the stage is run once on its own values, for the axes, before it is run on the running ones.
void Interpreter::rehearse(Frame &frame, const std::function<void(Frame &, StageCall &)> &run, StageCall &call) {
  const bool was_rehearsing = rehearsing;
  const std::vector<StateSlot> slots_before = slots;
  Frame trial = frame;
  StageCall trial_call = call;
  rehearsing = true;
  run(trial, trial_call);
  std::map<std::string, Value> fed;
  for (const auto &[name, stat] : trial_call.tracked) {
    bool selected = false;
    const dsl::Feed *feed = feed_of(*call.tracking, *frame.file, name, selected);
    if (selected) fed.emplace(name, feed && feed->value != dsl::none ? evaluate(feed->value, trial) : stat.own);
  }
  rehearsing = was_rehearsing;
  slots = slots_before;
  for (const auto &[name, value] : fed)
    if (auto read = running(trial_call.tracked.at(name).name, value)) call.running.emplace(name, *read);
}

} // namespace norma::reference
