//===- area_elements.cpp - which elements an area has ---------------------===//

#include "compiler/reference/area_elements.h"
#include "compiler/reference/fault.h"

#include <algorithm>

namespace norma::reference {

namespace {

/// The axes that the subject really has of those in `over`, as spans, and the element space that shows them.
struct Space {
  Axes axes;
  std::vector<SpanOver> spans;
};

Space space_of(const AxisTable &table, Axes axes, const std::vector<SpanOver> &over) {
  Space space{std::move(axes), {}};
  for (const SpanOver &span : over) {
    if (const auto shown = table.exposing(space.axes, span.axis)) {
      space.axes = *shown;
      space.spans.push_back(span);
      continue;
    }
    if (span.within) continue;
    // Where the subject has only some factors of a split axis, it is those that are meant.
    for (const SplitRule &split : table.splits)
      if (split.sources == Axes{span.axis})
        for (Axis factor : split.factors)
          if (const auto shown = table.exposing(space.axes, factor)) {
            space.axes = *shown;
            space.spans.push_back({factor, false, {}, {}});
          }
  }
  return space;
}

std::string names_of(const AxisTable &table, const std::vector<SpanOver> &spans) {
  std::string text;
  for (const SpanOver &span : spans) text += (text.empty() ? "" : ", ") + table.name(span.axis);
  return "(" + text + ")";
}

/// Axes of labels in `per` that are labelled along what is summed over: a result per label.
Axes label_axes(const AxisTable &table, const AreaOver &area, const Space &space) {
  Axes found;
  for (Axis axis : area.per)
    for (const LabelRule &label : table.labels)
      if (label.axis == axis && !contains(found, axis) && !contains(space.axes, axis) &&
          std::any_of(label.axes.begin(), label.axes.end(), [&](Axis along) {
            return std::any_of(space.spans.begin(), space.spans.end(),
                               [&](const SpanOver &span) { return table.derivable(along, {span.axis}); });
          }))
        found.push_back(axis);
  return found;
}

/// For each element of the space its result elements: one, none (label out of range) or, under windows, several.
class Targets {
public:
  Targets(const AxisTable &table, const Space &space, const Axes &result)
      : base(table.offsets(result, space.axes)), size(table.extent(space.axes)) {
    for (const SpanOver &span : space.spans) {
      if (!span.within) continue;
      Window window{span, table.extent(span.axis), 1, 1};
      for (std::size_t i = result.size(); result[--i] != span.axis;) window.stride *= table.extent(result[i]);
      for (std::size_t i = space.axes.size(); space.axes[--i] != span.axis;)
        window.position_stride *= table.extent(space.axes[i]);
      windows.push_back(window);
    }
  }

  template <typename Visit> void each(std::int64_t element, Visit visit) const {
    if (base[std::size_t(element)] >= 0) walk(element, base[std::size_t(element)], 0, visit);
  }

private:
  struct Window {
    SpanOver span;
    std::int64_t extent;
    std::int64_t stride;          ///< of the axis in the result
    std::int64_t position_stride; ///< and in the space
  };
  Offsets base;
  std::int64_t size;
  std::vector<Window> windows;

  // An element at c is seen from c' where low <= c - c' <= high.
  template <typename Visit> void walk(std::int64_t element, std::int64_t target, std::size_t depth, Visit visit) const {
    if (depth == windows.size()) return visit(target);
    const Window &window = windows[depth];
    const std::int64_t at = element / window.position_stride % window.extent;
    const std::int64_t from = window.span.high ? std::max<std::int64_t>(0, at - *window.span.high) : 0;
    const std::int64_t to = window.span.low ? std::min(window.extent - 1, at - *window.span.low) : window.extent - 1;
    for (std::int64_t seen = from; seen <= to; ++seen)
      walk(element, target + (seen - at) * window.stride, depth + 1, visit);
  }
};

} // namespace

AreaElements area_elements(Machine &machine, const Value &subject, const AreaOver &area, const Value *weight) {
  AxisTable &table = machine.axes;
  Axes all = subject.axes;
  for (const Value &condition : area.conditions) all = table.canonical_union(all, condition.axes);
  if (weight) all = table.canonical_union(all, weight->axes);
  const Space space = space_of(table, all, area.spans);
  if (space.spans.empty() && !area.spans.empty())
    fail("the argument has none of the axes of over " + names_of(table, area.spans));

  AreaElements result;
  Axes summed;
  for (const SpanOver &span : space.spans)
    if (!span.within) summed.push_back(span.axis);
  result.axes = without(space.axes, summed);
  for (Axis axis : label_axes(table, area, space)) result.axes.push_back(axis);

  const std::int64_t size = table.extent(space.axes);
  std::vector<char> enters(std::size_t(size), 1);
  for (const Value &condition : area.conditions) {
    const Offsets reads = table.offsets(condition.axes, space.axes);
    for (std::size_t i = 0; i < enters.size(); ++i)
      if (reads[i] < 0 || condition[reads[i]] == 0) enters[i] = 0;
  }
  const Offsets subject_at = table.offsets(subject.axes, space.axes);
  const Offsets weight_at = weight ? table.offsets(weight->axes, space.axes) : Offsets{};
  const Targets targets(table, space, result.axes);

  const auto each = [&](auto visit) {
    for (std::int64_t element = 0; element < size; ++element)
      if (enters[std::size_t(element)] && subject_at[std::size_t(element)] >= 0)
        targets.each(element, [&](std::int64_t target) { visit(element, target); });
  };
  result.first.assign(std::size_t(table.extent(result.axes)) + 1, 0);
  each([&](std::int64_t, std::int64_t target) { ++result.first[std::size_t(target) + 1]; });
  for (std::size_t i = 1; i < result.first.size(); ++i) result.first[i] += result.first[i - 1];
  Offsets next = result.first;
  result.subject.resize(std::size_t(result.first.back()));
  if (weight) result.weight.resize(result.subject.size());
  each([&](std::int64_t element, std::int64_t target) {
    const std::size_t entry = std::size_t(next[std::size_t(target)]++);
    result.subject[entry] = subject_at[std::size_t(element)];
    if (weight) result.weight[entry] = weight_at[std::size_t(element)];
  });
  return result;
}

} // namespace norma::reference
