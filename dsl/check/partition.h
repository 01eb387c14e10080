//===- partition.h - a partition names each axis of one input once --------===//
//
// An axis counts as named when it is written itself or when all factors of one of its splits are. `per` may
// add label axes, and axes of the weights where there are weights.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr std::string_view part_names[] = {"'over'", "'per'", "'jointly'"};

constexpr void Checker::check_spans(Range spans) {
  for (Index i = 0; i < spans.count; ++i) {
    const Span &span = file.spans[std::size_t(spans.first + i)];
    know(span.axis, "");
    if (span.within && span.axis.pack)
      error(span.axis.place, "a window needs one axis; " + Text(spelled(span.axis.place)) + " stands for any number");
    if (span.low != none) check(span.low, Purpose::extent);
    if (span.high != none) check(span.high, Purpose::extent);
  }
}

constexpr void Checker::check_filters(Range filters, bool partition) {
  bool seen[4] = {};
  for (Index i = 0; i < filters.count; ++i) {
    const Filter &filter = file.filters[std::size_t(filters.first + i)];
    const bool repeated = seen[std::size_t(filter.kind)];
    seen[std::size_t(filter.kind)] = true;
    switch (filter.kind) {
    case FilterKind::where:
      if (repeated) error(filter.place, "'where' is written twice; join the conditions with 'and'");
      check(filter.value);
      break;
    case FilterKind::weighted_by:
      if (repeated) error(filter.place, "'weighted by' is written twice; multiply the weights");
      check(filter.value);
      break;
    case FilterKind::per:
      if (repeated) error(filter.place, "'per' is written twice");
      if (!partition) use_axes(filter.axes, "'per'");
      break;
    case FilterKind::jointly:
      if (repeated) error(filter.place, "'jointly' is written twice");
      if (!partition) use_axes(filter.axes, "'jointly'");
      break;
    }
  }
}

constexpr bool Checker::touched(const std::vector<NamedAxis> &named, std::string_view name, bool pack) const {
  for (const NamedAxis &n : named)
    if (n.axis.pack == pack && same(spelled(n.axis.name), name)) return true;
  if (splits.empty()) return false;
  for (const KnownSplit &split : splits)
    for (Index i = 0; i < split.sources.count; ++i) {
      const AxisName &source = file.axes[std::size_t(split.sources.first + i)];
      if (source.pack != pack || !same(spelled(source.name), name)) continue;
      for (Index k = 0; k < split.factors.count; ++k)
        if (touched(named, spelled(file.factors[std::size_t(split.factors.first + k)].axis), false)) return true;
    }
  return false;
}

constexpr void Checker::missing(const Statement &s, const std::vector<NamedAxis> &named, std::string_view name,
                                bool pack, std::vector<Diagnostic> &problems) {
  const Text axis = name + Text(pack ? "..." : "");
  Place place = s.rest;
  if (s.names.count) place.begin = file.names[std::size_t(s.names.first)].begin;
  Diagnostic diagnostic{Diagnostic::error, "axis " + axis + " is in neither 'over', 'per' nor 'jointly'", place, {}};
  Text over = axis;
  for (const NamedAxis &n : named)
    if (n.part == 0) over += ", " + Text(spelled(n.axis.place));
  if (const KnownAxis *known = find_axis(name, pack)) {
    const bool factor = known->split >= 0;
    diagnostic.notes.push_back({axis + (factor ? " comes from this split" : " comes from here") + "; write 'over (" +
                                    over + ")' to share statistics along it",
                                factor ? splits[std::size_t(known->split)].place : known->place});
  }
  problems.push_back(std::move(diagnostic));
}

/// Whether the axis, or one of its splits whole, is named exactly once.
constexpr void Checker::cover(const Statement &s, const std::vector<NamedAxis> &named, std::string_view name, bool pack,
                              Marks &reached, std::vector<Diagnostic> &problems) {
  int direct = -1;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i].axis.pack != pack || !same(spelled(named[i].axis.name), name)) continue;
    reached[i] = true;
    if (direct >= 0) {
      Text message = "axis " + Text(spelled(named[i].axis.place)) + " is named twice, in ";
      message += part_names[named[std::size_t(direct)].part];
      if (named[std::size_t(direct)].part != named[i].part) message += " and in " + Text(part_names[named[i].part]);
      problems.push_back({Diagnostic::error, std::move(message), named[i].axis.place, {}});
    }
    direct = int(i);
  }
  bool split_named = false;
  for (const KnownSplit &split : splits) {
    bool is_source = false, first = true;
    for (Index i = 0; i < split.sources.count; ++i) {
      const AxisName &source = file.axes[std::size_t(split.sources.first + i)];
      if (source.pack == pack && same(spelled(source.name), name)) is_source = true, first = i == 0;
    }
    if (!is_source) continue;
    Place written;
    for (Index k = 0; k < split.factors.count; ++k) {
      const std::string_view factor = spelled(file.factors[std::size_t(split.factors.first + k)].axis);
      for (const NamedAxis &n : named)
        if (written.empty() && !n.axis.pack && same(spelled(n.axis.name), factor)) written = n.axis.place;
      if (written.empty() && touched(named, factor, false)) written = s.rest;
    }
    if (written.empty()) continue;
    if (direct >= 0 || split_named) {
      Text message = "axis " + Text(name) + " is named through two of its splits; use one of them";
      if (direct >= 0)
        message = "axis " + Text(spelled(named[std::size_t(direct)].axis.place)) + " and its factor " +
                  spelled(written) + " are both named; write one of them";
      problems.push_back({Diagnostic::error, std::move(message), written, {}});
      for (std::size_t i = 0; i < named.size(); ++i)
        for (Index k = 0; k < split.factors.count; ++k)
          if (same(spelled(named[i].axis.name), spelled(file.factors[std::size_t(split.factors.first + k)].axis)))
            reached[i] = true;
      continue;
    }
    split_named = true;
    if (!first) continue;
    for (Index k = 0; k < split.factors.count; ++k)
      cover(s, named, spelled(file.factors[std::size_t(split.factors.first + k)].axis), false, reached, problems);
  }
  if (direct < 0 && !split_named) missing(s, named, name, pack, problems);
}

/// What is wrong with the partition if it is meant for this input.
constexpr std::vector<Diagnostic> Checker::covers(const Statement &s, const std::vector<NamedAxis> &named,
                                                  const Input &input) {
  std::vector<Diagnostic> problems;
  Marks reached = marks(named.size());
  for (Index i = 0; i < input.axes.count; ++i) {
    const AxisName &axis = file.axes[std::size_t(input.axes.first + i)];
    if (!axis.twin) cover(s, named, spelled(axis.name), axis.pack, reached, problems);
  }
  bool weighted = false;
  for (Index i = 0; i < s.filters.count; ++i)
    weighted = weighted || file.filters[std::size_t(s.filters.first + i)].kind == FilterKind::weighted_by;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (reached[i]) continue;
    const KnownAxis *known = find_axis(named[i].axis);
    if (!known || (named[i].part == 1 && (known->label || weighted))) continue;
    problems.push_back({Diagnostic::error,
                        "axis " + Text(spelled(named[i].axis.place)) + " is no axis of " + spelled(input.name) +
                            "; a partition names the axes of one input, and 'per' may add a label's",
                        named[i].axis.place,
                        {}});
  }
  return problems;
}

constexpr void Checker::check_partition(const Statement &s) {
  const std::size_t errors_before = diagnostics.size();
  check_spans(s.spans);
  check_filters(s.filters, true);
  std::vector<NamedAxis> named;
  for (Index i = 0; i < s.spans.count; ++i) named.push_back({file.spans[std::size_t(s.spans.first + i)].axis, 0});
  for (Index i = 0; i < s.filters.count; ++i) {
    const Filter &filter = file.filters[std::size_t(s.filters.first + i)];
    if (filter.kind != FilterKind::per && filter.kind != FilterKind::jointly) continue;
    const bool joint = filter.kind == FilterKind::jointly;
    for (Index k = 0; k < filter.axes.count; ++k) {
      const AxisName &axis = file.axes[std::size_t(filter.axes.first + k)];
      if (axis.twin) {
        error(axis.place, "a partition names " + Text(spelled(axis.name)) + ", not " + spelled(axis.place) +
                              "; 'jointly' covers both");
        continue;
      }
      if (!know(axis, "")) continue;
      named.push_back({axis, joint ? 2 : 1});
      if (joint && axis.pack) error(axis.place, "'jointly' needs axes one by one, not " + Text(spelled(axis.place)));
      if (joint) find_axis(axis)->twin = true;
    }
  }
  if (diagnostics.size() == errors_before && !split_failed) {
    std::vector<Diagnostic> fewest;
    for (Index i = 0; i < definition->inputs.count; ++i) {
      const Input &input = file.inputs[std::size_t(definition->inputs.first + i)];
      if (!input.has_shape) continue;
      std::vector<Diagnostic> problems = covers(s, named, input);
      const bool better = i == 0 || problems.size() < fewest.size();
      if (better) fewest = std::move(problems);
      if (fewest.empty()) break;
    }
    for (Diagnostic &problem : fewest) diagnostics.push_back(std::move(problem));
  }
  if (s.names.count == 0) {
    has_default_area = true;
    return;
  }
  const Place name = file.names[std::size_t(s.names.first)];
  check_reserved(name, spelled(name));
  for (Place other : partitions)
    if (same(spelled(other), spelled(name)))
      error(name, "partition " + quoted(spelled(name)) + " is already defined")
          .notes.push_back({"first defined here", other});
  partitions.push_back(name);
}

} // namespace norma::dsl
