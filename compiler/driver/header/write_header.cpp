//===- write_header.cpp - what a C++ application includes -----------------===//
//
// See write_header.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/header/write_header.h"

#include "compiler/driver/header/form_text.h"
#include "compiler/driver/symbols.h"
#include "compiler/driver/version.h"
#include "dsl/print.h"

#include <cstdio>
#include <sstream>

namespace norma::compiler::driver {
namespace {

/// The text with `//` before each line.
std::string as_comment(const std::string &text, const std::string &indent) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) out += line.empty() ? "//\n" : "//" + indent + line + "\n";
  return out;
}

/// The `##` lines but those that are for the catalogue.
std::string documentation(const Program &program, const dsl::Definition &norm) {
  const dsl::File &file = program.main_file();
  std::string text;
  for (dsl::Index i = 0; i < norm.documentation.count; ++i) {
    std::string_view line = file.spelled(file.comments[std::size_t(norm.documentation.first + i)]);
    while (!line.empty() && line.front() == '#') line.remove_prefix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.starts_with("family:") && !line.starts_with("rows:")) text += std::string(line) + "\n";
  }
  return text;
}

std::string preamble(const Pipeline &pipeline, const std::vector<FormRecords> &forms) {
  const Program &program = *pipeline.request.program;
  const dsl::Definition &norm = find_norm(program, pipeline.request.norm);
  std::string text =
      "// " + pipeline.request.norm + ".h, made by norma " + version + ". Change the declaration, not this file.\n//\n";
  text += as_comment(documentation(program, norm), " ") + "//\n";
  text += as_comment(print(program.main_file(), norm), "   ");
  text += "#pragma once\n\n#include \"norma/norma.hpp\"\n\n#include <algorithm>\n#include <cstddef>\n#include "
          "<cstdint>\n\nextern \"C\" {\n";
  for (const FormRecords &form : forms)
    for (const emit::RecordDescription &record : form.records)
      text += "extern const norma_record " + record.symbol + ";\n";
  return text + "}\n\n";
}

/// Another norm's `Saved` is another type; the number tells kernels of other settings or another text apart as well.
std::string saved_struct(const FormText &training, std::uint64_t hash) {
  char number[19];
  std::snprintf(number, sizeof number, "0x%016llx", static_cast<unsigned long long>(hash));
  return "inline constexpr std::uint64_t saved_identity = " + std::string(number) +
         ";\n\n/// What `forward` keeps for `backward`; the memory is the application's.\nstruct Saved {\n" +
         training.saved_members() + "};\n\n";
}

} // namespace

std::string write_header(const Pipeline &pipeline) {
  const std::vector<FormRecords> forms = pipeline.records_of_forms();
  std::vector<FormText> texts;
  for (const FormRecords &form : forms) texts.emplace_back(form);
  const std::string library = "of_" + as_identifier(pipeline.request.library);
  std::string text = preamble(pipeline, forms);
  text += "namespace " + pipeline.request.norm + " {\n";
  text += "// So that libraries with other kernels for the same name link together.\ninline namespace " + library +
          " {\n\n";
  if (texts.front().has_saved()) text += saved_struct(texts.front(), saved_hash(pipeline.request));
  for (const FormText &form : texts) text += form.text() + "\n";
  text += "/// Scratch that any call with these shapes needs; `shapes` needs no data, and what `" +
          texts.front().inputs() + "` leaves open, others tell.\n";
  text += "inline std::size_t workspace_bytes(const Inputs &shapes, const norma::Context &context = {}) {\n  "
          "std::size_t bytes = 0;\n";
  for (const FormText &form : texts) text += form.workspace_query(texts.front());
  text += "  return bytes;\n}\n\n";
  text += "} // namespace " + library + "\n} // namespace " + pipeline.request.norm + "\n";
  return text;
}

} // namespace norma::compiler::driver
