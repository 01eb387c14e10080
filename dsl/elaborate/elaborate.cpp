//===- elaborate.cpp - walking until the settings are settled -------------===//
//
// A walk finds which settings shape the kernel; the next one has them folded. There are at most as many walks
// as settings, and one more.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/elaborate.h"

#include "dsl/elaborate/detail/elaborator.h"
#include "dsl/prelude/prelude.h"

namespace norma::dsl {
namespace {

ElaborateOutcome elaborate_files(std::vector<const File *> files, std::string_view name,
                                 const ElaborateOptions &options) {
  ElaborateOutcome outcome;
  elaboration::DefinitionReference norm;
  for (std::size_t i = 0; i < files.size() && !norm; ++i)
    for (const Definition &definition : files[i]->definitions)
      if (definition.kind == DefinitionKind::norm && files[i]->spelled(definition.name) == name) {
        norm = {files[i], &definition};
        outcome.file = int(i);
        break;
      }
  if (!norm) {
    std::string known;
    for (const File *file : files)
      for (const Definition &definition : file->definitions)
        if (definition.kind == DefinitionKind::norm)
          known += (known.empty() ? "" : ", ") + std::string(file->spelled(definition.name));
    outcome.diagnostics.push_back({Diagnostic::error,
                                   "there is no norm '" + std::string(name) + "'" +
                                       (known.empty() ? "; the file declares none" : "; there are " + known),
                                   {},
                                   {}});
    return outcome;
  }
  std::swap(files[0], files[std::size_t(outcome.file)]);
  files.push_back(&prelude());
  std::set<std::string> structural;
  for (;;) {
    elaboration::Elaborator elaborator(files, options, structural);
    elaborator.run(norm);
    if (elaborator.structural.size() > structural.size()) {
      structural = elaborator.structural;
      continue;
    }
    outcome.diagnostics = std::move(elaborator.diagnostics);
    if (has_errors(outcome.diagnostics)) return outcome;
    outcome.value = std::move(elaborator.out);
    elaboration::prune(*outcome.value);
    return outcome;
  }
}

} // namespace

ElaborateOutcome elaborate(const LoadedProgram &program, std::string_view definition, const ElaborateOptions &options) {
  std::vector<const File *> files;
  for (const File &file : program.files) files.push_back(&file);
  return elaborate_files(std::move(files), definition, options);
}

ElaborateOutcome elaborate(const File &file, std::string_view definition, const ElaborateOptions &options) {
  return elaborate_files({&file}, definition, options);
}

} // namespace norma::dsl
