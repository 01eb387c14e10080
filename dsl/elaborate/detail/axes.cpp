//===- axes.cpp - the axis table, read before anything is evaluated -------===//
//
// Splits are read first: a value that is computed before a split has its factors too, so that one normal form
// holds throughout. The first split of an axis by itself makes it composite; every other one is kept beside it.
//
//===----------------------------------------------------------------------===//
#include "dsl/elaborate/detail/elaborator.h"

namespace norma::dsl::elaboration {

std::string Elaborator::axis_spelling(const Frame &frame, const AxisName &name) {
  std::string text(spelled(frame, name.name));
  return name.pack ? text + "..." : text;
}

void Elaborator::collect_axis_statements(Frame &frame, Range block) {
  for (Index i = block.first; i < block.first + block.count; ++i) {
    const Statement &statement = frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])];
    if (statement.kind == StatementKind::split) splits.push_back(&statement);
    if (statement.kind == StatementKind::axis) axis_statements.push_back(&statement);
    if (statement.has_block) collect_axis_statements(frame, statement.block);
  }
}

void Elaborator::read_axes(Frame &frame, const Definition &norm) {
  collect_axis_statements(frame, norm.body);
  for (Index i = norm.inputs.first; i < norm.inputs.first + norm.inputs.count; ++i) {
    const Input &input = frame.file->inputs[std::size_t(i)];
    for (Index k = input.axes.first; k < input.axes.first + input.axes.count; ++k)
      header_axes.insert(axis_spelling(frame, frame.file->axes[std::size_t(k)]));
  }
  for (Index i = norm.inputs.first; i < norm.inputs.first + norm.inputs.count; ++i) {
    const Input &input = frame.file->inputs[std::size_t(i)];
    for (Index k = input.axes.first; k < input.axes.first + input.axes.count; ++k) {
      const AxisName &name = frame.file->axes[std::size_t(k)];
      const AxisId axis = declare_axis(frame, axis_spelling(frame, name),
                                       name.pack ? AxisOrigin::pack : AxisOrigin::declared, name.place);
      if (name.twin) axes.twin(axis);
    }
  }
  for (Index i = norm.inputs.first; i < norm.inputs.first + norm.inputs.count; ++i) {
    const Input &input = frame.file->inputs[std::size_t(i)];
    const std::string type(spelled(frame, input.type));
    if (!type.empty() && type[0] >= 'A' && type[0] <= 'Z') declare_axis(frame, type, AxisOrigin::label, input.type);
  }
  for (const Statement *statement : axis_statements)
    declare_axis(frame, std::string(spelled(frame, frame.file->names[std::size_t(statement->names.first)])),
                 AxisOrigin::fresh, statement->place);
  for (const Statement *statement : splits) {
    AxisSet sources;
    for (Index k = statement->axes.first; k < statement->axes.first + statement->axes.count; ++k) {
      const AxisId source = resolve_axis(frame, frame.file->axes[std::size_t(k)]);
      if (source < 0) return;
      sources.push_back(source);
    }
    const std::string first(spelled(frame, frame.file->factors[std::size_t(statement->factors.first)].axis));
    if (axes.find(first) < 0) declare_merged_split(frame, *statement, sources);
  }
  read_axis_extents(frame);
}

AxisId Elaborator::declare_axis(Frame &frame, const std::string &name, AxisOrigin origin, Place place) {
  if (const AxisId known = axes.find(name); known >= 0) return known;
  const AxisId axis = axes.add(name, origin, place);
  for (const Statement *statement : splits) {
    if (statement->axes.count != 1 ||
        axis_spelling(frame, frame.file->axes[std::size_t(statement->axes.first)]) != name)
      continue;
    const AxisSet factors = declare_factors(frame, *statement);
    // A factor may be split again; only what is atomic stands for the axis.
    out.axes[std::size_t(axis)].factors = axes.atoms(factors);
    break;
  }
  return axis;
}

AxisSet Elaborator::declare_factors(Frame &frame, const Statement &split) {
  AxisSet factors;
  for (Index k = split.factors.first; k < split.factors.first + split.factors.count; ++k) {
    const Place name = frame.file->factors[std::size_t(k)].axis;
    const std::string spelling(spelled(frame, name));
    if (axes.find(spelling) >= 0 || header_axes.contains(spelling))
      error(frame, name, "axis " + spelling + " is already defined; a factor of a split is a new axis");
    else
      factors.push_back(declare_axis(frame, spelling, AxisOrigin::factor, split.place));
  }
  return factors;
}

void Elaborator::declare_merged_split(Frame &frame, const Statement &split, const AxisSet &sources) {
  AxisSet atomic;
  for (AxisId source : sources)
    for (AxisId atom : axes.atoms(source)) atomic.push_back(atom);
  const AxisSet factors = declare_factors(frame, split);
  AxisSet factor_atoms;
  for (AxisId factor : factors)
    for (AxisId atom : axes.atoms(factor)) factor_atoms.push_back(atom);
  out.merged.push_back({atomic, factor_atoms});
}

void Elaborator::read_axis_extents(Frame &frame) {
  const auto positive = [&](Index expression, const std::string &name) -> std::optional<std::int64_t> {
    const auto extent = fold_integer(frame, expression, "the extent of axis " + name);
    if (extent && *extent <= 0) {
      error(frame, frame.file->expressions[std::size_t(expression)].place,
            "the extent of axis " + name + " is positive; found " + std::to_string(*extent));
      return std::nullopt;
    }
    return extent;
  };
  for (const Statement *statement : axis_statements) {
    const std::string name(spelled(frame, frame.file->names[std::size_t(statement->names.first)]));
    if (const AxisId axis = axes.find(name); axis >= 0)
      out.axes[std::size_t(axis)].extent = positive(statement->value, name);
  }
  for (const Statement *statement : splits) {
    AxisSet factors;
    for (Index k = statement->factors.first; k < statement->factors.first + statement->factors.count; ++k) {
      const Factor &factor = frame.file->factors[std::size_t(k)];
      const std::string name(spelled(frame, factor.axis));
      const AxisId axis = axes.find(name);
      if (axis < 0) return;
      factors.push_back(axis);
      if (factor.extent != none) out.axes[std::size_t(axis)].extent = positive(factor.extent, name);
    }
    std::optional<std::int64_t> whole = 1;
    for (Index k = statement->axes.first; k < statement->axes.first + statement->axes.count; ++k) {
      const AxisId source = resolve_axis(frame, frame.file->axes[std::size_t(k)]);
      const std::optional<std::int64_t> extent = source < 0 ? std::nullopt : axes[source].extent;
      std::int64_t product = 0;
      whole =
          whole && extent && !__builtin_mul_overflow(*whole, *extent, &product) ? std::optional(product) : std::nullopt;
    }
    divide_extent(frame, *statement, factors, whole);
  }
}

/// Checks a split whose whole is known from settings, and finds the extent of a factor that has none.
void Elaborator::divide_extent(Frame &frame, const Statement &split, AxisSet &factors,
                               std::optional<std::int64_t> whole) {
  if (!whole) return;
  std::int64_t known = 1;
  AxisSet open;
  for (AxisId factor : factors) {
    if (axes[factor].extent && __builtin_mul_overflow(known, *axes[factor].extent, &known)) return;
    if (!axes[factor].extent) open.push_back(factor);
  }
  const bool fits = open.empty() ? known == *whole : *whole % known == 0;
  if (!fits) {
    error(frame, split.place,
          "the split does not divide: " + std::to_string(*whole) + " elements into " + std::to_string(known) +
              (open.empty() ? "" : " parts") + "; choose settings that divide");
  } else if (open.size() == 1) {
    out.axes[std::size_t(open[0])].extent = *whole / known;
  }
}

AxisId Elaborator::resolve_axis(Frame &frame, Place place, bool twin) {
  AxisName name;
  name.place = name.name = place;
  name.twin = twin;
  return resolve_axis(frame, name);
}

AxisId Elaborator::resolve_axis(Frame &frame, const AxisName &name, bool may_be_new) {
  const std::string spelling = axis_spelling(frame, name);
  AxisId axis = axes.find(spelling);
  if (axis < 0 && may_be_new)
    axis = axes.add(spelling, name.pack ? AxisOrigin::pack : AxisOrigin::fresh, here(frame, name.place));
  if (axis < 0) {
    AxisSet known;
    for (AxisId i = 0; i < AxisId(out.axes.size()); ++i) known.push_back(i);
    return error(frame, name.place,
                 "unknown axis " + spelling + (known.empty() ? "" : "; there are " + axes.names(known)));
  }
  return name.twin ? axes.twin(axis) : axis;
}

AxisSet Elaborator::resolve_axes(Frame &frame, Range range, bool may_be_new) {
  AxisSet found;
  for (Index i = range.first; i < range.first + range.count; ++i)
    if (const AxisId axis = resolve_axis(frame, frame.file->axes[std::size_t(i)], may_be_new); axis >= 0)
      found.push_back(axis);
  return found;
}

} // namespace norma::dsl::elaboration
