//===- given_arrays.cpp - arrays from files, against the declaration ------===//
//
// See given_arrays.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/given_arrays.h"

#include "compiler/driver/suggest.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

std::string joined(const std::vector<std::string> &names) {
  std::string text;
  for (const std::string &name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void check_name(const std::string &option, const std::string &name, const std::vector<std::string> &known,
                const std::string &norm, Problems &problems) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  problems.add(option + ": unknown tensor '" + name + "', " + norm + " has " + listed_with_suggestion(name, known));
}

const dsl::ElaboratedArgument *find_argument(const dsl::Elaborated &declaration, const std::string &name) {
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    if (argument.name == name) return &argument;
  return nullptr;
}

bool holds_reals(npy::Type type) {
  return type == npy::Type::f64 || type == npy::Type::f32 || type == npy::Type::f16 || type == npy::Type::u16;
}

} // namespace

std::vector<std::string> dimension_names(const dsl::Elaborated &declaration, const std::vector<dsl::AxisId> &axes) {
  std::vector<std::string> names;
  for (dsl::AxisId axis : axes) names.push_back(declaration.axes[std::size_t(axis)].name);
  return names;
}

std::optional<HostArray> arranged(const npy::Array &array, norma_dtype type, const std::vector<std::string> &dimensions,
                                  const Layout &layout, const std::string &what, Problems &problems) {
  const auto packs =
      std::count_if(dimensions.begin(), dimensions.end(), [](auto &name) { return name.ends_with("..."); });
  const auto rank = int(array.shape.size()), single = int(dimensions.size() - std::size_t(packs));
  const int pack_rank = packs == 0 ? 0 : layout.names_pack ? int(layout.pack.size()) : rank - single;
  if (pack_rank < 0 || rank != single + pack_rank) {
    std::vector<std::string> expected = dimensions;
    if (layout.names_pack) {
      auto pack = std::find(expected.begin(), expected.end(), "...");
      if (pack != expected.end()) expected.insert(expected.erase(pack), layout.pack.begin(), layout.pack.end());
    }
    const std::string wanted =
        packs && !layout.names_pack ? "at least " + std::to_string(single) : std::to_string(expected.size());
    problems.add(what + ": rank is " + std::to_string(rank) + ", expected " + wanted + ": [" + joined(expected) + "]");
    return std::nullopt;
  }
  return HostArray::from_file(array, type, memory_order(layout, dimensions, pack_rank));
}

void settle_names(EvaluationRequest &request, const dsl::Elaborated &declaration) {
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    if (argument.role == dsl::Role::state && !argument.name.starts_with("state_"))
      if (auto found = request.inputs.extract("state_" + argument.name)) {
        found.key() = argument.name;
        request.inputs.insert(std::move(found));
      }
}

void check_names(const EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems) {
  std::vector<std::string> arguments, reals, outputs;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
    if (argument.role == dsl::Role::scalar) continue;
    arguments.push_back(argument.name);
    if (argument.scalar == dsl::Scalar::real && argument.role != dsl::Role::state) reals.push_back(argument.name);
  }
  for (const dsl::ElaboratedResult &result : declaration.results)
    if (result.role == dsl::ResultRole::output) outputs.push_back(result.name);
  for (const auto &[name, array] : request.inputs) check_name("--in", name, arguments, declaration.name, problems);
  for (const auto &[name, array] : request.tangents) {
    check_name("--tangent", name, reals, declaration.name, problems);
    if (find_argument(declaration, name) && !request.inputs.contains(name))
      problems.add("--tangent: " + name + " itself was left out, expected --in " + name + "=FILE.npy as well");
  }
  for (const auto &[name, array] : request.cotangents)
    check_name("--cotangent", name, outputs, declaration.name, problems);
}

bool reads_running_values(const EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems) {
  if (request.training) return true;
  const dsl::ElaboratedArgument *passed = nullptr, *left_out = nullptr;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    if (argument.role == dsl::Role::state && argument.name.starts_with("state_"))
      (request.inputs.contains(argument.name) ? passed : left_out) = &argument;
  if (passed && left_out)
    problems.add("--in: " + passed->name + " is there without " + left_out->name +
                 ", expected all running values, or none for the input's own statistics");
  return passed != nullptr;
}

std::string element_type(const npy::Array &array) {
  return array.type == npy::Type::u16 ? "bf16" : std::string(npy::name_of(array.type));
}

std::string computed_in(const KernelOptions &options) {
  bool wide = options.types.front() == "f64";
  for (const auto &[tensor, type] : options.type_of) wide |= type == "f64";
  return wide ? "f64" : "f32";
}

std::string type_in_use(const KernelOptions &options, const std::string &tensor, bool is_kept) {
  const auto own = options.type_of.find(tensor);
  return own != options.type_of.end() ? own->second : is_kept ? computed_in(options) : options.types.front();
}

void settle_types(EvaluationRequest &request, const dsl::Elaborated &declaration, Problems &problems) {
  KernelOptions &options = request.compile.options;
  const bool said = !options.types.empty();
  if (!said) {
    const auto first = request.inputs.find(declaration.arguments.front().name);
    const bool usable =
        first != request.inputs.end() && holds_reals(first->second.type) && first->second.type != npy::Type::u16;
    options.types = {usable ? element_type(first->second) : "f32"};
  }
  for (const auto &[name, array] : request.inputs) {
    const dsl::ElaboratedArgument *argument = find_argument(declaration, name);
    if (!argument) continue;
    const std::string found = name + ": type is " + std::string(npy::name_of(array.type));
    if (argument->scalar != dsl::Scalar::real) {
      const std::string expected = argument->scalar == dsl::Scalar::boolean ? "bool" : "i64 or i32";
      if (holds_reals(array.type)) problems.add(found + ", expected " + expected);
      continue;
    }
    const bool is_free = !said && !options.type_of.contains(name);
    const std::string expected = type_in_use(options, name, argument->role == dsl::Role::state);
    if (!holds_reals(array.type) || (is_free && array.type == npy::Type::u16))
      problems.add(found + ", expected f64, f32 or f16" +
                   (array.type == npy::Type::u16 ? "; '--dtype bf16' takes it for bf16" : ""));
    else if (is_free)
      options.type_of.emplace(name, element_type(array));
    else if (element_type(array) != expected)
      problems.add(found + ", expected " + (expected == "bf16" ? "bf16, in u16," : expected) + " as --dtype says");
  }
}

} // namespace norma::compiler::driver
