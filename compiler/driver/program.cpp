//===- program.cpp - a FILE of the command line, read and checked ---------===//
//
// See program.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/program.h"

#include "dsl/check/program.h"
#include "dsl/near_miss.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

std::string listed(const std::vector<std::string> &names) {
  std::string text;
  for (const std::string &name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool has_errors(const std::vector<dsl::FileDiagnostic> &diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const dsl::FileDiagnostic &found) {
    return found.diagnostic.severity == dsl::Diagnostic::error;
  });
}

} // namespace

std::optional<Program> open_program(const std::string &file, Problems &problems) {
  dsl::LoadOutcome loaded = dsl::load(file);
  bool wrong = !loaded.ok();
  problems.add_rendered(render(loaded.diagnostics, loaded.program), wrong);
  if (wrong) return std::nullopt;
  std::vector<dsl::FileDiagnostic> found = dsl::check_program(loaded.program);
  wrong = has_errors(found);
  problems.add_rendered(render(found, loaded.program), wrong);
  if (wrong) return std::nullopt;
  Program program{file, std::move(loaded.program), {}};
  const dsl::File &main = program.main_file();
  for (const dsl::Definition &definition : main.definitions)
    if (definition.kind == dsl::DefinitionKind::norm) program.norms.emplace_back(main.spelled(definition.name));
  return program;
}

std::vector<std::string> choose_norms(const Program &program, const std::string &wanted, Problems &problems) {
  if (program.norms.empty()) {
    problems.add("'" + program.given + "' declares no norm, expected at least one");
    return {};
  }
  if (wanted.empty()) return program.norms;
  if (std::find(program.norms.begin(), program.norms.end(), wanted) != program.norms.end()) return {wanted};
  dsl::NearMiss near(wanted);
  for (const std::string &norm : program.norms) near.consider(norm);
  problems.add("--norm: '" + program.given + "' declares no norm '" + wanted + "', it has " + listed(program.norms) +
               (near.found() ? "; did you mean '" + std::string(near.suggestion()) + "'" : ""));
  return {};
}

std::optional<std::string> choose_norm(const Program &program, const std::string &wanted, Problems &problems) {
  std::vector<std::string> norms = choose_norms(program, wanted, problems);
  if (norms.empty()) return std::nullopt;
  if (norms.size() > 1) {
    problems.add("'" + program.given + "' declares several norms: " + listed(norms) + "; choose one with --norm");
    return std::nullopt;
  }
  return norms.front();
}

std::optional<dsl::Elaborated> elaborate_norm(const Program &program, const std::string &norm,
                                              const dsl::ElaborateOptions &options, Problems &problems) {
  dsl::ElaborateOutcome outcome = dsl::elaborate(program.files, norm, options);
  problems.add_rendered(render(outcome.diagnostics, program.files.files[std::size_t(outcome.file)]), !outcome.value);
  return std::move(outcome.value);
}

const dsl::Definition &find_norm(const Program &program, const std::string &norm) {
  const dsl::File &file = program.main_file();
  for (const dsl::Definition &definition : file.definitions)
    if (definition.kind == dsl::DefinitionKind::norm && file.spelled(definition.name) == norm) return definition;
  throw InternalError("declaration", "the norm " + norm + " is gone");
}

} // namespace norma::compiler::driver
