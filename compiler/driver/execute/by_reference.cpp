//===- by_reference.cpp - an evaluation by the reference ------------------===//
//
// Arrays are brought into the order of the declaration and computed in double; results go back into the order of the
// layout and the types that kernels would give them.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/evaluation.h"
#include "compiler/driver/execute/given_arrays.h"
#include "compiler/driver/options/fit.h"
#include "compiler/reference/evaluate.h"

namespace norma::compiler::driver {
namespace {

/// Elements in the order of the declaration, each read through the strides.
std::vector<double> in_declared_order(const HostArray &array, const std::vector<double> &stored) {
  std::vector<double> values;
  std::vector<std::int64_t> index(array.shape.size(), 0);
  const std::int64_t size = array.size();
  for (std::int64_t i = 0; i < size; ++i) {
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < index.size(); ++d) offset += index[d] * array.strides[d];
    values.push_back(stored[std::size_t(offset)]);
    for (std::size_t d = index.size(); d-- > 0 && ++index[d] == array.shape[d];) index[d] = 0;
  }
  return values;
}

reference::Storage storage_called(const std::string &type) {
  return type == "f64"   ? reference::Storage::f64
         : type == "f32" ? reference::Storage::f32
         : type == "f16" ? reference::Storage::f16
                         : reference::Storage::bf16;
}

class ReferenceEvaluation {
public:
  /// `evaluated` is the declaration in the mode of the request, where statistics may have other axes than in training.
  ReferenceEvaluation(const EvaluationRequest &request, const dsl::Elaborated &declaration,
                      const dsl::Elaborated &evaluated, Problems &problems)
      : request(request), declaration(declaration), evaluated(evaluated), problems(problems) {
    const KernelOptions &options = request.compile.options;
    if (auto read = read_layout(options.layouts.empty() ? "" : options.layouts.front(), declaration, problems))
      layout = *read;
    for (const dsl::File &file : request.compile.program->files.files) asked.files.push_back(&file);
    asked.definition = request.compile.norm;
    asked.training = request.training;
    asked.settings = options.settings;
    asked.seed = request.seed;
    for (const dsl::ElaboratedArgument &argument : declaration.arguments)
      if (argument.scalar == dsl::Scalar::real)
        asked.stored_as[argument.name] =
            storage_called(type_in_use(options, argument.name, argument.role == dsl::Role::state));
    for (const AxisExtent &axis : options.shape)
      if (axis.extent > 0) asked.extents[axis.axis] = axis.extent;
  }

  Evaluation run() {
    for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
      take(request.inputs, argument.name, argument.axes, argument.name, asked.inputs);
      take(request.tangents, argument.name, argument.axes, "tangent of " + argument.name, asked.tangents);
    }
    for (const dsl::ElaboratedResult &result : declaration.results)
      if (result.role == dsl::ResultRole::output)
        take(request.cotangents, result.name, result.axes, "cotangent of " + result.name, asked.cotangents);
    if (problems.any()) return std::nullopt;
    const reference::Outcome outcome = reference::evaluate(asked);
    problems.add_rendered(render(outcome.diagnostics, request.compile.program->main_file()), !outcome.ok());
    if (!outcome.ok()) return std::nullopt;
    collect(outcome);
    return files;
  }

  Evaluation first_values() {
    for (const dsl::ElaboratedArgument &argument : declaration.arguments)
      take(request.inputs, argument.name, argument.axes, argument.name, asked.inputs);
    if (problems.any()) return std::nullopt;
    const reference::Outcome outcome = reference::evaluate(asked);
    problems.add_rendered(render(outcome.diagnostics, request.compile.program->main_file()), !outcome.ok());
    if (!outcome.ok()) return std::nullopt;
    for (const dsl::ElaboratedArgument &argument : declaration.arguments)
      for (const reference::ArgumentUsed &used : outcome.arguments)
        if (!used.passed && used.real && (used.name == argument.name || used.name == "state_" + argument.name))
          give(argument.name, used.value, argument.axes, argument.name, argument.role == dsl::Role::state);
    return files;
  }

private:
  void take(const Files &from, const std::string &name, const std::vector<dsl::AxisId> &axes, const std::string &what,
            std::map<std::string, reference::Array> &to) {
    const auto found = from.find(name);
    if (found == from.end()) return;
    const npy::Array &file = found->second;
    std::optional<HostArray> array =
        arranged(file, dtype_of(file.type), dimension_names(declaration, axes), layout, what, problems);
    if (!array) return;
    std::vector<double> stored = npy::to_doubles(file);
    if (file.type == npy::Type::u16)
      for (double &value : stored) value = npy::from_bf16(std::uint16_t(value));
    to[name] = {array->shape, in_declared_order(*array, stored)};
  }

  /// `like`: the tensor that has the same type; `is_kept`: it is a statistic or a state.
  void give(const std::string &name, const reference::Array &array, const std::vector<dsl::AxisId> &axes,
            const std::string &like, bool is_kept) {
    const norma_dtype type = dtype_called(type_in_use(request.compile.options, like, is_kept));
    const std::vector<std::string> names = dimension_names(declaration, axes);
    const int pack_rank = int(array.shape.size()) - int(names.size()) + 1;
    HostArray out = HostArray::zeros(type, array.shape, memory_order(layout, names, pack_rank));
    // Where each element of the declared order lies in memory.
    std::vector<double> positions(array.data.size()), values(array.data.size());
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = double(i);
    positions = in_declared_order(out, positions);
    for (std::size_t i = 0; i < values.size(); ++i) values[std::size_t(positions[i])] = array.data[i];
    std::vector<std::int64_t> shape;
    for (int dimension : out.order) shape.push_back(array.shape[std::size_t(dimension)]);
    if (type.code == NORMA_BFLOAT)
      for (double &value : values) value = npy::to_bf16(value);
    files[name] = npy::from_doubles(values, shape, npy_type_of(type));
  }

  void collect(const reference::Outcome &outcome) {
    for (const dsl::ElaboratedResult &result : evaluated.results) {
      if (auto y = outcome.outputs.find(result.name); y != outcome.outputs.end())
        give(result.name, y->second, result.axes, result.name, false);
      if (auto t = outcome.tangents.find(result.name); t != outcome.tangents.end())
        give("t" + result.name, t->second, result.axes, result.name, false);
      if (auto s = outcome.statistics.find(result.name);
          s != outcome.statistics.end() && result.role == dsl::ResultRole::statistic)
        give("stat_" + result.name, s->second, result.axes, result.name, true);
    }
    for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
      if (auto g = outcome.gradients.find(argument.name); g != outcome.gradients.end())
        give("d" + argument.name, g->second, argument.axes, argument.name, false);
      const std::string own = argument.name.starts_with("state_") ? argument.name.substr(6) : argument.name;
      if (argument.role != dsl::Role::state) continue;
      if (auto s = outcome.states.find(own); s != outcome.states.end())
        give("state_" + own, s->second, argument.axes, argument.name, true);
    }
  }

  const EvaluationRequest &request;
  const dsl::Elaborated &declaration, &evaluated;
  Problems &problems;
  Layout layout;
  reference::Request asked;
  Files files;
};

} // namespace

static Evaluation ask_reference(EvaluationRequest request, Problems &problems,
                                Evaluation (ReferenceEvaluation::*what)()) {
  dsl::ElaborateOptions options;
  options.settings = request.compile.options.settings;
  const Program &program = *request.compile.program;
  check_settings(program.main_file(), find_norm(program, request.compile.norm), options.settings, problems);
  if (problems.any()) return std::nullopt;
  std::optional<dsl::Elaborated> declaration = elaborate_norm(program, request.compile.norm, options, problems);
  if (!declaration) return std::nullopt;
  settle_names(request, *declaration);
  check_names(request, *declaration, problems);
  options.keep_running = reads_running_values(request, *declaration, problems);
  settle_types(request, *declaration, problems);
  if (problems.any()) return std::nullopt;
  options.training = request.training;
  Problems again; // what training was warned about needs no second warning
  const std::optional<dsl::Elaborated> evaluated = elaborate_norm(program, request.compile.norm, options, again);
  if (!evaluated) return problems.add_rendered(again.text(), true), std::nullopt;
  return (ReferenceEvaluation(request, *declaration, *evaluated, problems).*what)();
}

Evaluation evaluate_by_reference(const EvaluationRequest &request, Problems &problems) {
  return ask_reference(request, problems, &ReferenceEvaluation::run);
}

Evaluation first_values_by_reference(const EvaluationRequest &request, Problems &problems) {
  return ask_reference(request, problems, &ReferenceEvaluation::first_values);
}

} // namespace norma::compiler::driver
