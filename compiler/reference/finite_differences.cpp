//===- finite_differences.cpp - derivatives against differences -----------===//
//
// The outputs are combined with random weights c into one number L, and L is differenced along d:
//
//   D(h) = (L(a + h d) − L(a − h d)) / 2h = L' + k h² + O(h⁴)
//
// Truncation. D(2h) − D(h) = 3 k h² up to O(h⁴), so the extrapolated D(h) + (D(h) − D(2h)) / 3 is right to O(h⁴), and
// |D(2h) − D(h)| bounds what is left with room to spare wherever L is smooth. Near a kink it would be of the size of L'
// itself and excuse anything: it is taken as no more than 1e-5 of the size of the derivative.
// Rounding. L is a sum of terms of total size S = Σ |c out|. Each is the end of a chain of operations, most of them
// sums over an area that are compensated, so its relative error is a modest multiple of u = 2⁻⁵³; `chain` is
// that multiple. D(h) carries 2 chain u S / 2h, the extrapolation 4/3 of that and a sixth more from D(2h).
// Kinks. A kink within 2h of the point (a clip, a max) spoils the difference, so a comparison that fails is made again
// with smaller steps, at the price of more rounding; a wrong derivative fails with every step.
// Forward against reverse. The same products are summed in another order. What cancels on the way may be of the size
// that L itself has per unit of relative change of the argument.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/finite_differences.h"
#include "compiler/reference/interpreter.h"
#include "compiler/reference/random.h"

#include <algorithm>
#include <cmath>

namespace norma::reference {

namespace {

constexpr double unit = 0x1p-53;
constexpr double chain = 256;

Array drawn_like(const Array &array, std::uint64_t seed, const std::string &name) {
  Array result = array;
  for (std::size_t i = 0; i < result.data.size(); ++i) result.data[i] = normal_draw(seed, stream_of(name), i);
  return result;
}

double product(const Array &a, const Array &b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) sum += a.data[i] * b.data[i];
  return sum;
}

double product_of_sizes(const Array &a, const Array &b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) sum += std::abs(a.data[i] * b.data[i]);
  return sum;
}

double root_mean_square(const Array &a) {
  return a.data.empty() ? 0 : std::sqrt(product(a, a) / double(a.data.size()));
}

using Arrays = std::map<std::string, Array>;

template <typename Measure> double combined(const Arrays &a, const Arrays &b, Measure measure) {
  double sum = 0;
  for (const auto &[name, array] : a) sum += measure(array, b.at(name));
  return sum;
}

/// The point at which derivatives are checked, with everything passed and the stops written down.
class Point {
public:
  Point(const Request &given, const DifferenceOptions &options) : request(given) {
    request.cotangents.clear();
    request.tangents.clear();
    request.stored_as.clear(); // what rounds has no slope
    Outcome first = evaluate(request);
    diagnostics = first.diagnostics;
    if (!first.ok()) return;
    for (const ArgumentUsed &argument : first.arguments) {
      // A running value stays away where it was away, or inference would read it.
      if (argument.role == ArgumentRole::state && !argument.passed) continue;
      if (argument.real && argument.role != ArgumentRole::state) names.push_back(argument.name);
      Array &value = request.inputs[argument.name];
      if (!argument.passed) value = argument.value;
      if (!argument.passed && argument.role == ArgumentRole::parameter && options.perturb_parameters) {
        const Array noise = drawn_like(value, request.seed, "noise of " + argument.name);
        for (std::size_t i = 0; i < value.data.size(); ++i) value.data[i] += 0.1 * noise.data[i];
      }
    }
    for (const auto &[name, output] : first.outputs)
      request.cotangents[name] = drawn_like(output, request.seed, "cotangent of " + name);
    Outcome second = evaluate(request, &stops);
    diagnostics = second.diagnostics;
    gradients = second.gradients;
    if (second.ok()) size = combined(request.cotangents, second.outputs, product_of_sizes);
  }

  DifferenceRow compare(const std::string &name, const Array &direction, std::int64_t element) {
    const Array &at = request.inputs.at(name);
    const double moved = element < 0 ? root_mean_square(direction) : 1;
    const double reach = std::max(root_mean_square(at), 1e-2) / (moved > 0 ? moved : 1);
    DifferenceRow row;
    for (const double share : {2e-4, 2e-5, 2e-6})
      if (row = compare(name, direction, element, share * reach, reach); row.holds()) break;
    return row;
  }

  DifferenceRow compare(const std::string &name, const Array &direction, std::int64_t element, double step,
                        double reach) {
    const double near = difference(name, direction, step), far = difference(name, direction, 2 * step);
    const Array &gradient = gradients.at(name);
    DifferenceRow row;
    row.argument = name;
    row.element = element;
    row.gradient = product(gradient, direction);
    row.difference = near + (near - far) / 3;
    const double slope = product_of_sizes(gradient, direction);
    row.bound = std::min(std::abs(far - near), 1e-5 * (slope + std::abs(row.difference))) +
                1.5 * chain * unit * size / step + chain * unit * slope;
    Request forward = request;
    forward.cotangents.clear();
    forward.tangents[name] = direction;
    const Outcome outcome = evaluate(forward);
    if (outcome.ok())
      row.tangent = combined(request.cotangents, outcome.tangents, product);
    else
      diagnostics = outcome.diagnostics;
    const double forward_size = slope + combined(request.cotangents, outcome.tangents, product_of_sizes) + size / reach;
    row.forward_bound = chain * unit * forward_size;
    return row;
  }

  Request request;
  std::vector<std::string> names;
  std::vector<dsl::Diagnostic> diagnostics;

private:
  Stops stops;
  Arrays gradients;
  double size = 0;

  double value(const std::string &name, const Array &direction, double step) {
    Request moved = request;
    moved.cotangents.clear();
    Array &at = moved.inputs.at(name);
    for (std::size_t i = 0; i < at.data.size(); ++i) at.data[i] += step * direction.data[i];
    stops.replaying = true;
    stops.next = 0;
    const Outcome outcome = evaluate(moved, &stops);
    if (!outcome.ok()) diagnostics = outcome.diagnostics;
    return outcome.ok() ? combined(request.cotangents, outcome.outputs, product) : 0;
  }

  double difference(const std::string &name, const Array &direction, double step) {
    return (value(name, direction, step) - value(name, direction, -step)) / (2 * step);
  }
};

} // namespace

bool DifferenceRow::holds() const {
  return std::abs(gradient - difference) <= bound && std::abs(gradient - tangent) <= forward_bound;
}

bool DifferenceReport::holds() const {
  return !dsl::has_errors(diagnostics) && !rows.empty() &&
         std::all_of(rows.begin(), rows.end(), [](const DifferenceRow &row) { return row.holds(); });
}

DifferenceReport check_derivatives(const Request &request, const DifferenceOptions &options) {
  Point point(request, options);
  DifferenceReport report;
  for (const std::string &name : point.names) {
    if (dsl::has_errors(point.diagnostics)) break;
    const Array &at = point.request.inputs.at(name);
    if (at.data.empty()) continue;
    for (int i = 0; i < options.directions; ++i)
      report.rows.push_back(point.compare(
          name, drawn_like(at, point.request.seed, "direction " + std::to_string(i) + " of " + name), -1));
    for (std::size_t i = 0; options.per_element && i < at.data.size(); ++i) {
      Array along = at;
      std::fill(along.data.begin(), along.data.end(), 0);
      along.data[i] = 1;
      report.rows.push_back(point.compare(name, along, std::int64_t(i)));
    }
  }
  report.diagnostics = point.diagnostics;
  return report;
}

} // namespace norma::reference
