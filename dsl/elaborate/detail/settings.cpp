//===- settings.cpp - which settings are folded, and into what ------------===//
//
// Every setting starts as an argument of the call. Where its value shapes an extent, a window, a count or a
// branch it is noted as structural and is a constant in the next walk.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

#include <charconv>
#include <cmath>

namespace norma::dsl::elaboration {
namespace {

bool is_integral(double value) {
  return std::isfinite(value) && value == std::floor(value) && std::abs(value) < 0x1p53;
}

std::string shown(double value, Scalar scalar) {
  if (scalar == Scalar::boolean) return value != 0 ? "true" : "false";
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return std::string(text, end);
}

} // namespace

void Elaborator::read_settings(Frame &frame, const Definition &norm) {
  std::string known;
  for (Index i = norm.settings.first; i < norm.settings.first + norm.settings.count; ++i) {
    const Setting &setting = frame.file->settings[std::size_t(i)];
    SettingValue value{std::string(spelled(frame, setting.name)), std::nullopt, Scalar::real, false};
    known += (known.empty() ? "" : ", ") + value.name;
    if (setting.value != none) {
      const NodeId node = evaluate(frame, setting.value);
      if (node >= 0 && made_of_settings(node)) {
        const std::set<std::string> before = structural; // a default may look at settings without fixing them
        value.value = settings_value(node);
        structural = before;
        value.scalar = graph[node].scalar;
      } else if (node >= 0) {
        error(frame, setting.name, "the default of '" + value.name + "' uses more than settings and numbers");
      }
    }
    const bool boolean = value.scalar == Scalar::boolean;
    if (const auto given = options.settings.find(value.name); given != options.settings.end()) {
      if (boolean && given->second != 0 && given->second != 1)
        error(frame, setting.name,
              "'" + value.name + "' is true or false; found " + shown(given->second, Scalar::real));
      value.value = given->second;
      value.folded = true;
    }
    if (boolean) structural.insert(value.name);
    value.folded = value.folded || structural.contains(value.name);
    Symbol symbol;
    if (value.folded && value.value) {
      value.scalar = boolean ? Scalar::boolean : is_integral(*value.value) ? Scalar::integer : Scalar::real;
      symbol.node = graph.constant(*value.value, value.scalar, setting.name);
    } else {
      ElaboratedArgument argument;
      argument.name = value.name;
      argument.role = Role::scalar;
      argument.optional = value.value.has_value();
      bool draws = false;
      if (value.value) argument.first_value = first_value(frame, setting.value, {}, Scalar::real, draws);
      argument.place = setting.name;
      symbol.argument = add_argument(frame, std::move(argument));
      symbol.node = argument_nodes[symbol.argument];
    }
    define(frame, value.name, symbol, setting.name);
    settings.push_back(std::move(value));
  }
  for (const auto &[name, value] : options.settings)
    if (std::ranges::find(settings, name, &SettingValue::name) == settings.end())
      error(frame, norm.name,
            "--set " + name + ": '" + out.name + "' has no setting '" + name + "'" +
                (known.empty() ? "; it has none" : "; it has " + known));
}

void Elaborator::list_structural_settings() {
  for (const SettingValue &setting : settings)
    if (setting.folded && setting.value)
      out.structural_settings.push_back(setting.name + "=" + shown(*setting.value, setting.scalar));
}

bool Elaborator::made_of_settings(NodeId id) const {
  if (id < 0) return false;
  const Node &node = graph[id];
  if (!node.axes.empty()) return false;
  switch (node.kind) {
  case NodeKind::constant:
    return true;
  case NodeKind::argument:
    return out.arguments[std::size_t(node.argument)].role == Role::scalar;
  case NodeKind::convert:
    return made_of_settings(node.operands[0]);
  case NodeKind::elementwise:
    return find_elementwise(node.function) &&
           std::ranges::all_of(node.operands, [&](NodeId operand) { return made_of_settings(operand); });
  default:
    return false;
  }
}

std::optional<double> Elaborator::settings_value(NodeId id) {
  if (!made_of_settings(id)) return std::nullopt;
  const Node node = graph[id];
  if (node.kind == NodeKind::constant) return node.number;
  if (node.kind == NodeKind::argument) {
    const auto setting =
        std::ranges::find(settings, out.arguments[std::size_t(node.argument)].name, &SettingValue::name);
    if (setting == settings.end()) return std::nullopt;
    structural.insert(setting->name);
    return setting->value;
  }
  if (node.kind == NodeKind::convert) return settings_value(node.operands[0]);
  std::vector<double> operands;
  for (NodeId operand : node.operands) {
    const std::optional<double> value = settings_value(operand);
    if (!value) return std::nullopt;
    operands.push_back(*value);
  }
  return evaluate_elementwise(node.function, operands);
}

bool Elaborator::fold_settings_in(NodeId id) {
  const Node &node = graph[id];
  if (node.kind == NodeKind::argument) {
    const ElaboratedArgument &argument = out.arguments[std::size_t(node.argument)];
    return argument.role == Role::scalar && argument.first_value >= 0 && structural.insert(argument.name).second;
  }
  if (node.kind != NodeKind::elementwise && node.kind != NodeKind::convert) return false;
  bool found = false;
  for (NodeId operand : node.operands) found = fold_settings_in(operand) || found;
  return found;
}

std::optional<std::int64_t> Elaborator::fold_integer(Frame &frame, Index expression, std::string_view what) {
  const NodeId node = evaluate(frame, expression);
  if (node < 0) return std::nullopt;
  const Place place = frame.file->expressions[std::size_t(expression)].place;
  if (!made_of_settings(node)) {
    error(frame, place,
          std::string(what) + " is fixed when the kernel is compiled: it is made of settings and numbers; found '" +
              std::string(spelled(frame, place)) + "'");
    return std::nullopt;
  }
  const std::optional<double> value = settings_value(node);
  if (!value) {
    error(frame, place, std::string(what) + " depends on a setting without a value; give it one with --set");
    return std::nullopt;
  }
  if (graph[node].scalar == Scalar::boolean || !is_integral(*value)) {
    error(frame, place, std::string(what) + " is an integer; found " + shown(*value, graph[node].scalar));
    return std::nullopt;
  }
  return std::int64_t(*value);
}

} // namespace norma::dsl::elaboration
