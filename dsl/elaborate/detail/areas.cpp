//===- areas.cpp - `over`, `per`, `jointly` and the conditions after them -===//
//
// An area is read where it is written; its conditions are values of that moment.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

void Elaborator::read_spans(Frame &frame, Range spans, ResolvedArea &area) {
  for (Index i = spans.first; i < spans.first + spans.count; ++i) {
    const Span &span = frame.file->spans[std::size_t(i)];
    const AxisId axis = resolve_axis(frame, span.axis);
    if (axis < 0) {
      area.wrong = true;
      continue;
    }
    Over over;
    over.within = span.within;
    over.across_replicas = span.across_replicas;
    const std::string what = "a bound of 'within' along " + axes[axis].name;
    if (span.low != none) over.low = fold_integer(frame, span.low, what);
    if (span.high != none) over.high = fold_integer(frame, span.high, what);
    const AxisSet parts = axes.atoms(axis);
    if (span.within && parts.size() > 1) {
      error(frame, span.axis.place,
            "axis " + axes[axis].name + " is split into " + axes.names(parts) +
                "; a window lies along an axis that is not split");
      area.wrong = true;
      continue;
    }
    if (over.low && over.high && *over.low > *over.high) {
      error(frame, span.axis.place,
            "the window along " + axes[axis].name + " is empty: it goes from " + std::to_string(*over.low) + " to " +
                std::to_string(*over.high));
      area.wrong = true;
      continue;
    }
    for (AxisId part : parts) {
      over.axis = part;
      area.over.push_back(over);
    }
  }
}

void Elaborator::read_filters(Frame &frame, Range filters, ResolvedArea &area) {
  for (Index i = filters.first; i < filters.first + filters.count; ++i) {
    const Filter &filter = frame.file->filters[std::size_t(i)];
    switch (filter.kind) {
    case FilterKind::where: {
      const NodeId mask = evaluate(frame, filter.value);
      if (mask < 0) break;
      if (graph[mask].scalar != Scalar::boolean) {
        error(frame, filter.place,
              "the condition after 'where' is a boolean; found " + std::string(called(graph[mask].scalar)));
        break;
      }
      area.mask = area.mask < 0 ? mask : apply(frame, "logical_and", {area.mask, mask}, filter.place);
      break;
    }
    case FilterKind::weighted_by: {
      const NodeId weight = to_real(frame, evaluate(frame, filter.value), filter.place, "a weight");
      if (weight >= 0) area.weight = weight;
      break;
    }
    case FilterKind::per:
      area.per = resolve_axes(frame, filter.axes);
      break;
    case FilterKind::jointly:
      area.joint = resolve_axes(frame, filter.axes);
      for (AxisId axis : area.joint) axes.twin(axis);
      break;
    }
  }
}

ResolvedArea Elaborator::read_area(Frame &frame, Range spans, Range filters, Place place) {
  ResolvedArea area;
  area.place = here(frame, place);
  read_spans(frame, spans, area);
  read_filters(frame, filters, area);
  return area;
}

std::optional<ResolvedArea> Elaborator::area_of(Frame &frame, const Argument &argument) {
  if (!argument.area.present && argument.filters.count == 0) return std::nullopt;
  ResolvedArea area;
  if (!argument.area.present) {
    if (frame.area) area = *frame.area;
  } else if (argument.area.partition.empty()) {
    area = read_area(frame, argument.area.spans, {}, argument.area.place);
  } else {
    const std::string name(spelled(frame, argument.area.partition));
    const Symbol *symbol = frame.scope->find(name);
    if (symbol && symbol->kind == SymbolKind::partition) {
      area = symbol->area;
    } else {
      error(frame, argument.area.partition,
            "there is no partition '" + name + "'; write 'partition " + name +
                " over (…)' before, or axes in parentheses");
      area.wrong = true;
    }
  }
  read_filters(frame, argument.filters, area);
  return area;
}

void Elaborator::run_partition(Frame &frame, const Statement &statement) {
  if (stage_open) { // a new stage: joint axes of named partitions end here
    frame.joint = unnamed_joint;
    stage_open = false;
  }
  ResolvedArea area = read_area(frame, statement.spans, statement.filters, statement.place);
  warn_of_one_element(frame, area, statement.place, false);
  if (statement.names.count > 0) {
    frame.joint = unite(frame.joint, area.joint);
    Symbol symbol;
    symbol.kind = SymbolKind::partition;
    symbol.area = std::move(area);
    const Place name = frame.file->names[std::size_t(statement.names.first)];
    define(frame, std::string(spelled(frame, name)), std::move(symbol), name);
    return;
  }
  frame.joint = unite(without(frame.joint, unnamed_joint), area.joint);
  unnamed_joint = area.joint;
  frame.area = std::move(area);
}

} // namespace norma::dsl::elaboration
