//===- on_kernels.cpp - an evaluation by compiled kernels -----------------===//
//
// Forward, then, with what forward saved, backward where there are cotangents and forward mode where there are
// tangents.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/call_record.h"
#include "compiler/driver/execute/evaluation.h"
#include "compiler/driver/execute/given_arrays.h"
#include "compiler/driver/execute/kernels.h"
#include "compiler/import/first_value.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

class KernelEvaluation {
public:
  KernelEvaluation(const EvaluationRequest &request, const dsl::Elaborated &declaration, const Compilation &compilation,
                   const Files &drawn, Problems &problems)
      : request(request), declaration(declaration), compilation(compilation), drawn(drawn), problems(problems),
        kernels(compilation.targets.front().object) {
    const std::vector<std::string> &layouts = request.compile.options.layouts;
    layout = *read_layout(layouts.empty() ? "" : layouts.front(), declaration, problems);
  }

  Evaluation run() {
    read_inputs();
    if (problems.any()) return std::nullopt;
    const bool inference = !request.training && compilation.find_form("inference");
    std::optional<HostArrays> written =
        call_form(kernels, records_of(inference ? "inference" : "training"), given, layout, request.seed, problems);
    if (!written) return std::nullopt;
    collect(inference ? "inference" : "training", *written);
    if (!request.cotangents.empty() && !pull_back(inference ? "inference_vjp" : "vjp", *written)) return std::nullopt;
    if (!request.tangents.empty() && !push_forward(inference ? "inference_jvp" : "jvp", *written)) return std::nullopt;
    return files;
  }

private:
  std::vector<const norma_record *> records_of(const std::string &form) {
    std::vector<const norma_record *> records;
    for (const std::string &symbol : compilation.find_form(form)->records) records.push_back(kernels.find(symbol));
    return records;
  }

  /// What a record wants for an argument: integers and booleans have one type, reals that of the file.
  static norma_dtype type_for(const dsl::ElaboratedArgument &argument, const npy::Array &array) {
    if (argument.scalar == dsl::Scalar::integer) return dtype_of(npy::Type::i64);
    if (argument.scalar == dsl::Scalar::boolean) return dtype_of(npy::Type::boolean);
    return dtype_of(array.type);
  }

  void read_inputs() {
    for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
      const Files &from = request.inputs.contains(argument.name) ? request.inputs : drawn;
      const auto found = from.find(argument.name);
      if (found == from.end()) continue;
      auto array = arranged(found->second, type_for(argument, found->second),
                            dimension_names(declaration, argument.axes), layout, argument.name, problems);
      if (array) given[argument.name] = std::move(*array);
    }
  }

  void collect(const std::string &form, const HostArrays &written) {
    const norma_record &record = *records_of(form).front();
    for (int a = 0; a < record.argument_count; ++a) {
      const norma_argument &argument = record.arguments[a];
      const std::string name = argument.name;
      const bool state = argument.role == NORMA_ROLE_NEW_STATE && !name.starts_with("state_");
      const std::string prefix = argument.role == NORMA_ROLE_STATISTIC ? "stat_" : state ? "state_" : "";
      if (!argument.written) continue;
      // A statistic that is an output too, or that backward needs, leaves the kernel once, as that.
      if (argument.role != NORMA_ROLE_STATISTIC && is_statistic(name))
        files["stat_" + name] = written.at(name).to_file();
      if (argument.role == NORMA_ROLE_NEW_SAVED) continue;
      // A parameter that was left out has no gradient.
      if (argument.role == NORMA_ROLE_GRADIENT && !request.inputs.contains(name.substr(1))) continue;
      files[prefix + name] = written.at(name).to_file();
    }
  }

  bool is_statistic(const std::string &name) const {
    return std::any_of(declaration.results.begin(), declaration.results.end(),
                       [&](const dsl::ElaboratedResult &result) {
                         return result.role == dsl::ResultRole::statistic && result.name == name;
                       });
  }

  bool pull_back(const std::string &form, const HostArrays &written) {
    HostArrays arguments = given;
    for (const auto &[name, array] : written) arguments.try_emplace(name, array); // what was saved
    for (const dsl::ElaboratedResult &result : declaration.results) {
      if (result.role != dsl::ResultRole::output) continue;
      const HostArray &like = written.at(result.name);
      const auto found = request.cotangents.find(result.name);
      HostArray cotangent = HostArray::zeros(like.type, like.shape, like.order);
      if (found != request.cotangents.end()) {
        const std::string what = "cotangent of " + result.name;
        if (element_type(found->second) != name_of(like.type))
          problems.add(what + ": type is " + element_type(found->second) + ", expected " + name_of(like.type));
        auto array =
            arranged(found->second, like.type, dimension_names(declaration, result.axes), layout, what, problems);
        if (problems.any()) return false;
        cotangent = std::move(*array);
      }
      arguments.insert_or_assign("d" + result.name, std::move(cotangent));
    }
    std::optional<HostArrays> gradients =
        call_form(kernels, records_of(form), arguments, layout, request.seed, problems);
    if (gradients) collect(form, *gradients);
    return gradients.has_value();
  }

  /// Tangents that are not given are zero.
  bool push_forward(const std::string &form, const HostArrays &written) {
    HostArrays arguments = given;
    for (const auto &[name, array] : written) arguments.try_emplace(name, array); // what was saved
    for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
      const auto found = request.tangents.find(argument.name);
      if (found == request.tangents.end()) continue;
      const std::string what = "tangent of " + argument.name;
      const std::string expected = type_in_use(request.compile.options, argument.name, false);
      if (element_type(found->second) != expected)
        problems.add(what + ": type is " + element_type(found->second) + ", expected " + expected);
      auto array = arranged(found->second, dtype_of(found->second.type), dimension_names(declaration, argument.axes),
                            layout, what, problems);
      if (problems.any()) return false;
      arguments.insert_or_assign("t" + argument.name, std::move(*array));
    }
    std::optional<HostArrays> tangents =
        call_form(kernels, records_of(form), arguments, layout, request.seed, problems);
    if (tangents) collect(form, *tangents);
    return tangents.has_value();
  }

  const EvaluationRequest &request;
  const dsl::Elaborated &declaration;
  const Compilation &compilation;
  const Files &drawn; ///< first values that are not one number
  Problems &problems;
  Kernels kernels;
  Layout layout;
  HostArrays given;
  Files files;
};

/// What is left out and has no one number for all elements, as the reference draws it.
std::optional<Files> draw_first_values(const EvaluationRequest &request, const dsl::Elaborated &declaration,
                                       Problems &problems) {
  const auto is_drawn = [&](const dsl::ElaboratedArgument &argument) {
    return argument.role != dsl::Role::scalar && argument.first_value >= 0 && !request.inputs.contains(argument.name) &&
           !constant_first_value(declaration, argument);
  };
  Files drawn;
  if (std::none_of(declaration.arguments.begin(), declaration.arguments.end(), is_drawn)) return drawn;
  EvaluationRequest asked = request;
  asked.cotangents.clear();
  asked.tangents.clear();
  Evaluation all = first_values_by_reference(asked, problems);
  if (!all) return std::nullopt;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    if (auto found = all->extract(argument.name); found && is_drawn(argument)) drawn.insert(std::move(found));
  return drawn;
}

} // namespace

Evaluation evaluate_on_kernels(EvaluationRequest request, Problems &problems) {
  dsl::ElaborateOptions options;
  options.settings = request.compile.options.settings;
  std::optional<dsl::Elaborated> declaration =
      elaborate_norm(*request.compile.program, request.compile.norm, options, problems);
  if (!declaration) return std::nullopt;
  settle_names(request, *declaration);
  check_names(request, *declaration, problems);
  request.compile.keep_running = reads_running_values(request, *declaration, problems);
  settle_types(request, *declaration, problems);
  if (problems.any()) return std::nullopt;
  // Only what is asked for is compiled, beside what `--derivatives` says.
  Derivatives &derivatives = request.compile.options.derivatives;
  derivatives.vjp |= !request.cotangents.empty();
  derivatives.jvp |= !request.tangents.empty();
  Problems compiling;
  std::optional<Compilation> compilation = compile(request.compile, compiling);
  if (compiling.any()) problems.add_rendered(compiling.text(), true);
  if (!compilation) return std::nullopt;
  std::optional<Files> drawn = draw_first_values(request, *declaration, problems);
  if (!drawn) return std::nullopt;
  return KernelEvaluation(request, *declaration, *compilation, *drawn, problems).run();
}

} // namespace norma::compiler::driver
