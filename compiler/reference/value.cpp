//===- value.cpp - rearranging values -------------------------------------===//

#include "compiler/reference/value.h"
#include "compiler/reference/fault.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace norma::reference {

Value constant(Axes axes, Numbers data) {
  return {std::move(axes), std::make_shared<const Numbers>(std::move(data)), -1, nullptr};
}

Value arranged(Machine &machine, const Value &value, const Axes &axes) {
  if (value.axes == axes) return value;
  for (Axis axis : value.axes)
    if (!machine.axes.derivable(axis, axes)) fail("axis " + machine.axes.name(axis) + " has no place in this value");
  const Offsets reads = machine.axes.offsets(value.axes, axes);
  Numbers data(reads.size());
  Link link{value.node, {}, {}, {}, {}, {}};
  bool whole = true;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    if (reads[i] < 0)
      whole = false;
    else
      data[i] = value[reads[i]];
  }
  if (value.node >= 0 && whole) link.in = reads;
  if (value.node >= 0 && !whole)
    for (std::size_t i = 0; i < reads.size(); ++i)
      if (reads[i] >= 0) link.out.push_back(std::int64_t(i)), link.in.push_back(reads[i]);
  if (value.node >= 0 && link.in.empty()) link.parent = -1;
  Value result = constant(axes, std::move(data));
  result.node = machine.tape.add(result.size(), {std::move(link)});
  return result;
}

Value canonical(Machine &machine, const Value &value) {
  return arranged(machine, value, machine.axes.canonical(value.axes));
}

Value exposing(Machine &machine, const Value &value, Axis axis) {
  const std::optional<Axes> axes = machine.axes.exposing(value.axes, axis);
  if (!axes) fail("the value has no axis " + machine.axes.name(axis));
  return arranged(machine, value, *axes);
}

Value renamed(const Value &value, Axis from, Axis to) {
  Value result = value;
  std::replace(result.axes.begin(), result.axes.end(), from, to);
  return result;
}

Value transposed(Machine &machine, const Value &value, const Axes &joint) {
  if (joint.empty()) fail("nothing is joint here; a transpose needs a partition with 'jointly'");
  Value result = value;
  bool swapped = false;
  for (Axis axis : joint) {
    const Axis twin = machine.axes.find(machine.axes.name(axis) + "'");
    if (const auto axes = machine.axes.exposing(result.axes, axis)) result = arranged(machine, result, *axes);
    const bool plain = contains(result.axes, axis), primed = contains(result.axes, twin);
    if (!plain && !primed) continue;
    swapped = true;
    for (Axis &at : result.axes) at = at == axis ? twin : at == twin ? axis : at;
  }
  if (!swapped) fail("the value has no joint axis to transpose");
  return canonical(machine, result);
}

double single(const Value &value, const std::string &what) {
  if (!value.axes.empty()) fail(what + " must be one number; it has axes");
  return value[0];
}

std::int64_t integral(const Value &value, const std::string &what) {
  const double number = single(value, what);
  if (number != std::floor(number)) {
    std::string spelled = std::to_string(number);
    while (spelled.back() == '0') spelled.pop_back();
    fail(what + " is " + spelled + "; an integer is wanted");
  }
  return std::int64_t(number);
}

} // namespace norma::reference
