//===- areas.cpp - axes and areas as they are written ---------------------===//

#include "compiler/reference/interpreter.h"
#include "compiler/reference/reading.h"

namespace norma::reference {

Axis Interpreter::axis(const dsl::AxisName &name, const Frame &frame, bool may_define) {
  const std::string letters(frame.file->spelled(name.name));
  const std::string spelled = letters + (name.pack ? "..." : name.twin ? "'" : "");
  Axis found = machine.axes.find(spelled);
  if (found < 0 && may_define) {
    if (name.twin && machine.axes.find(letters) < 0) machine.axes.define(letters);
    found = name.twin ? machine.axes.find(spelled) : machine.axes.define(spelled, name.pack);
    if (const auto given = request.extents.find(spelled); given != request.extents.end())
      machine.axes.set_extent(found, given->second, "the extents given");
  }
  if (found < 0) throw Fault{"axis " + spelled + " is not known here", name.place, frame.file};
  return found;
}

Axes Interpreter::axes(dsl::Range range, const Frame &frame, bool may_define) {
  Axes result;
  for (dsl::Index i = range.first; i < range.first + range.count; ++i)
    result.push_back(axis(frame.file->axes[std::size_t(i)], frame, may_define));
  return result;
}

AreaOver Interpreter::spans(dsl::Range range, Frame &frame) {
  AreaOver area;
  for (dsl::Index i = range.first; i < range.first + range.count; ++i) {
    const dsl::Span &written = frame.file->spans[std::size_t(i)];
    SpanOver span;
    span.axis = axis(written.axis, frame);
    span.within = written.within;
    if (written.low != dsl::none) span.low = integral(evaluate(written.low, frame), "the bound of a window");
    if (written.high != dsl::none) span.high = integral(evaluate(written.high, frame), "the bound of a window");
    area.spans.push_back(span);
  }
  return area;
}

void Interpreter::filter(AreaOver &area, dsl::Range filters, Frame &frame) {
  for (dsl::Index i = filters.first; i < filters.first + filters.count; ++i) {
    const dsl::Filter &written = frame.file->filters[std::size_t(i)];
    switch (written.kind) {
    case dsl::FilterKind::where:
      area.conditions.push_back(evaluate(written.value, frame));
      break;
    case dsl::FilterKind::weighted_by:
      area.weights.push_back(evaluate(written.value, frame));
      break;
    case dsl::FilterKind::per:
      area.per = axes(written.axes, frame);
      break;
    case dsl::FilterKind::jointly:
      area.joint = axes(written.axes, frame);
      break;
    }
  }
}

/// The area that an argument asks for; none where neither it nor the place says any.
std::optional<AreaOver> Interpreter::area_of(const dsl::Argument &argument, Frame &frame) {
  std::optional<AreaOver> area;
  if (argument.area.present && argument.area.partition.empty()) {
    area = spans(argument.area.spans, frame);
  } else if (argument.area.present) {
    const std::string name(frame.file->spelled(argument.area.partition));
    for (const Frame *at = &frame; at && !area; at = at->parent)
      if (const auto found = at->partitions.find(name); found != at->partitions.end()) area = found->second;
    if (!area) throw Fault{"no partition is called " + name, argument.area.place, frame.file};
  } else {
    for (const Frame *at = &frame; at && !area; at = at->parent) area = at->area;
  }
  if (!area) return area;
  filter(*area, argument.filters, frame);
  for (std::vector<Value> *values : {&area->conditions, &area->weights})
    for (Value &value : *values) value = seen(value, frame, nullptr, "");
  return area;
}

} // namespace norma::reference
