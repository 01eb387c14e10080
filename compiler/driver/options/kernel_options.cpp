//===- kernel_options.cpp - which kernels are wanted ----------------------===//
//
// See kernel_options.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/options/kernel_options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace norma::compiler::driver {
namespace {

struct NameAndValue {
  std::string name, value;
};

/// `name=value`, both present.
std::optional<NameAndValue> split(const std::string &text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) return std::nullopt;
  return NameAndValue{text.substr(0, sign), text.substr(sign + 1)};
}

void read_type(const std::string &text, KernelOptions &options, Problems &problems) {
  std::optional<NameAndValue> pair = split(text);
  const std::string type = pair ? pair->value : text;
  if (!is_known_type(type))
    return problems.add("--dtype: found '" + text + "', expected f64, f32, f16 or bf16, or TENSOR=TYPE");
  if (pair && !options.type_of.emplace(pair->name, type).second)
    return problems.add("--dtype: the type of " + pair->name + " is given twice");
  if (!pair && std::find(options.types.begin(), options.types.end(), type) == options.types.end())
    options.types.push_back(type);
}

void read_extent(const std::string &text, KernelOptions &options, Problems &problems) {
  std::optional<NameAndValue> pair = split(text);
  AxisExtent axis;
  bool right = pair.has_value();
  if (pair) {
    axis.axis = pair->name;
    const std::string &value = pair->value;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), axis.extent);
    right = value == "?" || (error == std::errc() && end == value.data() + value.size() && axis.extent > 0);
    if (value == "?") axis.extent = chosen_at_run_time;
  }
  if (!right) return problems.add("--shape: found '" + text + "', expected AXIS=EXTENT with a positive number or ?");
  for (const AxisExtent &other : options.shape)
    if (other.axis == axis.axis) return problems.add("--shape: the extent of " + axis.axis + " is given twice");
  options.shape.push_back(axis);
}

void read_setting(const std::string &text, KernelOptions &options, Problems &problems) {
  std::optional<NameAndValue> pair = split(text);
  double number = 0;
  bool right = pair.has_value();
  if (pair && (pair->value == "true" || pair->value == "false")) {
    number = pair->value == "true";
  } else if (pair) {
    char *end = nullptr;
    number = std::strtod(pair->value.c_str(), &end);
    right = *end == '\0' && !std::isnan(number);
  }
  if (!right)
    return problems.add("--set: found '" + text + "', expected SETTING=NUMBER, SETTING=true or SETTING=false");
  if (!options.settings.emplace(pair->name, number).second) problems.add("--set: " + pair->name + " is given twice");
}

Derivatives read_derivatives(const std::vector<std::string> &words, Problems &problems) {
  Derivatives wanted{false, false, false};
  bool none = false;
  for (const std::string &word : words) {
    if (word == "none")
      none = true;
    else if (word == "vjp")
      wanted.vjp = true;
    else if (word == "jvp")
      wanted.jvp = true;
    else if (word == "vjp2")
      wanted.vjp = wanted.vjp2 = true;
    else
      problems.add("--derivatives: found '" + word + "', expected none, vjp, jvp or vjp2");
  }
  if (none && words.size() > 1) problems.add("--derivatives: found none and others, expected none alone");
  return wanted;
}

} // namespace

bool is_known_type(const std::string &type) {
  return std::find(std::begin(known_types), std::end(known_types), type) != std::end(known_types);
}

std::optional<KernelOptions> read_options(const SpelledOptions &spelled, Problems &problems) {
  KernelOptions options;
  options.targets = spelled.targets.empty() ? std::vector<std::string>{"cpu"} : spelled.targets;
  options.layouts = spelled.layouts;
  for (const std::string &type : spelled.types) read_type(type, options, problems);
  for (const std::string &extent : spelled.shape) read_extent(extent, options, problems);
  for (const std::string &setting : spelled.settings) read_setting(setting, options, problems);
  if (!spelled.derivatives.empty()) options.derivatives = read_derivatives(spelled.derivatives, problems);
  if (problems.any()) return std::nullopt;
  return options;
}

} // namespace norma::compiler::driver
