//===- form_text.cpp - one form's part of a generated header --------------===//
//
// See form_text.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/header/form_text.h"

#include "compiler/driver/header/wrapped.h"
#include "norma/record.h"

#include <algorithm>
#include <charconv>

namespace norma::compiler::driver {
namespace {

std::string number(double value) {
  char text[32];
  std::string spelled(text, std::to_chars(text, text + sizeof text, value).ptr);
  return spelled;
}

std::string type_name(const emit::RecordArgument &argument) {
  if (argument.type_code == NORMA_BOOL) return "bool";
  if (argument.type_code == NORMA_BFLOAT) return "bf16";
  return (argument.type_code == NORMA_FLOAT ? "f" : "i") + std::to_string(argument.type_bits);
}

std::string brackets(const emit::RecordArgument &argument) {
  std::string text;
  for (const emit::RecordDimension &dimension : argument.dimensions)
    text += (text.empty() ? "" : ", ") + dimension.name;
  return "[" + text + "]";
}

std::size_t longest(const std::vector<std::string> &texts) {
  std::size_t most = 0;
  for (const std::string &text : texts) most = std::max(most, text.size());
  return most;
}

bool same_dimensions(const emit::RecordArgument &a, const emit::RecordArgument &b) {
  return brackets(a) == brackets(b);
}

/// What a kind of form is called in a header.
struct Words {
  std::string form, function, prefix, sentence;
};

const Words all_words[] = {
    {"training", "forward", "", "The forward pass; running values and states get their next values."},
    {"vjp", "backward", "Backward", "Gradients of inputs and parameters, from the cotangents of the outputs."},
    {"jvp", "jvp", "Jvp", "Tangents of the outputs, from those of inputs and parameters; what is left out is zero."},
    {"vjp2", "double_backward", "DoubleBackward",
     "The backward of `backward`: gradients of what enters it, from cotangents of the gradients that leave it."},
};

const Words &words_of(const std::string &form) {
  const std::size_t end = form.rfind('_');
  const std::string kind = end == std::string::npos ? form : form.substr(end + 1);
  for (const Words &words : all_words)
    if (kind == words.form) return words;
  return all_words[0];
}

} // namespace

FormText::FormText(const FormRecords &form) : form(form), record(form.records.front()) {
  const bool inference = form.name.starts_with("inference");
  const Words &words = words_of(form.name);
  function = !inference ? words.function : &words == &all_words[0] ? "inference" : "inference_" + words.function;
  prefix = (inference ? "Inference" : "") + words.prefix;
  suffix = form.name == "training" ? "" : "_" + function;
}

bool FormText::is_saved(const Argument &argument) const { return argument.role == "saved"; }

bool FormText::has_saved() const {
  return std::any_of(record.arguments.begin(), record.arguments.end(), [&](const Argument &a) { return is_saved(a); });
}

std::string FormText::types_of(const std::string &argument) const {
  std::vector<std::string> types;
  for (const emit::RecordDescription &other : form.records)
    for (const Argument &candidate : other.arguments)
      if (candidate.name == argument && std::find(types.begin(), types.end(), type_name(candidate)) == types.end())
        types.push_back(type_name(candidate));
  std::string text;
  for (const std::string &type : types) text += (text.empty() ? "" : " or ") + type;
  return text;
}

std::string FormText::describe(const Argument &argument) const {
  std::string text = brackets(argument) + ", " + types_of(argument.name);
  if (argument.role == "statistic")
    text += "; a statistic, on request";
  else if (argument.role == "state" && argument.written)
    text += "; its next value, may be the same memory";
  else if (argument.role == "gradient" || (argument.role == "tangent" && argument.written))
    text += "; on request";
  else if (argument.role == "state" && !argument.optional)
    text += "; must be passed, own statistics are forward's";
  else if (argument.optional && !is_saved(argument))
    text += "; left out: " + number(argument.first_value);
  return text;
}

std::vector<CommentedMember> FormText::members(bool written) const {
  std::vector<CommentedMember> members;
  for (const Argument &argument : record.arguments)
    if (argument.written == written && !is_saved(argument))
      members.push_back({"norma::Tensor " + argument.name + " = {};", describe(argument)});
  return members;
}

std::string FormText::saved_members() const {
  std::vector<CommentedMember> members;
  for (const Argument &argument : record.arguments)
    if (is_saved(argument)) members.push_back({"norma::Tensor " + argument.name + " = {};", describe(argument)});
  // A word that the language keeps, so that no tensor has it.
  members.push_back({"std::uint64_t identity = saved_identity;", "whose kernels they belong to"});
  return aligned(members);
}

bool FormText::has_saved_that_is(bool written) const {
  return std::any_of(record.arguments.begin(), record.arguments.end(),
                     [&](const Argument &a) { return is_saved(a) && a.written == written; });
}

std::string FormText::identity_check() const {
  if (!has_saved_that_is(false)) return {};
  return "  if (in.saved.identity != saved_identity) return norma::wrong_saved(" + function +
         "_records, in.saved.identity);\n";
}

std::vector<std::string> FormText::listed_arguments() const {
  std::vector<std::string> items;
  for (const Argument &argument : record.arguments)
    items.push_back((argument.written ? "out." : "in.") + std::string(is_saved(argument) ? "saved." : "") +
                    argument.name);
  return items;
}

std::string FormText::listed_scalars() const {
  std::string text;
  for (const emit::RecordScalar &scalar : record.scalars) text += (text.empty() ? "in." : ", in.") + scalar.name;
  return "norma::scalars(" + text + ")";
}

std::string FormText::functions() const {
  const std::string in = "const " + prefix + "Inputs &in", out = "const " + prefix + "Outputs &out";
  const std::string scratch = "norma::WorkspaceView workspace", context = "const norma::Context &context = {}";
  const std::string what = form.name == "inference" ? "The forward pass with running values in place of own statistics."
                                                    : words_of(form.name).sentence;
  const std::string arguments = wrapped("  const auto arguments = norma::arguments(", listed_arguments(), ");\n");
  std::string text = "/// " + what + "\n";
  text += wrapped("inline norma::Status " + function + "(", {in, out, scratch, context}, ") {\n");
  text += identity_check() + arguments;
  text += wrapped("  return norma::dispatch(",
                  {function + "_records", "arguments", listed_scalars(), "workspace", "context"}, ");\n}\n\n");
  text += "/// Checks shapes, strides and types once, for calls with `run" + suffix + "`.\n";
  text += wrapped("inline norma::Prepared prepare" + suffix + "(", {in, out, context}, ") {\n") + arguments;
  text += "  return norma::Prepared(" + function + "_records, arguments, context);\n}\n\n";
  text += "/// The same as `" + function + "`, on data of the shapes that were prepared.\n";
  text += wrapped("inline norma::Status run" + suffix + "(", {"const norma::Prepared &prepared", in, out, scratch},
                  ") {\n");
  text += identity_check() + wrapped("  const auto data = norma::pointers(", listed_arguments(), ");\n");
  return text + "  return prepared.run(data, " + listed_scalars() + ", workspace);\n}\n";
}

std::string FormText::text() const {
  std::vector<CommentedMember> in = members(false), out = members(true);
  if (has_saved_that_is(false)) in.push_back({"Saved saved = {};", "what forward wrote"});
  if (has_saved_that_is(true)) out.push_back({"Saved saved = {};", "left out where no backward follows"});
  for (const emit::RecordScalar &scalar : record.scalars)
    in.push_back({"double " + scalar.name + " = " + number(scalar.first_value) + ";", ""});
  std::vector<std::string> records;
  for (const emit::RecordDescription &other : form.records) records.push_back("&" + other.symbol);
  std::string text = "struct " + prefix + "Inputs {\n" + aligned(in) + "};\n\n";
  text += "struct " + prefix + "Outputs {\n" + aligned(out) + "};\n\n";
  const std::string array = "inline constexpr const norma_record *" + function + "_records[] = {";
  const bool fits = array.size() + longest(records) + 2 <= 120;
  text += fits ? wrapped(array, records, "};\n\n") : array + "\n" + wrapped("    ", records, "};\n\n");
  return text + functions();
}

std::string FormText::workspace_query(const FormText &first) const {
  const Argument &main = first.record.arguments.front();
  std::vector<std::string> items;
  for (const Argument &argument : record.arguments) {
    const auto is_known = [&](const std::string &name) {
      return !argument.written && std::any_of(first.record.arguments.begin(), first.record.arguments.end(),
                                              [&](const Argument &a) { return !a.written && a.name == name; });
    };
    // `tx` and `ddx` have the shape of x.
    const bool derived = argument.role == "cotangent" || argument.role == "tangent";
    const std::string stem = argument.name.substr(argument.name.starts_with("dd") ? 2 : 1);
    const bool like_main = argument.role == "cotangent" && same_dimensions(argument, main);
    items.push_back(is_known(argument.name)     ? "shapes." + argument.name
                    : derived && is_known(stem) ? "shapes." + stem
                    : like_main                 ? "shapes." + main.name
                                                : "norma::Tensor()");
  }
  return wrapped("  const auto " + function + "_shapes = norma::arguments(", items, ");\n") +
         "  bytes = std::max(bytes, norma::workspace_bytes(" + function + "_records, " + function +
         "_shapes, context));\n";
}

} // namespace norma::compiler::driver
