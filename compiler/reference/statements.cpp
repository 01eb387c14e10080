//===- statements.cpp - statements in order -------------------------------===//

#include "compiler/reference/interpreter.h"
#include "compiler/reference/spectral.h"

#include <algorithm>

namespace norma::reference {

/// Runs the statements; gives what was yielded, if anything. `subject` is whose derivative a `backward` stands for.
std::optional<Value> Interpreter::block(dsl::Range range, Frame &frame, const std::optional<Value> &subject) {
  std::optional<Value> yielded;
  for (dsl::Index i = range.first; i < range.first + range.count; ++i) {
    const dsl::Statement &node = frame.file->statements[std::size_t(frame.file->blocks[std::size_t(i)])];
    try {
      if (node.kind == dsl::StatementKind::backward) {
        if (!yielded || !subject) fail("'backward' stands after the 'yield' of a stage's block");
        yielded = with_backward(node, frame, *yielded, *subject);
      } else if (auto value = statement(node, frame)) {
        yielded = value;
      }
    } catch (Fault &fault) {
      if (!fault.file) fault.file = frame.file, fault.place = node.place;
      throw;
    }
  }
  return yielded;
}

std::optional<Value> Interpreter::statement(const dsl::Statement &node, Frame &frame) {
  switch (node.kind) {
  case dsl::StatementKind::axis: {
    const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
    const std::int64_t extent = integral(evaluate(node.value, frame), "the extent of axis " + name);
    if (extent < 1) fail("the extent of axis " + name + " is " + std::to_string(extent) + "; it must be positive");
    const Axis known = machine.axes.find(name);
    machine.axes.set_extent(known < 0 ? machine.axes.define(name) : known, extent, "the declaration");
    return std::nullopt;
  }
  case dsl::StatementKind::split:
    split(node, frame);
    return std::nullopt;
  case dsl::StatementKind::partition:
    partition(node, frame);
    return std::nullopt;
  case dsl::StatementKind::operate:
  case dsl::StatementKind::recover:
    stage(node, frame);
    return std::nullopt;
  case dsl::StatementKind::let:
    let(node, frame);
    return std::nullopt;
  case dsl::StatementKind::stat:
    stat(node, frame);
    return std::nullopt;
  case dsl::StatementKind::param:
    param(node, frame);
    return std::nullopt;
  case dsl::StatementKind::state:
    state(node, frame);
    return std::nullopt;
  case dsl::StatementKind::assign:
    assign(node, frame);
    return std::nullopt;
  case dsl::StatementKind::repeat:
    repeat(node, frame);
    return std::nullopt;
  case dsl::StatementKind::along:
    along(node, frame);
    return std::nullopt;
  case dsl::StatementKind::yield:
    return evaluate(node.value, frame);
  case dsl::StatementKind::backward:
    break;
  }
  throw InternalError("a statement of no kind");
}

void Interpreter::split(const dsl::Statement &node, Frame &frame) {
  AxisTable &table = machine.axes;
  SplitRule rule;
  rule.sources = axes(node.axes, frame);
  const std::int64_t whole = table.extent(rule.sources);
  const std::string source = std::string(frame.file->spelled(frame.file->axes[std::size_t(node.axes.first)].place));
  std::int64_t product = 1;
  Axis open = -1;
  for (dsl::Index i = node.factors.first; i < node.factors.first + node.factors.count; ++i) {
    const dsl::Factor &factor = frame.file->factors[std::size_t(i)];
    const std::string name(frame.file->spelled(factor.axis));
    const Axis axis = table.define(name);
    table.set_order(axis, table.entry(rule.sources.front()).order +
                              1e-3 * double(i - node.factors.first + 1) / double(node.factors.count + 1));
    rule.factors.push_back(axis);
    if (factor.extent == dsl::none) {
      if (open >= 0) fail("two factors of " + source + " have no extent; only one can follow from the rest");
      open = axis;
      continue;
    }
    const std::int64_t extent = integral(evaluate(factor.extent, frame), "the extent of axis " + name);
    if (extent < 1) fail("the extent of axis " + name + " is " + std::to_string(extent) + "; it must be positive");
    table.set_extent(axis, extent, "the split");
    product *= extent;
  }
  if (open < 0 ? product != whole : whole % product != 0)
    fail("the extent of " + source + " is " + std::to_string(whole) + ", which " + std::to_string(product) +
         " does not divide" + (open < 0 ? " exactly once" : ""));
  if (open >= 0) table.set_extent(open, whole / product, "the split");
  table.splits.push_back(std::move(rule));
}

void Interpreter::partition(const dsl::Statement &node, Frame &frame) {
  if (stage_open) frame.joint.clear(), stage_open = false;
  AreaOver area = spans(node.spans, frame);
  filter(area, node.filters, frame);
  for (Axis axis : area.joint)
    if (!contains(frame.joint, axis)) frame.joint.push_back(axis);
  if (node.names.count > 0)
    frame.partitions[std::string(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]))] = area;
  else
    frame.area = area;
}

void Interpreter::let(const dsl::Statement &node, Frame &frame) {
  const auto name = [&](int i) {
    return std::string(frame.file->spelled(frame.file->names[std::size_t(node.names.first + i)]));
  };
  if (node.names.count == 1) {
    frame.values[name(0)] = evaluate(node.value, frame);
    return;
  }
  const dsl::Expression &call = frame.file->expressions[std::size_t(node.value)];
  if (call.kind != dsl::ExpressionKind::call || frame.file->spelled(call.text) != "eigen" || node.names.count != 2)
    fail("only eigen gives two values: let (u, l) = eigen(s)");
  const Value matrix = evaluate(argument(call, frame, 0).value, frame);
  const auto [vectors, values] = eigen_decomposed(machine, matrix, frame.joint);
  frame.values[name(0)] = vectors;
  frame.values[name(1)] = values;
}

void Interpreter::assign(const dsl::Statement &node, Frame &frame) {
  const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  Frame *owner = &frame;
  while (owner && !owner->values.contains(name)) owner = owner->parent;
  if (!owner) fail("nothing is called " + name + " here");
  const auto state = owner->states.find(name);
  if (state == owner->states.end()) {
    owner->values[name] = evaluate(node.value, frame);
    return;
  }
  if (!request.training) return;
  StateSlot &slot = slots[state->second];
  slot.value = arranged(machine, stopped(evaluate(node.value, frame)), slot.axes);
  owner->values[name] = canonical(machine, slot.value);
}

} // namespace norma::reference
