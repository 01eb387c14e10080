//===- statistics.cpp - stats and what is tracked of them -----------------===//

#include "compiler/reference/interpreter.h"

namespace norma::reference {

/// The feed of a statistic in a tracking clause; `selected` says whether it is tracked at all.
const dsl::Feed *Interpreter::feed_of(const dsl::Tracking &tracking, const dsl::File &file, const std::string &name,
                                      bool &selected) const {
  selected = !tracking.selects;
  for (dsl::Index i = tracking.feeds.first; i < tracking.feeds.first + tracking.feeds.count; ++i)
    if (file.spelled(file.feeds[std::size_t(i)].name) == name) {
      selected = true;
      return &file.feeds[std::size_t(i)];
    }
  return nullptr;
}

void Interpreter::stat(const dsl::Statement &node, Frame &frame) {
  const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  TrackedStat stat;
  stat.name = (frame.stage ? frame.stage->prefix : "") + name;
  const auto define = [&](const Value &value) {
    frame.values[name] = value;
    if (frame.stage) frame.stage->exported[stat.name] = value;
    if (!rehearsing && (!frame.stage || frame.stage->file)) statistics[stat.name] = value;
  };
  if (frame.stage)
    if (const auto read = frame.stage->running.find(name); read != frame.stage->running.end())
      return define(read->second);

  const dsl::Tracking *tracking =
      node.tracking == dsl::none ? nullptr : &frame.file->trackings[std::size_t(node.tracking)];
  bool selected = false;
  const dsl::Feed *feed = tracking ? feed_of(*tracking, *frame.file, name, selected) : nullptr;
  const dsl::Index fed = feed && feed->value != dsl::none ? feed->value : node.value;
  if (selected && !request.training && passed("state_" + stat.name)) {
    const bool was_rehearsing = rehearsing;
    rehearsing = true;
    // A feed may use the statistic that it feeds.
    Frame trial = frame;
    if (fed != node.value) trial.values[name] = evaluate(node.value, trial);
    const Value like = evaluate(fed, trial);
    rehearsing = was_rehearsing;
    return define(*running(stat.name, like));
  }
  stat.own = evaluate(node.value, frame);
  define(stat.own);
  if (node.initially != dsl::none) stat.first = evaluate(node.initially, frame);
  if (selected && request.training)
    track(stat, fed == node.value ? stat.own : evaluate(fed, frame),
          single(evaluate(tracking->rate, frame), "the rate of tracking"));
  if (!tracking && frame.stage && frame.stage->tracking) frame.stage->tracked.emplace(name, stat);
}

/// r <- r + rate * (feed - r), from what was passed or the first value.
void Interpreter::track(const TrackedStat &stat, const Value &feed, double rate) {
  const bool recording = machine.tape.recording;
  machine.tape.recording = false;
  const std::string name = "state_" + stat.name;
  const Axes axes = own_layout(feed);
  const Array *given = passed(name);
  const Value first =
      given ? bind(name, axes, *given) : arranged(machine, stat.first ? *stat.first : constant(0), axes);
  used(name, ArgumentRole::state, first, axes, given != nullptr, true);
  const Value now = arranged(machine, feed, axes);
  Numbers next(std::size_t(now.size()));
  for (std::int64_t i = 0; i < now.size(); ++i) next[std::size_t(i)] = first[i] + rate * (now[i] - first[i]);
  slots.push_back({stat.name, axes, constant(axes, std::move(next))});
  machine.tape.recording = recording;
}

/// The running value that was passed for a statistic, with the axes of what feeds it.
std::optional<Value> Interpreter::running(const std::string &name, const Value &feed) {
  const Array *given = passed("state_" + name);
  if (!given) return std::nullopt;
  const Axes axes = own_layout(feed);
  const Value bound = bind("state_" + name, axes, *given);
  if (!rehearsing) used("state_" + name, ArgumentRole::state, bound, axes, true, true);
  return canonical(machine, bound);
}

} // namespace norma::reference
