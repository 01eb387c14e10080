//===- calls.h - calls of definitions, and the words of a stage -----------===//
//
// After `operate` and `recover` a bare primitive is a pipe: the value under way is its subject, and the
// arguments begin behind it.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

/// `what` is function, operation or recovery: which one was wanted.
constexpr void Checker::unknown_callee(Place place, std::string_view what) {
  const std::string_view name = spelled(place);
  const bool all = same(what, "function");
  NearMiss near(name);
  const auto consider = [&](std::span<const Signature> signatures) {
    for (const Signature &s : signatures)
      if (s.kind != DefinitionKind::norm && (all || same(kind_name(s.kind), what))) near.consider(s.name);
  };
  consider(own.all());
  consider(around.imported);
  consider(prelude_signatures);
  if (all)
    for (const Builtin &builtin : builtins) near.consider(builtin.name);
  Text message = "unknown " + Text(what) + " " + quoted(name);
  if (near.found()) message += "; did you mean " + quoted(near.suggestion());
  error(place, std::move(message));
}

/// Matches a call's arguments with inputs and settings. `pipe`: the first input is the value under way.
constexpr void Checker::match_arguments(const Expression *call, Place name, const Signature &signature, bool pipe) {
  const std::size_t skipped = pipe ? 1 : 0;
  const std::size_t inputs = signature.inputs.size(), slots = inputs + signature.settings.size();
  const auto slot = [&](std::size_t i) { return i < inputs ? signature.inputs[i] : signature.settings[i - inputs]; };
  const auto takes = [&] {
    Text list;
    for (std::size_t i = skipped; i < slots; ++i) list += (i > skipped ? ", " : "") + Text(slot(i).name);
    return choose(list.empty(), "no arguments", list);
  };
  Marks given = marks(slots);
  if (pipe && slots > 0) given[0] = true;
  std::size_t next = skipped;
  bool named = false;
  for (Index i = 0; call && i < call->arguments.count; ++i) {
    const Argument &argument = this->argument(*call, i);
    std::size_t found = slots;
    if (argument.name.empty()) {
      if (named) {
        error(at(argument.value).place, "an argument without a name stands after one with a name");
        return;
      }
      found = next++;
      if (found >= slots) {
        Text message = "too many arguments: " + quoted(signature.name) + " takes " + takes();
        if (pipe) message += "; its subject is the value under way, 'on' puts another in";
        error(at(argument.value).place, std::move(message));
        return;
      }
    } else {
      named = true;
      for (std::size_t k = skipped; k < slots; ++k)
        if (same(slot(k).name, spelled(argument.name))) found = k;
      if (found == slots) {
        error(argument.name, quoted(signature.name) + " has no argument named " + quoted(spelled(argument.name)) +
                                 "; it takes " + takes());
        return;
      }
      if (given[found]) {
        error(argument.name, "argument " + quoted(spelled(argument.name)) + " is given twice");
        return;
      }
    }
    given[found] = true;
  }
  Text lacking;
  for (std::size_t i = 0; i < slots; ++i)
    if (!given[i] && !slot(i).defaulted) lacking += (lacking.empty() ? "" : ", ") + Text(slot(i).name);
  if (!lacking.empty())
    error(call ? call->place : name,
          quoted(signature.name) + " needs " + lacking + choose(same(lacking, takes()), "", "; it takes " + takes()));
}

/// The primitive that a stage's statement calls, or null for a plain expression.
constexpr const Signature *Checker::primitive(const Statement &s) {
  const Expression &e = at(s.value);
  const bool operate = s.kind == StatementKind::operate;
  const bool bare = e.kind == ExpressionKind::name;
  if (!bare && e.kind != ExpressionKind::call) return nullptr;
  const std::string_view name = spelled(e.text);
  if (bare && (find_value(name) || is_constant_name(name))) return nullptr;
  const Signature *signature = find_definition(name);
  const DefinitionKind wanted = operate ? DefinitionKind::operation : DefinitionKind::recovery;
  if (signature && signature->kind == wanted) return signature;
  if (signature && (signature->kind == DefinitionKind::operation || signature->kind == DefinitionKind::recovery)) {
    error(e.text, quoted(name) + " is " + with_article(signature->kind) + " and stands after " +
                      (operate ? "'recover'" : "'operate'"));
    return signature;
  }
  const bool builtin = find_builtin(name) != nullptr;
  if (!signature && (bare ? !builtin : !builtin)) {
    unknown_callee(e.text, operate ? "operation" : "recovery");
    return nullptr;
  }
  if (bare && signature && signature->kind == DefinitionKind::function)
    error(e.text, quoted(name) + " is a function and is called with its subject, as in '" + name + "(y)'");
  return nullptr;
}

constexpr void Checker::check_tracking(Index index, std::span<const ExportSignature> stats, std::string_view owner) {
  const Tracking &tracking = file.trackings[std::size_t(index)];
  check(tracking.rate);
  for (Index i = 0; i < tracking.feeds.count; ++i) {
    const Feed &feed = file.feeds[std::size_t(tracking.feeds.first + i)];
    const std::string_view name = spelled(feed.name);
    bool known = false;
    Text list;
    for (const ExportSignature &stat : stats) {
      if (stat.kind != ExportKind::stat) continue;
      known = known || same(stat.name, name);
      list += (list.empty() ? "" : ", ") + Text(stat.name);
    }
    if (!known)
      error(feed.name,
            quoted(name) + " is no statistic of " + quoted(owner) + "; it has " + choose(list.empty(), "none", list));
    for (Index k = 0; k < i; ++k)
      if (same(spelled(file.feeds[std::size_t(tracking.feeds.first + k)].name), name))
        error(feed.name, "statistic " + quoted(name) + " is tracked twice");
    check(feed.value);
  }
}

constexpr void Checker::check_clauses(const Statement &s, const Signature *signature) {
  constexpr std::string_view words_of[] = {"'on'", "'over'", "'per'", "'as'", "'tracking'"};
  bool seen[5] = {};
  for (Index i = 0; i < s.clauses.count; ++i) {
    const Clause &clause = file.clauses[std::size_t(s.clauses.first + i)];
    const std::size_t kind = std::size_t(clause.kind);
    if (seen[kind]) error(clause.place, Text(words_of[kind]) + " is written twice");
    seen[kind] = true;
    if (clause.kind == ClauseKind::on) check(clause.value);
    if (clause.kind == ClauseKind::per) use_axes(clause.axes, "'per'");
    if (clause.kind == ClauseKind::over) {
      Argument argument;
      argument.area.present = true;
      argument.area.partition = clause.name;
      check_area(argument);
    }
    if (!signature)
      error(clause.place, Text(words_of[kind]) + " needs " +
                              (s.kind == StatementKind::operate ? "an operation" : "a recovery") +
                              " by its name before it, found an expression");
  }
}

/// What the stage exports becomes known, behind the prefix if there is one.
constexpr void Checker::export_names(const Statement &s, const Signature &signature, std::string_view prefix) {
  for (const ExportSignature &exported : signature.exports) {
    const ValueKind kind = exported.kind == ExportKind::stat    ? ValueKind::stat
                           : exported.kind == ExportKind::state ? ValueKind::state
                                                                : ValueKind::param;
    if (!prefix.empty()) {
      // A prefixed name has no spelling in the text; the table of such names lives as long as the checker.
      prefixed.push_back(Text(prefix) + "_" + exported.name);
      const std::string_view name = prefixed.back();
      if (const Value *before = find_value(name))
        error(s.place, "the name " + quoted(name) + " is already defined; write another prefix after 'as'")
            .notes.push_back({"first defined here", before->place});
      else
        values.push_back({name, kind, s.place, false, loop, false});
      continue;
    }
    if (const Value *before = find_value(exported.name)) {
      error(at(s.value).place, quoted(signature.name) + " exports " + quoted(exported.name) +
                                   ", a name that is taken; write 'as' and a prefix")
          .notes.push_back({"first defined here", before->place});
      return;
    }
    values.push_back({exported.name, kind, at(s.value).place, false, loop, false});
  }
}

constexpr void Checker::check_stage(const Statement &s) {
  const Expression &e = at(s.value);
  const std::size_t before = diagnostics.size();
  const Signature *signature = primitive(s);
  if (!signature) {
    if (diagnostics.size() == before) {
      check(s.value);
      check_clauses(s, nullptr);
    }
    return;
  }
  if (diagnostics.size() > before) return;
  const Expression *call = e.kind == ExpressionKind::call ? &e : nullptr;
  match_arguments(call, e.text, *signature, true);
  if (call) check_arguments(e, Purpose::value, 0);
  bool per = false;
  std::string_view prefix;
  for (Index i = 0; i < s.clauses.count; ++i) {
    const Clause &clause = file.clauses[std::size_t(s.clauses.first + i)];
    per = per || clause.kind == ClauseKind::per;
    if (clause.kind == ClauseKind::as) prefix = spelled(clause.name);
  }
  check_clauses(s, signature);
  export_names(s, *signature, prefix);
  for (Index i = 0; i < s.clauses.count; ++i) {
    const Clause &clause = file.clauses[std::size_t(s.clauses.first + i)];
    if (clause.kind != ClauseKind::tracking) continue;
    bool has_stats = false;
    for (const ExportSignature &exported : signature->exports)
      has_stats = has_stats || exported.kind == ExportKind::stat;
    if (!has_stats)
      error(clause.place, quoted(signature->name) + " has no statistics to track");
    else
      check_tracking(clause.tracking, signature->exports, signature->name);
  }
  if (signature->needs_per && !per)
    error(s.rest, quoted(signature->name) + " has parameters and needs their axes; write '" + signature->name +
                      " per (C)', or 'per ()' for single numbers");
}

} // namespace norma::dsl
