//===- definitions.h - headers, results, circles, and the whole file ------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr void Checker::check_definition_names() {
  const std::span<const Signature> all = own.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Place place = file.definitions[i].name;
    if (!check_reserved(place, all[i].name)) continue;
    bool repeated = false;
    for (std::size_t k = 0; k < i && !repeated; ++k)
      if (same(all[k].name, all[i].name)) {
        error(place, quoted(all[i].name) + " is defined twice")
            .notes.push_back({"first defined here", file.definitions[k].name});
        repeated = true;
      }
    if (repeated) continue;
    if (const Signature *other = find_signature(around.imported, all[i].name))
      error(place, quoted(all[i].name) + " is also defined in " + quoted(other->file));
    if (all[i].kind == DefinitionKind::norm) continue;
    if (find_builtin(all[i].name))
      error(place, quoted(all[i].name) + " is built in; choose another name");
    else if (!around.is_prelude && find_signature(prelude_signatures, all[i].name))
      warning(place, quoted(all[i].name) + " stands in the prelude; here it now means this definition");
  }
}

/// Who calls whom within the file, in the order of the text.
constexpr std::vector<Checker::CallOf> Checker::calls_of_definitions() const {
  std::vector<CallOf> calls;
  const std::span<const Signature> all = own.all();
  std::size_t caller = 0;
  for (const Expression &e : file.expressions) {
    while (caller < file.definitions.size() && file.definitions[caller].place.end < e.place.end) ++caller;
    if (e.kind != ExpressionKind::call || caller == file.definitions.size()) continue;
    if (e.place.begin < file.definitions[caller].place.begin) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (same(all[i].name, spelled(e.text))) calls.push_back({caller, i});
  }
  return calls;
}

/// Whether a definition leads to another by calls; `path` is the way.
constexpr bool Checker::reaches(const std::vector<CallOf> &calls, std::size_t from, std::size_t to, Marks &seen,
                                std::vector<std::size_t> &path) const {
  path.push_back(from);
  for (const CallOf &call : calls) {
    if (call.caller != from) continue;
    if (call.callee == to) return true;
    if (seen[call.callee]) continue;
    seen[call.callee] = true;
    if (reaches(calls, call.callee, to, seen, path)) return true;
  }
  path.pop_back();
  return false;
}

/// Definitions are expanded in place, so none may lead back to itself.
constexpr void Checker::check_circles() {
  const std::span<const Signature> all = own.all();
  const std::vector<CallOf> calls = calls_of_definitions();
  Marks reported = marks(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == DefinitionKind::norm || reported[i]) continue;
    Marks seen = marks(all.size());
    std::vector<std::size_t> path;
    if (!reaches(calls, i, i, seen, path)) continue;
    constexpr std::size_t most_named = 8;
    Text chain;
    for (std::size_t k = 0; k < path.size(); ++k) {
      reported[path[k]] = true;
      if (k < most_named) chain += Text(all[path[k]].name) + " -> ";
      if (k == most_named) chain += "... -> ";
    }
    error(file.definitions[i].name, "definitions call one another in a circle: " + chain + all[i].name);
  }
}

constexpr void Checker::check_header() {
  const Definition &d = *definition;
  for (Index i = 0; i < d.settings.count; ++i) {
    const Setting &setting = file.settings[std::size_t(d.settings.first + i)];
    check(setting.value, Purpose::default_value);
    define(setting.name, ValueKind::setting, true);
  }
  for (Index i = 0; i < d.inputs.count; ++i) {
    const Input &input = file.inputs[std::size_t(d.inputs.first + i)];
    const Text name = spelled(input.name);
    const bool label = !input.type.empty() && lexis::is_capital(file.text[input.type.begin]);
    if (!in_norm() && (input.has_shape || label))
      error(input.place, Text(with_article(d.kind)) + " names no axes; write '" + name + "' alone");
    else if (in_norm() && i == 0 && !input.has_shape)
      error(input.place, "the first input needs its axes, as in '" + name + "[N, C, ...]'");
    else
      bracket(input.axes, "the brackets of " + name);
    if (label && in_norm()) {
      AxisName axis;
      axis.place = axis.name = input.type;
      introduce(axis, true);
      find_axis(axis)->label = true;
    }
    check(input.value, Purpose::default_value);
    define(input.name, ValueKind::input);
  }
}

/// The value under way has the first result's name, or `y`, unless the body defines that name.
constexpr void Checker::check_results_before() {
  const Definition &d = *definition;
  if (!in_norm()) {
    if (d.has_results)
      error(file.results[std::size_t(d.results.first)].place,
            Text(with_article(d.kind)) + " gives what it yields; only a norm names results");
    return;
  }
  std::string_view name = "y";
  Place place = d.name;
  if (d.has_results) {
    place = file.results[std::size_t(d.results.first)].name;
    name = spelled(place);
    for (const Statement &s : file.statements) {
      if (s.place.begin < d.place.begin || s.place.end > d.place.end) continue;
      const bool defines = s.kind == StatementKind::let || s.kind == StatementKind::stat ||
                           s.kind == StatementKind::param || s.kind == StatementKind::state;
      for (Index i = 0; defines && i < s.names.count; ++i)
        if (same(spelled(file.names[std::size_t(s.names.first + i)]), name)) return;
    }
  }
  define(name, place, ValueKind::value_under_way, false);
}

constexpr void Checker::check_results_after() {
  const Definition &d = *definition;
  if (!in_norm()) return;
  for (Index i = 0; i < d.results.count; ++i) {
    const Result &result = file.results[std::size_t(d.results.first + i)];
    const std::string_view name = spelled(result.name);
    for (Index k = 0; k < i; ++k)
      if (same(spelled(file.results[std::size_t(d.results.first + k)].name), name))
        error(result.place, "result " + quoted(name) + " is named twice");
    use_axes(result.axes, "the brackets of " + Text(name));
    if (find_value(name)) continue;
    NearMiss near(name);
    for (const Value &value : values) near.consider(value.name);
    error(result.name, "result " + quoted(name) + " is not defined in the body" +
                           choose(near.found(), "; did you mean " + quoted(near.suggestion()), ""));
  }
}

constexpr void Checker::check_definition(const Definition &d) {
  definition = &d;
  values.clear();
  axes.clear();
  splits.clear();
  partitions.clear();
  prefixed.clear();
  prefixed.reserve(std::size_t(d.place.end - d.place.begin));
  has_default_area = false;
  split_failed = false;
  loop = 0;
  check_header();
  check_results_before();
  if (!in_norm()) check_yields(d.body, Where::definition, d.name);
  check_block(d.body, in_norm() ? Where::norm : Where::definition);
  check_results_after();
  gradient_names();
}

constexpr void Checker::run() {
  if (around.is_literal && !file.uses.empty())
    error(file.uses.front(), "text inside C++ has the prelude and no 'use'; write a .norm file for it");
  check_definition_names();
  check_circles();
  for (const Definition &d : file.definitions) check_definition(d);
}

} // namespace norma::dsl
