//===- program.cpp - checks over several files ----------------------------===//
//
// Only operations, recoveries and functions are imported: a norm is a kernel of its own file.
//
//===----------------------------------------------------------------------===//
#include "dsl/check/program.h"

#include "dsl/check.h"

namespace norma::dsl {
namespace {

void reach(const LoadedProgram &program, std::size_t file, std::vector<bool> &reached) {
  for (int used : program.uses[file]) {
    if (reached[std::size_t(used)]) continue;
    reached[std::size_t(used)] = true;
    reach(program, std::size_t(used), reached);
  }
}

} // namespace

std::vector<FileDiagnostic> check_program(const LoadedProgram &program) {
  std::vector<SignatureSet> sets;
  for (const File &file : program.files) sets.emplace_back(file);
  std::vector<FileDiagnostic> all;
  for (std::size_t i = 0; i < program.files.size(); ++i) {
    std::vector<bool> reached(program.files.size());
    reach(program, i, reached);
    std::vector<Signature> imported;
    for (std::size_t k = 0; k < sets.size(); ++k)
      if (reached[k] && k != i)
        for (const Signature &signature : sets[k].all())
          if (signature.kind != DefinitionKind::norm) imported.push_back(signature);
    for (Diagnostic &diagnostic : check_structure(program.files[i], {.imported = imported}))
      all.push_back({int(i), std::move(diagnostic)});
  }
  return all;
}

} // namespace norma::dsl
