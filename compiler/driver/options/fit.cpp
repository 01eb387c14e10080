//===- fit.cpp - do the options fit the declaration? ----------------------===//
//
// See fit.h.
//
//===----------------------------------------------------------------------===//
#include "compiler/driver/options/fit.h"

#include "compiler/driver/suggest.h"
#include "norma/record.h"

#include <algorithm>

namespace norma::compiler::driver {
namespace {

/// The last unknown factor of a split follows from its source.
void settle_split(dsl::Elaborated &declaration, const dsl::ElaboratedAxis &source, Problems &problems) {
  std::int64_t known = 1;
  dsl::ElaboratedAxis *open = nullptr;
  int unknown = 0;
  for (dsl::AxisId id : source.factors) {
    dsl::ElaboratedAxis &factor = declaration.axes[std::size_t(id)];
    if (factor.extent)
      known *= *factor.extent;
    else
      open = &factor, ++unknown;
  }
  const std::string found = "--shape: " + source.name + " is " + std::to_string(*source.extent);
  if (unknown == 0 && known != *source.extent)
    return problems.add(found + ", its factors make it " + std::to_string(known));
  if (unknown != 1) return;
  if (*source.extent % known != 0)
    return problems.add(found + ", expected a multiple of " + std::to_string(known) + ", into which it is split");
  open->extent = *source.extent / known;
}

} // namespace

void apply_extents(dsl::Elaborated &declaration, const std::map<std::string, std::int64_t> &extents,
                   Problems &problems) {
  for (dsl::ElaboratedAxis &axis : declaration.axes)
    if (auto found = extents.find(axis.name); found != extents.end()) axis.extent = found->second;
  for (const dsl::ElaboratedAxis &axis : declaration.axes)
    if (axis.extent && !axis.factors.empty()) settle_split(declaration, axis, problems);
  for (dsl::ElaboratedAxis &axis : declaration.axes)
    if (axis.twin_of >= 0) axis.extent = declaration.axes[std::size_t(axis.twin_of)].extent;
}

void check_settings(const dsl::File &file, const dsl::Definition &norm, const std::map<std::string, double> &settings,
                    Problems &problems) {
  std::vector<std::string> known;
  for (dsl::Index i = 0; i < norm.settings.count; ++i)
    known.emplace_back(file.spelled(file.settings[std::size_t(norm.settings.first + i)].name));
  const std::string name(file.spelled(norm.name));
  for (const auto &[setting, value] : settings)
    if (std::find(known.begin(), known.end(), setting) == known.end())
      problems.add("--set: unknown setting '" + setting + "', " + name +
                   (known.empty() ? " has none" : " has " + listed_with_suggestion(setting, known)));
}

void check_sizes(const dsl::Elaborated &declaration, Problems &problems) {
  const auto expect_at_most = [&](std::size_t found, std::size_t most, const std::string &what) {
    if (found > most)
      problems.add(declaration.name + " has " + std::to_string(found) + " " + what + ", a kernel takes at most " +
                   std::to_string(most));
  };
  std::size_t tensors = declaration.results.size(), settings = 0, axes = 0;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments) {
    ++(argument.role == dsl::Role::scalar ? settings : tensors);
    if (argument.axes.size() > NORMA_MAX_RANK)
      problems.add(argument.name + " has " + std::to_string(argument.axes.size()) + " axes, a tensor has at most " +
                   std::to_string(NORMA_MAX_RANK));
  }
  for (const dsl::ElaboratedAxis &axis : declaration.axes) axes += axis.factors.empty();
  expect_at_most(axes, NORMA_MAX_AXES, "axes");
  expect_at_most(tensors, NORMA_MAX_ARRAYS, "tensors");
  expect_at_most(settings, NORMA_MAX_SCALARS, "settings");
}

void check_types(const dsl::Elaborated &declaration, const KernelOptions &options, Problems &problems) {
  std::vector<std::string> known;
  for (const dsl::ElaboratedArgument &argument : declaration.arguments)
    if (argument.scalar == dsl::Scalar::real && argument.role != dsl::Role::scalar) known.push_back(argument.name);
  for (const dsl::ElaboratedResult &result : declaration.results)
    if (result.role != dsl::ResultRole::state) known.push_back(result.name);
  for (const auto &[tensor, type] : options.type_of)
    if (std::find(known.begin(), known.end(), tensor) == known.end())
      problems.add("--dtype: unknown tensor '" + tensor + "', " + declaration.name + " has " +
                   listed_with_suggestion(tensor, known));
}

} // namespace norma::compiler::driver
