//===- gradcheck.cpp - the derivatives of kernels against other sources ---===//
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

/// A sum of products, and the sum of their sizes.
struct Sum {
  double value = 0, magnitude = 0;

  void add(const HostArray &array, const HostArray &weight) {
    const std::vector<double> a = elements_of(array), w = elements_of(weight);
    for (std::size_t i = 0; i < a.size(); ++i) value += a[i] * w[i], magnitude += std::abs(a[i] * w[i]);
  }
};

/// The forms of one mode, at one random point.
class ModeCheck {
public:
  ModeCheck(const CompileRequest &request, const dsl::Elaborated &declaration, const Compilation &compilation,
            const Kernels &kernels, std::mt19937_64 &random, std::string mode, Problems &problems)
      : request(request), declaration(declaration), compilation(compilation), kernels(kernels), random(random),
        mode(std::move(mode)), problems(problems) {
    const std::vector<std::string> &layouts = request.options.layouts;
    layout = *read_layout(layouts.empty() ? "" : layouts.front(), declaration, problems);
  }

  std::vector<DerivativeRow> run() {
    point = sample_arguments(declaration, request.options.shape, layout, random);
    const HostArrays forward = with_forward(point);
    if (problems.any()) return {};
    for (const dsl::ElaboratedResult &result : declaration.results)
      if (result.role == dsl::ResultRole::output)
        point["d" + result.name] = sample_like(forward.at(result.name), -1, 1, random);
    check_backward();
    if (request.options.derivatives.jvp) check_forward_mode();
    if (request.options.derivatives.vjp2) check_second();
    return problems.any() ? std::vector<DerivativeRow>() : rows;
  }

private:
  /// What a form writes; nothing after a problem.
  HostArrays call(const std::string &form, const HostArrays &given) {
    std::vector<const norma_record *> records;
    for (const std::string &symbol : compilation.find_form(form)->records) records.push_back(kernels.find(symbol));
    return call_form(kernels, records, given, layout, /*seed=*/0, problems).value_or(HostArrays());
  }

  std::string form_of(const std::string &kind) const { return mode == "training" ? kind : mode + "_" + kind; }

  /// The arguments with what the forward form makes of them, which includes what it saves.
  HostArrays with_forward(const HostArrays &at) {
    HostArrays all = at;
    for (const auto &[name, array] : call(mode, at)) all.try_emplace(name, array);
    return all;
  }

  Evaluation by_reference(const HostArrays &tangents) {
    EvaluationRequest asked{request, mode == "training", {}, {}, {}, 0};
    for (const dsl::ElaboratedArgument &argument : declaration.arguments)
      if (const auto found = point.find(argument.name); found != point.end())
        asked.inputs[argument.name] = found->second.to_file();
    for (const dsl::ElaboratedResult &result : declaration.results)
      if (result.role == dsl::ResultRole::output) asked.cotangents[result.name] = point.at("d" + result.name).to_file();
    for (const auto &[name, array] : tangents) asked.tangents[name.substr(1)] = array.to_file();
    return evaluate_by_reference(asked, problems);
  }

  /// The outputs, weighted with the cotangents.
  Sum outputs_at(const HostArrays &at) {
    Sum sum;
    for (const auto &[name, array] : call(mode, at))
      if (const auto weight = at.find("d" + name); weight != at.end()) sum.add(array, weight->second);
    return sum;
  }

  /// The gradients, weighted with their cotangents.
  Sum gradients_at(const HostArrays &at) {
    Sum sum;
    for (const auto &[name, array] : call(form_of("vjp"), with_forward(at)))
      if (const auto weight = at.find("d" + name); weight != at.end()) sum.add(array, weight->second);
    return sum;
  }

  using Function = Sum (ModeCheck::*)(const HostArrays &);

  double central_difference(Function function, const std::string &argument, const std::vector<double> &direction,
                            double step, double &magnitude) {
    std::vector<double> ahead = elements_of(point.at(argument)), behind = ahead;
    for (std::size_t i = 0; i < ahead.size(); ++i) ahead[i] += step * direction[i], behind[i] -= step * direction[i];
    HostArrays moved = point;
    set_elements(moved.at(argument), ahead);
    const Sum more = (this->*function)(moved);
    set_elements(moved.at(argument), behind);
    const Sum less = (this->*function)(moved);
    magnitude += more.magnitude + less.magnitude;
    return (more.value - less.value) / (2 * step);
  }

  void against_differences(DerivativeRow row, Function function, const std::string &argument,
                           const HostArray &direction) {
    row.against = "differences";
    constexpr double step = 0x1p-10;
    const std::vector<double> along = elements_of(direction);
    double magnitude = 0;
    const double wide = central_difference(function, argument, along, step, magnitude);
    const double narrow = central_difference(function, argument, along, step / 2, magnitude);
    row.other = (4 * narrow - wide) / 3;
    // Extrapolation leaves the term in step⁴, a small part of what halving the step changed. Each output carries some
    // dozens of units of rounding, which the division by the step magnifies.
    row.bound = std::abs(narrow - wide) / 8 + 64 * unit * magnitude / step;
    rows.push_back(row);
  }

  /// The element that is farthest from the reference's.
  void against_reference(DerivativeRow row, const HostArray &array, const npy::Array &reference) {
    row.against = "reference";
    const std::vector<double> ours = elements_of(array), theirs = npy::to_doubles(reference);
    double largest = 0;
    row.kernel = row.other = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      largest = std::max(largest, std::abs(theirs[i]));
      if (!(std::abs(ours[i] - theirs[i]) > row.apart()) && i > 0) continue;
      row.kernel = ours[i];
      row.other = theirs[i];
    }
    row.bound = element_bound(largest);
    rows.push_back(row);
  }

  /// Both sum at most as many terms as x has elements, twice over, and centring magnifies about ten times.
  double element_bound(double largest) const {
    std::int64_t terms = 1;
    for (const auto &[name, array] : point) terms = std::max(terms, array.size());
    return 2 * 10 * double(terms) * unit * (largest + 1);
  }

  void check_backward() {
    gradients = call(form_of("vjp"), with_forward(point));
    const Evaluation reference = by_reference({});
    if (problems.any()) return;
    for (const auto &[name, gradient] : gradients) {
      const HostArray direction = sample_like(gradient, -1, 1, random);
      DerivativeRow row{.form = form_of("vjp"), .derivative = name};
      row.kernel = weighted(gradient, direction).value;
      against_differences(row, &ModeCheck::outputs_at, name.substr(1), direction);
      against_reference(row, gradient, reference->at(name));
    }
  }

  void check_forward_mode() {
    for (const auto &[name, gradient] : gradients) {
      const std::string argument = name.substr(1);
      const HostArray direction = sample_like(gradient, -1, 1, random);
      const HostArrays tangents = {{"t" + argument, direction}};
      HostArrays given = with_forward(point);
      given.insert(tangents.begin(), tangents.end());
      const HostArrays pushed = call(form_of("jvp"), given);
      const Evaluation reference = by_reference(tangents);
      if (problems.any()) return;
      DerivativeRow row{.form = form_of("jvp"), .derivative = "t" + argument};
      Sum sum;
      for (const auto &[output, tangent] : pushed) sum.add(tangent, point.at("d" + output.substr(1)));
      row.kernel = sum.value;
      against_differences(row, &ModeCheck::outputs_at, argument, direction);
      against_backward(row, weighted(gradient, direction), sum);
      for (const auto &[output, tangent] : pushed) against_reference(row, tangent, reference->at(output));
    }
  }

  /// ⟨J v, w⟩ = ⟨v, Jᵀ w⟩.
  void against_backward(DerivativeRow row, const Sum &backward, const Sum &forward) {
    row.against = "backward";
    row.other = backward.value;
    // Every element is as close as it is to the reference, and weights are at most one.
    row.bound = element_bound(forward.magnitude + backward.magnitude);
    rows.push_back(row);
  }

  void check_second() {
    for (const auto &[name, gradient] : gradients) point["d" + name] = sample_like(gradient, -1, 1, random);
    const HostArrays second = call(form_of("vjp2"), with_forward(point));
    if (problems.any()) return;
    for (const auto &[name, gradient] : second) {
      const HostArray direction = sample_like(gradient, -1, 1, random);
      DerivativeRow row{.form = form_of("vjp2"), .derivative = name};
      row.kernel = weighted(gradient, direction).value;
      against_differences(row, &ModeCheck::gradients_at, name.substr(1), direction);
    }
  }

  static Sum weighted(const HostArray &array, const HostArray &weight) {
    Sum sum;
    sum.add(array, weight);
    return sum;
  }

  const CompileRequest &request;
  const dsl::Elaborated &declaration;
  const Compilation &compilation;
  const Kernels &kernels;
  std::mt19937_64 &random;
  const std::string mode;
  Problems &problems;
  Layout layout;
  HostArrays point, gradients; ///< arguments and all cotangents; what the backward makes of them
  std::vector<DerivativeRow> rows;
};

} // namespace

double DerivativeRow::apart() const { return std::abs(kernel - other); }

bool DerivativeRow::holds() const { return apart() <= bound; }

std::vector<DerivativeRow> check_derivatives(const CompileRequest &asked, std::uint64_t seed, Problems &problems) {
  CompileRequest request = asked;
  request.options.types = {"f64"};
  request.options.type_of.clear();
  // Forward mode is held against reverse mode, too.
  request.options.derivatives.vjp = true;
  dsl::ElaborateOptions options;
  options.settings = request.options.settings;
  std::optional<dsl::Elaborated> declaration = elaborate_norm(*request.program, request.norm, options, problems);
  if (!declaration) return {};
  Problems compiling;
  std::optional<Compilation> compilation = compile(request, compiling);
  if (compiling.any()) problems.add_rendered(compiling.text(), true);
  if (!compilation) return {};
  const Kernels kernels(compilation->targets.front().object);
  std::mt19937_64 random(seed);
  std::vector<DerivativeRow> rows;
  for (const char *mode : {"training", "inference"}) {
    if (!compilation->find_form(mode) || problems.any()) continue;
    for (DerivativeRow &row : ModeCheck(request, *declaration, *compilation, kernels, random, mode, problems).run())
      rows.push_back(std::move(row));
  }
  return problems.any() ? std::vector<DerivativeRow>() : rows;
}

} // namespace norma::compiler::driver
