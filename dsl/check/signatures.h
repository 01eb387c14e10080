//===- signatures.h - what a caller must know about a definition ----------===//
//
// Names of inputs, settings and of what a stage exports. The prelude's are a table written beforehand
// (prelude/signatures.h), so that constants need not parse it; a file's own are collected from its tree.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/token.h"

#include <span>

namespace norma::dsl {

/// An input or a setting of a definition.
struct ArgumentSignature {
  std::string_view name;
  bool defaulted = false;
};

enum class ExportKind : std::uint8_t { stat, state, param };

/// What a stage makes known under its own name or behind the prefix of `as`.
struct ExportSignature {
  std::string_view name;
  ExportKind kind = ExportKind::stat;
};

struct Signature {
  std::string_view name;
  DefinitionKind kind = DefinitionKind::function;
  std::span<const ArgumentSignature> inputs;
  std::span<const ArgumentSignature> settings;
  std::span<const ExportSignature> exports;
  bool needs_per = false; ///< has parameters without brackets, its own or those of what it calls
  bool has_state = false;
  std::string_view file; ///< where it is defined; empty for the prelude
};

/// The signatures of one file. The spans lead into its own pools, so it moves but does not copy.
class SignatureSet {
public:
  constexpr SignatureSet() = default;
  constexpr explicit SignatureSet(const File &file);
  SignatureSet(const SignatureSet &) = delete;
  SignatureSet &operator=(const SignatureSet &) = delete;
  constexpr SignatureSet(SignatureSet &&) = default;
  constexpr SignatureSet &operator=(SignatureSet &&) = default;

  constexpr std::span<const Signature> all() const { return {signatures.data(), signatures.size()}; }

private:
  constexpr void collect(const File &file, const Definition &definition);
  constexpr void inherit(const File &file);

  std::vector<ArgumentSignature> arguments;
  std::vector<ExportSignature> exports;
  std::vector<Signature> signatures;
};

constexpr const Signature *find_signature(std::span<const Signature> signatures, std::string_view name) {
  for (const Signature &signature : signatures)
    if (same(signature.name, name)) return &signature;
  return nullptr;
}

constexpr SignatureSet::SignatureSet(const File &file) {
  arguments.reserve(file.inputs.size() + file.settings.size());
  exports.reserve(file.statements.size());
  signatures.reserve(file.definitions.size());
  for (const Definition &definition : file.definitions) collect(file, definition);
  inherit(file);
}

constexpr void SignatureSet::collect(const File &file, const Definition &definition) {
  Signature signature;
  signature.name = file.spelled(definition.name);
  signature.kind = definition.kind;
  signature.file = file.name;
  const std::size_t first_input = arguments.size();
  for (Index i = 0; i < definition.inputs.count; ++i) {
    const Input &input = file.inputs[std::size_t(definition.inputs.first + i)];
    arguments.push_back({file.spelled(input.name), input.value != none});
  }
  const std::size_t first_setting = arguments.size();
  for (Index i = 0; i < definition.settings.count; ++i) {
    const Setting &setting = file.settings[std::size_t(definition.settings.first + i)];
    arguments.push_back({file.spelled(setting.name), setting.value != none});
  }
  signature.inputs = {arguments.data() + first_input, first_setting - first_input};
  signature.settings = {arguments.data() + first_setting, arguments.size() - first_setting};
  const std::size_t first_export = exports.size();
  for (Index i = 0; i < definition.body.count; ++i) {
    const Statement &s = file.statements[std::size_t(file.blocks[std::size_t(definition.body.first + i)])];
    const bool stat = s.kind == StatementKind::stat, state = s.kind == StatementKind::state;
    const bool param = s.kind == StatementKind::param;
    if (!stat && !state && !param) continue;
    exports.push_back({file.spelled(file.names[std::size_t(s.names.first)]), stat    ? ExportKind::stat
                                                                             : state ? ExportKind::state
                                                                                     : ExportKind::param});
    signature.has_state = signature.has_state || state;
    signature.needs_per = signature.needs_per || (param && !s.has_shape) || (state && !s.has_shape);
  }
  signature.exports = {exports.data() + first_export, exports.size() - first_export};
  signatures.push_back(signature);
}

/// A definition that calls one with parameters needs the axes for them.
constexpr void SignatureSet::inherit(const File &file) {
  const auto calls_needy = [&](const Definition &definition) {
    for (const Expression &e : file.expressions) {
      if (e.kind != ExpressionKind::call) continue;
      if (e.place.begin < definition.place.begin || e.place.end > definition.place.end) continue;
      const Signature *callee = find_signature(all(), file.spelled(e.text));
      if (callee && callee->needs_per) return true;
    }
    return false;
  };
  bool local_callee = false;
  for (const Signature &signature : signatures) local_callee = local_callee || signature.needs_per;
  for (bool changed = local_callee; changed;) {
    changed = false;
    for (std::size_t i = 0; i < signatures.size(); ++i)
      if (!signatures[i].needs_per && signatures[i].kind != DefinitionKind::norm && calls_needy(file.definitions[i]))
        signatures[i].needs_per = changed = true;
  }
}

} // namespace norma::dsl
