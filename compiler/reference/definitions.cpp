//===- definitions.cpp - operations, recoveries and functions in place ----===//

#include "compiler/reference/interpreter.h"

#include <algorithm>

namespace norma::reference {

/// Of several with the same name the first file's counts; the prelude is last.
Interpreter::Found Interpreter::find(std::string_view name) const {
  for (const dsl::File *file : files)
    for (const dsl::Definition &definition : file->definitions)
      if (definition.kind != dsl::DefinitionKind::norm && file->spelled(definition.name) == name)
        return {&definition, file};
  return {};
}

/// `subject` is what a stage pipes in; in expressions the first argument is it.
Value Interpreter::call_definition(const Found &found, const dsl::Expression &call, Frame &caller,
                                   const std::optional<Value> &subject, std::optional<AreaOver> area,
                                   StageCall *stage) {
  const dsl::Definition &definition = *found.definition;
  const dsl::File &file = *found.file;
  Frame frame;
  frame.file = &file;
  frame.joint = area && !area->joint.empty() ? area->joint : caller.joint;
  frame.area = std::move(area);
  frame.stage = stage;

  std::vector<std::string> names;
  for (dsl::Index i = definition.inputs.first; i < definition.inputs.first + definition.inputs.count; ++i)
    names.emplace_back(file.spelled(file.inputs[std::size_t(i)].name));
  for (dsl::Index i = definition.settings.first; i < definition.settings.first + definition.settings.count; ++i)
    names.emplace_back(file.spelled(file.settings[std::size_t(i)].name));
  std::size_t next = 0;
  if (subject) frame.values[names.at(next++)] = *subject;
  for (int i = 0; i < (call.kind == dsl::ExpressionKind::call ? call.arguments.count : 0); ++i) {
    const dsl::Argument &given = argument(call, caller, i);
    std::string name(caller.file->spelled(given.name));
    if (name.empty()) {
      if (next >= names.size())
        fail(std::string(file.spelled(definition.name)) + " takes " + std::to_string(names.size()) + " arguments");
      name = names[next++];
    } else if (std::find(names.begin(), names.end(), name) == names.end()) {
      fail(std::string(file.spelled(definition.name)) + " has no argument " + name);
    }
    frame.values[name] = evaluate(given.value, caller);
  }
  const auto by_default = [&](dsl::Place place, dsl::Index value) {
    const std::string name(file.spelled(place));
    if (frame.values.contains(name)) return;
    if (value == dsl::none) fail(std::string(file.spelled(definition.name)) + " needs its argument " + name);
    frame.values[name] = evaluate(value, frame);
  };
  try {
    for (dsl::Index i = definition.inputs.first; i < definition.inputs.first + definition.inputs.count; ++i)
      by_default(file.inputs[std::size_t(i)].name, file.inputs[std::size_t(i)].value);
    for (dsl::Index i = definition.settings.first; i < definition.settings.first + definition.settings.count; ++i)
      by_default(file.settings[std::size_t(i)].name, file.settings[std::size_t(i)].value);
    const std::optional<Value> result = block(definition.body, frame, frame.values[names.at(0)]);
    if (!result) fail(std::string(file.spelled(definition.name)) + " yields nothing");
    return *result;
  } catch (Fault &fault) {
    // What goes wrong in another file's definition is reported where it was called.
    if (fault.file != caller.file) fault.file = caller.file, fault.place = call.place;
    throw;
  }
}

} // namespace norma::reference
