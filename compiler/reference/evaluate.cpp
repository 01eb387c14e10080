//===- evaluate.cpp - a request from beginning to end ---------------------===//

#include "compiler/reference/evaluate.h"
#include "compiler/reference/interpreter.h"
#include "dsl/prelude/prelude.h"

namespace norma::reference {

Interpreter::Interpreter(const Request &request, Stops *stops) : request(request), files(request.files), stops(stops) {
  files.push_back(&dsl::prelude());
  machine.tape.recording = !request.cotangents.empty() || !request.tangents.empty();
}

Outcome Interpreter::run() {
  if (request.files.empty()) throw InternalError("a request without a file");
  const dsl::File &file = *request.files.front();
  const dsl::Definition *definition = nullptr;
  for (const dsl::Definition &candidate : file.definitions)
    if (candidate.kind == dsl::DefinitionKind::norm && file.spelled(candidate.name) == request.definition)
      definition = &candidate;
  if (!definition) fail("the file declares no norm called " + request.definition);

  Frame frame;
  frame.file = &file;
  std::set<std::string> settings;
  for (dsl::Index i = 0; i < definition->settings.count; ++i) {
    const dsl::Setting &written = file.settings[std::size_t(definition->settings.first + i)];
    settings.emplace(file.spelled(written.name));
    setting(written, frame);
  }
  for (const auto &[name, value] : request.settings)
    if (!settings.contains(name)) fail(request.definition + " has no setting " + name);
  inputs(*definition, frame);
  under_way = definition->has_results ? file.spelled(file.results[std::size_t(definition->results.first)].name) : "y";
  const std::string first(file.spelled(file.inputs[std::size_t(definition->inputs.first)].name));
  frame.values.try_emplace(under_way, frame.values.at(first));
  block(definition->body, frame, std::nullopt);

  collect(*definition, frame);
  unknown_names();
  differentiate();
  if (request.training)
    for (const StateSlot &slot : slots) outcome.states[slot.name] = array(slot.value, slot.axes);
  return std::move(outcome);
}

Outcome evaluate(const Request &request, Stops *stops) {
  Interpreter interpreter(request, stops);
  try {
    return interpreter.run();
  } catch (const Fault &fault) {
    Outcome outcome;
    const bool placed = fault.file == interpreter.main_file();
    outcome.diagnostics.push_back({dsl::Diagnostic::error, fault.message, placed ? fault.place : dsl::Place{}, {}});
    return outcome;
  }
}

Outcome evaluate(const Request &request) { return evaluate(request, nullptr); }

} // namespace norma::reference
