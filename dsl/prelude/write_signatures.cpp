//===- write_signatures.cpp - writes prelude/signatures.h -----------------===//
//
//   norma_prelude_signatures > dsl/prelude/signatures.h
//
// Run after a change of prelude.norm; a test compares the table with the parsed prelude.
//
//===----------------------------------------------------------------------===//
#include "dsl/check/signatures.h"
#include "dsl/prelude/prelude.h"

#include <iostream>

using namespace norma::dsl;

namespace {

std::string kind(DefinitionKind kind) {
  switch (kind) {
  case DefinitionKind::norm:
    return "norm";
  case DefinitionKind::operation:
    return "operation";
  case DefinitionKind::recovery:
    return "recovery";
  case DefinitionKind::function:
    return "function";
  }
  return {};
}

std::string kind(ExportKind kind) {
  return kind == ExportKind::stat ? "stat" : kind == ExportKind::state ? "state" : "param";
}

std::string boolean(bool value) { return value ? "true" : "false"; }

} // namespace

int main() {
  const SignatureSet set(prelude());
  std::string arguments, exports, signatures;
  std::size_t argument_count = 0, export_count = 0;
  const auto range = [](const char *pool, std::size_t first, std::size_t count) {
    return count ? std::string("{") + pool + " + " + std::to_string(first) + ", " + std::to_string(count) + "}"
                 : std::string("{}");
  };
  for (const Signature &s : set.all()) {
    const std::size_t first_input = argument_count;
    for (auto pool : {s.inputs, s.settings})
      for (const ArgumentSignature &a : pool) {
        arguments += "    {\"" + std::string(a.name) + "\", " + boolean(a.defaulted) + "},\n";
        ++argument_count;
      }
    for (const ExportSignature &e : s.exports)
      exports += "    {\"" + std::string(e.name) + "\", ExportKind::" + kind(e.kind) + "},\n";
    signatures += "    {\"" + std::string(s.name) + "\", DefinitionKind::" + kind(s.kind) + ", " +
                  range("prelude_arguments", first_input, s.inputs.size()) + ", " +
                  range("prelude_arguments", first_input + s.inputs.size(), s.settings.size()) + ", " +
                  range("prelude_exports", export_count, s.exports.size()) + ", " + boolean(s.needs_per) + ", " +
                  boolean(s.has_state) + ", {}},\n";
    export_count += s.exports.size();
  }
  std::cout
      << "//===- signatures.h - the prelude's signatures as a table ----------------===//\n"
         "//\n"
         "// Written by norma_prelude_signatures from prelude.norm, so that constants need not parse the prelude.\n"
         "//\n"
         "//===----------------------------------------------------------------------===//\n"
         "#pragma once\n\n#include \"dsl/check/signatures.h\"\n\nnamespace norma::dsl {\n\n// clang-format off\n"
      << "inline constexpr ArgumentSignature prelude_arguments[] = {\n"
      << arguments << "};\n\n"
      << "inline constexpr ExportSignature prelude_exports[] = {\n"
      << exports << "};\n\n"
      << "/// In the order of the prelude's text.\n"
      << "inline constexpr Signature prelude_signatures[] = {\n"
      << signatures << "};\n// clang-format on\n\n"
      << "} // namespace norma::dsl\n";
}
