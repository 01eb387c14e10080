//===- names.h - one definition per name, before use ----------------------===//
#pragma once

#include "dsl/check/checker.h"

namespace norma::dsl {

constexpr const Value *Checker::find_value(std::string_view name) const {
  for (std::size_t i = values.size(); i-- > 0;)
    if (same(values[i].name, name)) return &values[i];
  return nullptr;
}

constexpr bool Checker::check_reserved(Place place, std::string_view name) {
  if (is_reserved_name(name))
    error(place, "the name " + quoted(name) + " is reserved; choose another");
  else if (is_cpp_keyword(name))
    error(place, quoted(name) + " is a keyword of C++ and cannot stand in the generated header; choose another name");
  else
    return true;
  return false;
}

constexpr void Checker::define(Place place, ValueKind kind, bool fixed) { define(spelled(place), place, kind, fixed); }

constexpr void Checker::define(std::string_view name, Place place, ValueKind kind, bool fixed) {
  check_reserved(place, name);
  if (const Value *before = find_value(name)) {
    if (before->kind == ValueKind::value_under_way)
      error(place, quoted(name) + " is the name of the value under way; choose another, or name the result with '->'");
    else
      error(place, "the name " + quoted(name) + " is already defined")
          .notes.push_back({"first defined here", before->place});
    return;
  }
  values.push_back({name, kind, place, fixed, loop, false});
}

constexpr void Checker::unknown_name(Place place) {
  const std::string_view name = spelled(place);
  for (const Statement &s : file.statements)
    for (Index i = 0; i < s.names.count; ++i) {
      const Place other = file.names[std::size_t(s.names.first + i)];
      const bool here = other.begin > definition->place.begin && other.end < definition->place.end;
      if (!here || s.kind == StatementKind::assign || s.kind == StatementKind::partition) continue;
      if (!same(spelled(other), name)) continue;
      const bool later = other.begin > place.begin || s.place.end >= place.end;
      error(place,
            quoted(name) + (later ? " is used before it is defined" : " is not known outside the loop that defines it"))
          .notes.push_back({"defined here", other});
      return;
    }
  NearMiss near(name);
  for (const Value &value : values) near.consider(value.name);
  for (std::string_view constant : constant_names) near.consider(constant);
  if (near.found()) {
    error(place, "unknown name " + quoted(name) + "; did you mean " + quoted(near.suggestion()));
  } else if (find_definition(name) || find_builtin(name)) {
    error(place, quoted(name) + " is called with arguments in parentheses, as in '" + name + "(x)'");
  } else {
    error(place, "unknown name " + quoted(name) +
                     "; a value is an input, a setting, or introduced by 'let', 'stat', "
                     "'param' or 'state'");
  }
}

/// `dx` is what headers call the gradient of `x`.
constexpr void Checker::gradient_names() {
  const auto in_header = [](const Value &v) { return v.kind != ValueKind::let && v.kind != ValueKind::gradient; };
  const auto has_gradient = [](const Value &v) {
    return v.kind == ValueKind::input || v.kind == ValueKind::param || v.kind == ValueKind::value_under_way;
  };
  for (const Value &value : values) {
    if (!in_header(value) || !value.name.starts_with('d')) continue;
    for (const Value &other : values)
      if (has_gradient(other) && same(other.name, value.name.substr(1)))
        error(value.place, "the name " + quoted(value.name) + " is kept for the gradient of " + quoted(other.name) +
                               "; choose another");
  }
}

/// Of the file, of what it uses, of the prelude, in this order.
constexpr const Signature *Checker::find_definition(std::string_view name) const {
  if (const Signature *found = find_signature(own.all(), name)) return found;
  if (const Signature *found = find_signature(around.imported, name)) return found;
  return find_signature(prelude_signatures, name);
}

} // namespace norma::dsl
