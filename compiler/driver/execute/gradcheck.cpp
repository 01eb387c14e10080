//===- gradcheck.cpp - the gradients of kernels against two other sources -===//
//
// See gradcheck.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/execute/gradcheck.h"

#include "compiler/driver/execute/evaluation.h"
#include "compiler/driver/execute/kernels.h"
#include "compiler/driver/execute/sample.h"

#include <algorithm>
#include <cmath>

namespace norma::compiler::driver {
namespace {

constexpr double unit = 0x1p-53;

class GradientCheck {
public:
  GradientCheck(const CompileRequest &request, const dsl::Elaborated &declaration, const Compilation &compilation,
                std::uint64_t seed, Problems &problems)
      : request(request), declaration(declaration), compilation(compilation), problems(problems),
        kernels(compilation.targets.front().object), random(seed) {
    const std::vector<std::string> &layouts = request.options.layouts;
    layout = *read_layout(layouts.empty() ? "" : layouts.front(), declaration, problems);
  }

  std::vector<GradientRow> run() {
    arguments = sample_arguments(declaration, request.options.shape, layout, random);
    std::optional<HostArrays> forward = call("training", arguments);
    if (!forward) return {};
    for (const dsl::ElaboratedResult &result : declaration.results)
      if (result.role == dsl::ResultRole::output)
        cotangents[result.name] = sample_like(forward->at(result.name), -1, 1, random);
    HostArrays given = arguments;
    for (const auto &[name, array] : *forward) given.try_emplace(name, array);
    for (const auto &[name, array] : cotangents) given.insert_or_assign("d" + name, array);
    std::optional<HostArrays> gradients = call("vjp", given);
    const Evaluation reference = reference_gradients();
    if (!gradients || !reference) return {};
    std::vector<GradientRow> rows;
    for (const auto &[name, gradient] : *gradients) {
      rows.push_back(along_direction(name.substr(1), gradient));
      compare(rows.back(), gradient, reference->at(name));
      if (problems.any()) return {};
    }
    return rows;
  }

private:
  std::optional<HostArrays> call(const std::string &form, const HostArrays &given) {
    std::vector<const norma_record *> records;
    for (const std::string &symbol : compilation.find_form(form)->records) records.push_back(kernels.find(symbol));
    return call_form(records, given, layout, problems);
  }

  Evaluation reference_gradients() {
    EvaluationRequest asked{request, true, {}, {}, {}, 0};
    for (const auto &[name, array] : arguments) asked.inputs[name] = array.to_file();
    for (const auto &[name, array] : cotangents) asked.cotangents[name] = array.to_file();
    return evaluate_by_reference(asked, problems);
  }

  /// The outputs, weighted with the cotangents; `magnitude` gets the sum of the terms' sizes.
  double weighted_outputs(const std::string &argument, const std::vector<double> &elements, double &magnitude) {
    HostArrays moved = arguments;
    set_elements(moved.at(argument), elements);
    std::optional<HostArrays> outputs = call("training", moved);
    if (!outputs) return 0;
    double sum = 0;
    for (const auto &[name, weight] : cotangents) {
      const std::vector<double> y = elements_of(outputs->at(name)), w = elements_of(weight);
      for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * w[i], magnitude += std::abs(y[i] * w[i]);
    }
    return sum;
  }

  double central_difference(const std::string &argument, const std::vector<double> &direction, double step,
                            double &magnitude) {
    std::vector<double> at = elements_of(arguments.at(argument)), ahead = at, behind = at;
    for (std::size_t i = 0; i < at.size(); ++i) ahead[i] += step * direction[i], behind[i] -= step * direction[i];
    const double more = weighted_outputs(argument, ahead, magnitude),
                 less = weighted_outputs(argument, behind, magnitude);
    return (more - less) / (2 * step);
  }

  GradientRow along_direction(const std::string &argument, const HostArray &gradient) {
    GradientRow row{.argument = argument};
    const std::vector<double> direction = elements_of(sample_like(gradient, -1, 1, random)), g = elements_of(gradient);
    for (std::size_t i = 0; i < g.size(); ++i) row.kernel += g[i] * direction[i];
    constexpr double step = 0x1p-10;
    double magnitude = 0;
    const double wide = central_difference(argument, direction, step, magnitude);
    const double narrow = central_difference(argument, direction, step / 2, magnitude);
    row.difference = (4 * narrow - wide) / 3;
    // Extrapolation leaves the term in step⁴, a small part of what halving the step changed. Each output carries some
    // dozens of units of rounding, which the division by the step magnifies.
    row.bound = std::abs(narrow - wide) / 8 + 64 * unit * magnitude / step;
    return row;
  }

  void compare(GradientRow &row, const HostArray &gradient, const npy::Array &reference) {
    const std::vector<double> ours = elements_of(gradient), theirs = npy::to_doubles(reference);
    double largest = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      row.from_reference = std::max(row.from_reference, std::abs(ours[i] - theirs[i]));
      largest = std::max(largest, std::abs(theirs[i]));
    }
    // Both sum at most as many terms as x has elements, twice over, and centring magnifies about ten times.
    row.reference_bound = 2 * 10 * double(terms()) * unit * (largest + 1);
  }

  /// The most elements that a sum can have.
  std::int64_t terms() const {
    std::int64_t most = 1;
    for (const auto &[name, array] : arguments) most = std::max(most, array.size());
    return most;
  }

  const CompileRequest &request;
  const dsl::Elaborated &declaration;
  const Compilation &compilation;
  Problems &problems;
  Kernels kernels;
  std::mt19937_64 random;
  Layout layout;
  HostArrays arguments, cotangents;
};

} // namespace

bool GradientRow::holds() const { return std::abs(kernel - difference) <= bound && from_reference <= reference_bound; }

std::vector<GradientRow> check_gradients(const CompileRequest &asked, std::uint64_t seed, Problems &problems) {
  CompileRequest request = asked;
  request.options.types = {"f64"};
  request.options.type_of.clear();
  request.options.derivatives = Derivatives::vjp;
  dsl::ElaborateOptions options;
  options.settings = request.options.settings;
  std::optional<dsl::Elaborated> declaration = elaborate_norm(*request.program, request.norm, options, problems);
  if (!declaration) return {};
  Problems compiling;
  std::optional<Compilation> compilation = compile(request, compiling);
  if (compiling.any()) problems.add_rendered(compiling.text(), true);
  if (!compilation) return {};
  return GradientCheck(request, *declaration, *compilation, seed, problems).run();
}

} // namespace norma::compiler::driver
