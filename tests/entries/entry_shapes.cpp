//===- entry_shapes.cpp - what a declaration takes and gives, with extents -------===//
//
// See entry_shapes.h.
//
//===----------------------------------------------------------------------------===//

#include "tests/entries/entry_shapes.h"

#include "dsl/elaborate/elaborate.h"
#include "dsl/elaborate/elaborated.h"
#include "dsl/syntax/parse.h"

#include <stdexcept>

namespace norma::testing_entries {
namespace {

class Shapes {
public:
  Shapes(const dsl::Elaborated &declaration, const Extents &extents) : axes(declaration.axes), extents(extents) {}

  Shape of(const std::vector<dsl::AxisId> &ids) const {
    Shape shape;
    for (dsl::AxisId id : ids)
      for (std::int64_t extent : extent_of(id)) shape.push_back(extent);
    return shape;
  }

  /// A letter for each axis, H and W for a pack of two.
  std::string letters_of(const std::vector<dsl::AxisId> &ids) const {
    std::string letters;
    for (dsl::AxisId id : ids) {
      const bool pack = axes[std::size_t(id)].origin == dsl::AxisOrigin::pack;
      if (pack && extent_of(id).size() != 2) return {};
      letters += pack ? "HW" : axes[std::size_t(id)].name;
    }
    return letters;
  }

private:
  Shape extent_of(dsl::AxisId id) const {
    const dsl::ElaboratedAxis &axis = axes[std::size_t(id)];
    if (axis.extent) return {*axis.extent};
    for (const dsl::ElaboratedAxis &whole : axes) {
      std::int64_t rest = 1;
      bool is_factor = false;
      for (dsl::AxisId factor : whole.factors)
        if (factor == id)
          is_factor = true;
        else
          rest *= extent_of(factor).front();
      if (is_factor && extents.contains(whole.name)) return {extents.at(whole.name).front() / rest};
    }
    if (const auto found = extents.find(axis.name); found != extents.end()) return found->second;
    throw std::runtime_error("no extent for the axis " + axis.name);
  }

  const std::vector<dsl::ElaboratedAxis> &axes;
  const Extents &extents;
};

} // namespace

std::string EntryShapes::channels_last() const {
  const std::size_t channels = axes.find('C');
  if (channels == std::string::npos || channels + 1 == axes.size()) return {};
  std::string moved = axes;
  moved.erase(channels, 1);
  return moved + "C";
}

EntryShapes entry_shapes(std::string_view text, const Extents &extents, const std::map<std::string, double> &settings) {
  const dsl::ParseOutcome parsed = dsl::parse(text, "entry.norm");
  const dsl::File &file = parsed.file;
  const dsl::Definition &norm = file.definitions.front();
  EntryShapes shapes;
  for (dsl::Index i = norm.settings.first; i < norm.settings.first + norm.settings.count; ++i) {
    const std::string name(file.spelled(file.settings[std::size_t(i)].name));
    if (const auto asked = settings.find(name); asked != settings.end()) shapes.settings.insert(*asked);
  }
  dsl::ElaborateOptions options;
  options.settings = shapes.settings;
  const dsl::ElaborateOutcome outcome = dsl::elaborate(file, file.spelled(norm.name), options);
  if (!outcome.value) throw std::runtime_error(std::string(file.spelled(norm.name)) + " cannot be elaborated");
  const Shapes of(*outcome.value, extents);
  for (const dsl::ElaboratedArgument &argument : outcome.value->arguments) {
    shapes.has_states |= argument.role == dsl::Role::state;
    if (argument.role != dsl::Role::scalar && argument.role != dsl::Role::state)
      shapes.given[argument.name] = of.of(argument.axes);
    if (argument.name == "x") shapes.axes = of.letters_of(argument.axes);
  }
  for (const dsl::ElaboratedResult &result : outcome.value->results)
    if (result.role == dsl::ResultRole::output) shapes.outputs[result.name] = of.of(result.axes);
  return shapes;
}

} // namespace norma::testing_entries
