//===- results.cpp - what the call gets back ------------------------------===//

#include "compiler/reference/interpreter.h"

#include <algorithm>

namespace norma::reference {

/// The axes of a value in the order of layout: what follows from the first input's brackets, then the rest.
Axes Interpreter::own_layout(const Value &value) const { return machine.axes.canonical(value.axes); }

Array Interpreter::array(const Value &value, const Axes &axes) {
  const bool recording = machine.tape.recording;
  machine.tape.recording = false;
  const Value laid = arranged(machine, value, axes);
  machine.tape.recording = recording;
  Array result;
  for (Axis axis : axes) {
    if (machine.axes.entry(axis).pack) {
      const Extents &extents = machine.axes.pack_extents(axis);
      result.shape.insert(result.shape.end(), extents.begin(), extents.end());
    } else {
      result.shape.push_back(machine.axes.extent(axis));
    }
  }
  result.data = *laid.data;
  return result;
}

void Interpreter::collect(const dsl::Definition &definition, Frame &frame) {
  const auto keep = [&](const std::string &name, const Value &value, const Axes &axes) {
    results[name] = {arranged(machine, value, axes), axes};
    outcome.outputs[name] = array(value, axes);
  };
  const Axes first_axes = axes(frame.file->inputs[std::size_t(definition.inputs.first)].axes, frame);
  if (!definition.has_results) keep(under_way, frame.values.at(under_way), first_axes);
  for (dsl::Index i = 0; definition.has_results && i < definition.results.count; ++i) {
    const dsl::Result &result = frame.file->results[std::size_t(definition.results.first + i)];
    const std::string name(frame.file->spelled(result.name));
    const auto found = frame.values.find(name);
    if (found == frame.values.end()) throw Fault{"the body defines no " + name, result.place, frame.file};
    Axes shape = own_layout(found->second);
    if (result.has_shape)
      shape = axes(result.axes, frame);
    else if (i == 0)
      shape =
          machine.axes.canonical_union(shape, first_axes) == machine.axes.canonical(first_axes) ? first_axes : shape;
    try {
      keep(name, found->second, shape);
    } catch (Fault &fault) {
      if (!fault.file) fault.file = frame.file, fault.place = result.place;
      throw;
    }
  }
  for (const auto &[name, value] : statistics) outcome.statistics[name] = array(value, own_layout(value));
}

void Interpreter::differentiate() {
  const auto matching = [](const std::string &name, const Array &array, const Array &like) {
    if (array.shape != like.shape) fail(name + ": its shape is not that of what it belongs to");
  };
  std::map<int, Numbers> seeds;
  for (const auto &[name, cotangent] : request.cotangents) {
    const auto output = results.find(name);
    const auto statistic = statistics.find(name);
    if (output == results.end() && statistic == statistics.end())
      fail("there is no result " + name + " that a cotangent could be for");
    const bool is_output = output != results.end();
    matching("the cotangent of " + name, cotangent, is_output ? outcome.outputs[name] : outcome.statistics[name]);
    const int node = is_output ? output->second.first.node : statistic->second.node;
    if (node < 0) continue;
    Numbers &seed = seeds[node];
    if (seed.empty()) seed.assign(cotangent.data.size(), 0);
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] += cotangent.data[i];
  }
  if (!request.cotangents.empty()) {
    const std::vector<Numbers> cotangents = machine.tape.reverse(seeds);
    for (const auto &[name, value] : leaves)
      outcome.gradients[name] = {request.inputs.at(name).shape, cotangents[std::size_t(value.node)]};
  }
  if (request.tangents.empty()) return;
  seeds.clear();
  for (const auto &[name, tangent] : request.tangents) {
    const auto found = leaves.find(name);
    if (found == leaves.end())
      fail("there is no real array " + name + " among those passed that a tangent could be for");
    matching("the tangent of " + name, tangent, request.inputs.at(name));
    seeds[found->second.node] = tangent.data;
  }
  const std::vector<Numbers> tangents = machine.tape.forward(seeds);
  for (const auto &[name, result] : results) {
    Array &tangent = outcome.tangents[name];
    tangent = outcome.outputs[name];
    if (result.first.node >= 0)
      tangent.data = tangents[std::size_t(result.first.node)];
    else
      std::fill(tangent.data.begin(), tangent.data.end(), 0);
  }
}

void Interpreter::unknown_names() const {
  for (const auto &[name, array] : request.inputs) {
    if (taken.contains(name)) continue;
    std::string known;
    for (const ArgumentUsed &argument : outcome.arguments) known += (known.empty() ? "" : ", ") + argument.name;
    fail("nothing in the declaration is called " + name + "; it takes " + known);
  }
}

} // namespace norma::reference
