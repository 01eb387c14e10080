//===- file.cpp - definitions and the whole file as text ------------------===//
//
// A norm always takes several lines. Operations, recoveries and functions stand on one line where they fit,
// and neighbours that do, without documentation of their own, follow one another without a blank line.
//
//===----------------------------------------------------------------------===//
#include "dsl/print.h"
#include "dsl/print/printer.h"

namespace norma::dsl {
namespace printing {
namespace {

std::string kind_word(DefinitionKind kind) {
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

const std::string comma = std::string(",") + soft_blank;

} // namespace

std::string Printer::header(const Definition &d) const {
  std::string text = kind_word(d.kind) + " " + spelled(d.name) + "(";
  for (Index i = 0; i < d.inputs.count; ++i) {
    const Input &input = file.inputs[std::size_t(d.inputs.first + i)];
    text += (i ? comma : "") + spelled(input.name) + shape(input.has_shape, input.axes);
    if (!input.type.empty()) text += ": " + spelled(input.type);
    if (input.value != none) text += " = " + expression(input.value);
  }
  for (Index i = 0; i < d.settings.count; ++i) {
    const Setting &setting = file.settings[std::size_t(d.settings.first + i)];
    text += (i ? comma : std::string(";") + soft_blank) + spelled(setting.name);
    if (setting.value != none) text += " = " + expression(setting.value);
  }
  text += ")";
  if (!d.has_results) return text;
  std::string results;
  for (Index i = 0; i < d.results.count; ++i) {
    const Result &result = file.results[std::size_t(d.results.first + i)];
    results += (i ? comma : "") + spelled(result.name) + shape(result.has_shape, result.axes);
  }
  return text + soft_blank + "-> " + (d.results.count > 1 ? "(" + results + ")" : results);
}

/// The definition on one line, or nothing if it takes several.
std::string Printer::one_line(const Definition &d) const {
  if (d.kind == DefinitionKind::norm || d.comments_end.count || !fits_one_line(d.body)) return {};
  std::string line = unbroken(header(d) + " " + flat_block(d.body));
  return width(line) <= line_limit ? line : "";
}

std::string Printer::definition(const Definition &d) {
  out = one_line(d);
  if (out.empty()) {
    out = wrap(header(d) + " {", 0) + "\n";
    block(d.body, d.comments_end, 2);
    out += "}";
  }
  if (!d.comment_after.empty()) out += "  " + spelled(d.comment_after);
  return out += "\n";
}

std::string Printer::whole_file() {
  std::string text;
  for (Place use : file.uses) text += "use \"" + spelled(use) + "\"\n";
  bool tight = false;
  for (const Definition &d : file.definitions) {
    const bool bare = d.comments.count == 0 && d.documentation.count == 0 && !one_line(d).empty();
    if (!text.empty() && !(tight && bare)) text += "\n";
    out.clear();
    comment_lines(d.comments, 0);
    if (d.comments.count && d.documentation.count) out += "\n";
    comment_lines(d.documentation, 0);
    text += out;
    text += definition(d);
    tight = !one_line(d).empty();
  }
  out.clear();
  comment_lines(file.comments_end, 0);
  if (!text.empty() && !out.empty()) text += "\n";
  return text + out;
}

} // namespace printing

std::string print(const File &file) { return printing::Printer(file).whole_file(); }

std::string print(const File &file, const Definition &definition) {
  return printing::Printer(file).definition(definition);
}

std::string print_expression(const File &file, Index expression) {
  return printing::unbroken(printing::Printer(file).expression(expression));
}

} // namespace norma::dsl
