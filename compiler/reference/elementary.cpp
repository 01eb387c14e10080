//===- elementary.cpp - the table of elementwise functions ----------------===//

#include "compiler/reference/elementary.h"
#include "compiler/reference/fault.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace norma::reference {

namespace {

using In = const double *;
using Out = double *;

double logistic(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

/// A step: its derivative is zero wherever it has one.
template <typename Function> constexpr auto step(Function) {
  return +[](In a, Out d) {
    d[0] = 0;
    return double(Function{}(a[0]));
  };
}
template <typename Function> constexpr auto relation(Function) {
  return +[](In a, Out d) {
    d[0] = d[1] = 0;
    return double(Function{}(a[0], a[1]));
  };
}

double power(In a, Out d) {
  const double value = std::pow(a[0], a[1]);
  d[0] = a[1] == 0 ? 0 : a[1] * std::pow(a[0], a[1] - 1);
  d[1] = a[0] > 0 ? value * std::log(a[0]) : 0;
  return value;
}

double clip(In a, Out d) {
  d[0] = a[0] >= a[1] && a[0] <= a[2];
  d[1] = a[0] < a[1];
  d[2] = a[0] > a[2];
  return a[0] < a[1] ? a[1] : a[0] > a[2] ? a[2] : a[0];
}

/// `sign` +1: the larger one, -1: the smaller. NaN goes through.
template <int sign> double extreme(In a, Out d) {
  d[0] = a[0] == a[1] ? 0.5 : sign * a[0] > sign * a[1];
  d[1] = a[0] == a[1] ? 0.5 : 1 - d[0];
  if (std::isnan(a[0]) || std::isnan(a[1])) return a[0] + a[1];
  return sign * a[0] > sign * a[1] ? a[0] : a[1];
}

const std::array table = {
    Elementary{"add", 2, [](In a, Out d) { return d[0] = 1, d[1] = 1, a[0] + a[1]; }},
    Elementary{"subtract", 2, [](In a, Out d) { return d[0] = 1, d[1] = -1, a[0] - a[1]; }},
    Elementary{"multiply", 2, [](In a, Out d) { return d[0] = a[1], d[1] = a[0], a[0] * a[1]; }},
    Elementary{"divide", 2, [](In a, Out d) { return d[0] = 1 / a[1], d[1] = -a[0] / (a[1] * a[1]), a[0] / a[1]; }},
    Elementary{"power", 2, power},
    Elementary{"negate", 1, [](In a, Out d) { return d[0] = -1, -a[0]; }},
    Elementary{"less", 2, relation([](double a, double b) { return a < b; })},
    Elementary{"less_equal", 2, relation([](double a, double b) { return a <= b; })},
    Elementary{"greater", 2, relation([](double a, double b) { return a > b; })},
    Elementary{"greater_equal", 2, relation([](double a, double b) { return a >= b; })},
    Elementary{"equal", 2, relation([](double a, double b) { return a == b; })},
    Elementary{"not_equal", 2, relation([](double a, double b) { return a != b; })},
    Elementary{"and", 2, relation([](double a, double b) { return a != 0 && b != 0; })},
    Elementary{"or", 2, relation([](double a, double b) { return a != 0 || b != 0; })},
    Elementary{"not", 1, step([](double a) { return a == 0; })},
    Elementary{"where", 3,
               [](In a, Out d) { return d[0] = 0, d[1] = a[0] != 0, d[2] = a[0] == 0, a[0] != 0 ? a[1] : a[2]; }},
    Elementary{"max", 2, extreme<1>},
    Elementary{"min", 2, extreme<-1>},
    Elementary{"clip", 3, clip},
    Elementary{"exp", 1, [](In a, Out d) { return d[0] = std::exp(a[0]); }},
    Elementary{"log", 1, [](In a, Out d) { return d[0] = 1 / a[0], std::log(a[0]); }},
    Elementary{"sqrt", 1, [](In a, Out d) { return d[0] = 0.5 / std::sqrt(a[0]), std::sqrt(a[0]); }},
    Elementary{"rsqrt", 1, [](In a, Out d) { return d[0] = -0.5 / (a[0] * std::sqrt(a[0])), 1 / std::sqrt(a[0]); }},
    Elementary{"abs", 1, [](In a, Out d) { return d[0] = (a[0] > 0) - (a[0] < 0), std::abs(a[0]); }},
    Elementary{"floor", 1, step([](double a) { return std::floor(a); })},
    Elementary{"tanh", 1,
               [](In a, Out d) {
                 const double value = std::tanh(a[0]), falls = 1 / std::cosh(a[0]);
                 return d[0] = falls * falls, value;
               }},
    Elementary{
        "erf", 1,
        [](In a, Out d) { return d[0] = 2 / std::sqrt(std::numbers::pi) * std::exp(-a[0] * a[0]), std::erf(a[0]); }},
    Elementary{"sigmoid", 1, [](In a, Out d) { return d[0] = logistic(a[0]) * logistic(-a[0]), logistic(a[0]); }},
    Elementary{"silu", 1,
               [](In a, Out d) {
                 const double s = logistic(a[0]);
                 return d[0] = s * (1 + a[0] * logistic(-a[0])), a[0] * s;
               }},
    Elementary{"relu", 1, [](In a, Out d) { return d[0] = a[0] > 0, a[0] < 0 ? 0 : a[0]; }},
};

} // namespace

const Elementary *elementary(std::string_view name, std::size_t arity) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Elementary &entry) { return entry.name == name && entry.arity == arity; });
  return found == table.end() ? nullptr : &*found;
}

bool is_elementary(std::string_view name) {
  return std::any_of(table.begin(), table.end(), [&](const Elementary &entry) { return entry.name == name; });
}

Value apply(Machine &machine, const Elementary &function, std::span<const Value> operands) {
  Axes axes;
  for (const Value &operand : operands) axes = machine.axes.canonical_union(axes, operand.axes);
  const std::size_t size = std::size_t(machine.axes.extent(axes));
  constexpr std::size_t most = 3;
  std::array<Link, most> links;
  for (std::size_t k = 0; k < operands.size(); ++k) {
    links[k].parent = operands[k].node;
    if (operands[k].axes != axes) links[k].in = machine.axes.offsets(operands[k].axes, axes);
    if (operands[k].node >= 0) links[k].coefficient.resize(size);
  }
  Numbers data(size);
  double in[most], partials[most];
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < operands.size(); ++k) {
      const std::int64_t at = links[k].in.empty() ? std::int64_t(i) : links[k].in[i];
      in[k] = at < 0 ? 0 : operands[k][at];
    }
    data[i] = function.compute(in, partials);
    for (std::size_t k = 0; k < operands.size(); ++k)
      if (operands[k].node >= 0) links[k].coefficient[i] = partials[k];
  }
  // An operand read outside its label's axis is 0 whatever it holds: its entries lead anywhere with coefficient 0.
  for (std::size_t k = 0; k < operands.size(); ++k)
    if (operands[k].node >= 0)
      for (std::size_t i = 0; i < links[k].in.size(); ++i)
        if (links[k].in[i] < 0) links[k].in[i] = 0, links[k].coefficient[i] = 0;
  Value result = constant(axes, std::move(data));
  std::vector<Link> kept(std::make_move_iterator(links.begin()), std::make_move_iterator(links.end()));
  result.node = machine.tape.add(result.size(), std::move(kept));
  return result;
}

Value apply(Machine &machine, std::string_view name, const Value &a) {
  return apply(machine, *elementary(name, 1), std::span(&a, 1));
}

Value apply(Machine &machine, std::string_view name, const Value &a, const Value &b) {
  const std::array operands = {a, b};
  return apply(machine, *elementary(name, 2), operands);
}

} // namespace norma::reference
