//===- reading.cpp - gathers ----------------------------------------------===//

#include "compiler/reference/reading.h"
#include "compiler/reference/fault.h"

#include <cmath>

namespace norma::reference {

Value read_at(Machine &machine, const Value &value, const std::vector<ReadAt> &picks) {
  AxisTable &table = machine.axes;
  Value source = value;
  for (const ReadAt &pick : picks) source = exposing(machine, source, pick.axis);
  Axes kept = source.axes;
  for (const ReadAt &pick : picks) kept = without(kept, {pick.axis});
  Axes axes = table.canonical(kept);
  for (const ReadAt &pick : picks) axes = table.canonical_union(axes, pick.index.axes);

  const std::size_t size = std::size_t(table.extent(axes));
  Offsets reads(size, 0);
  std::int64_t stride = 1;
  for (std::size_t k = source.axes.size(); k-- > 0;) {
    const Axis axis = source.axes[k];
    const std::int64_t extent = table.extent(axis);
    const ReadAt *found = nullptr;
    for (const ReadAt &pick : picks)
      if (pick.axis == axis) found = &pick;
    const Offsets along = table.offsets(found ? found->index.axes : Axes{axis}, axes);
    for (std::size_t i = 0; i < size; ++i) {
      double at = double(along[i]);
      if (found) at = along[i] < 0 ? -1 : found->index[along[i]];
      if (found && at != std::floor(at))
        fail("the coordinate along " + table.name(axis) + " is " + std::to_string(at) + "; an integer is wanted");
      if (reads[i] >= 0) reads[i] = at >= 0 && at < double(extent) ? reads[i] + std::int64_t(at) * stride : -1;
    }
    stride *= extent;
  }
  Numbers data(size);
  Link link{source.node, {}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < size; ++i) {
    if (reads[i] < 0) continue;
    data[i] = source[reads[i]];
    if (source.node >= 0) link.out.push_back(std::int64_t(i)), link.in.push_back(reads[i]);
  }
  if (link.in.empty()) link.parent = -1;
  Value result = constant(axes, std::move(data));
  result.node = machine.tape.add(result.size(), {std::move(link)});
  return result;
}

Value slice(Machine &machine, const Value &value, Axis axis, std::int64_t at) {
  if (!machine.axes.exposing(value.axes, axis)) return value;
  return read_at(machine, value, {{axis, constant(double(at))}});
}

Value stack(Machine &machine, const std::vector<Value> &slices, Axis axis) {
  AxisTable &table = machine.axes;
  Axes rest;
  for (const Value &each : slices) rest = table.canonical_union(rest, each.axes);
  Axes axes{axis};
  axes.insert(axes.end(), rest.begin(), rest.end());
  Numbers data;
  std::vector<Link> links;
  for (const Value &each : slices) {
    const Value part = arranged(machine, each, rest);
    Link link{part.node, {}, {}, {}, {}, {}};
    for (std::int64_t i = 0; i < part.size(); ++i) link.out.push_back(std::int64_t(data.size()) + i);
    data.insert(data.end(), part.data->begin(), part.data->end());
    if (part.size() > 0) links.push_back(std::move(link));
  }
  Value result = constant(axes, std::move(data));
  result.node = machine.tape.add(result.size(), std::move(links));
  return canonical(machine, result);
}

} // namespace norma::reference
