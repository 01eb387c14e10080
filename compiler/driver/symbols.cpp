//===- symbols.cpp - what kernels and records are called ------------------===//
//
// See symbols.h. The hash is FNV-1a over 64 bits.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/symbols.h"

#include "dsl/prelude/prelude.h"
#include "dsl/print.h"

#include <cctype>
#include <cstdio>

namespace norma::compiler::driver {
namespace {

class Hash {
public:
  /// Each part counts with its end, so that `ab` + `c` and `a` + `bc` differ.
  void add(std::string_view part) {
    for (char character : part) add_byte(static_cast<unsigned char>(character));
    add_byte(0);
  }
  std::uint64_t value() const { return state; }

private:
  void add_byte(unsigned char byte) { state = (state ^ byte) * 0x100000001b3u; }
  std::uint64_t state = 0xcbf29ce484222325u;
};

std::string exact(double number) {
  char text[40];
  std::snprintf(text, sizeof text, "%a", number);
  return text;
}

/// What every kernel of the request depends on.
Hash common(const CompileRequest &request, const std::string &type) {
  Hash hash;
  hash.add(print(request.program->main_file(), find_norm(*request.program, request.norm)));
  for (const dsl::File &file : request.program->files.files)
    for (const dsl::Definition &definition : file.definitions)
      if (definition.kind != dsl::DefinitionKind::norm) hash.add(print(file, definition));
  hash.add(dsl::prelude().text);
  hash.add(type);
  const KernelOptions &options = request.options;
  for (const auto &[tensor, other] : options.type_of) hash.add(tensor), hash.add(other);
  for (const AxisExtent &axis : options.shape) hash.add(axis.axis), hash.add(std::to_string(axis.extent));
  for (const auto &[setting, value] : options.settings) hash.add(setting), hash.add(exact(value));
  const Derivatives &derivatives = options.derivatives;
  for (bool wanted : {derivatives.vjp, derivatives.jvp, derivatives.vjp2}) hash.add(wanted ? "derived" : "");
  if (!request.keep_running) hash.add("own statistics");
  return hash;
}

} // namespace

std::string as_identifier(const std::string &name) {
  std::string text;
  for (char c : name) text += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return text;
}

std::string record_symbol(const CompileRequest &request, const KernelKey &key, const std::string &form) {
  Hash hash = common(request, key.type);
  hash.add(key.layout);
  hash.add(key.target);
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash.value()));
  return "norma_" + as_identifier(request.library) + "_" + request.norm + "_" + form + "_" + text;
}

std::uint64_t saved_hash(const CompileRequest &request) { return common(request, "").value(); }

} // namespace norma::compiler::driver
