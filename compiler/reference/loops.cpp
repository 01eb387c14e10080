//===- loops.cpp - repeat, along and custom derivatives -------------------===//

#include "compiler/reference/interpreter.h"
#include "compiler/reference/reading.h"

namespace norma::reference {

namespace {

/// The names that a body updates: they are carried from one iteration to the next.
void updated(const dsl::File &file, dsl::Range block, std::set<std::string> &names) {
  for (dsl::Index i = block.first; i < block.first + block.count; ++i) {
    const dsl::Statement &node = file.statements[std::size_t(file.blocks[std::size_t(i)])];
    if (node.kind == dsl::StatementKind::assign) names.emplace(file.spelled(file.names[std::size_t(node.names.first)]));
    if (node.has_block) updated(file, node.block, names);
  }
}

} // namespace

void Interpreter::repeat(const dsl::Statement &node, Frame &frame) {
  const std::int64_t count = integral(evaluate(node.value, frame), "the count of a repetition");
  if (count < 0) fail("the count of a repetition is " + std::to_string(count) + "; it cannot be negative");
  for (std::int64_t i = 0; i < count; ++i) {
    Frame body;
    body.file = frame.file;
    body.parent = &frame;
    body.joint = frame.joint;
    body.stage = frame.stage;
    block(node.block, body, std::nullopt);
  }
}

void Interpreter::along(const dsl::Statement &node, Frame &frame) {
  const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  const Axis axis = machine.axes.find(name);
  if (axis < 0) fail("axis " + name + " is not known here");
  std::map<std::string, std::vector<Value>> defined;
  Frame body;
  body.file = frame.file;
  body.parent = &frame;
  body.joint = frame.joint;
  body.stage = frame.stage;
  body.along = axis;
  updated(*frame.file, node.block, body.carried);
  for (body.at = 0; body.at < machine.axes.extent(axis); ++body.at) {
    body.values.clear();
    block(node.block, body, std::nullopt);
    for (const auto &[key, value] : body.values) defined[key].push_back(value);
  }
  for (const auto &[key, slices] : defined) frame.values[key] = stack(machine, slices, axis);
}

/// The value yielded, with a derivative of the declaration's own in place of what was recorded.
Value Interpreter::with_backward(const dsl::Statement &node, Frame &frame, const Value &value, const Value &subject) {
  Value result = value;
  result.node = -1;
  if (rehearsing || subject.node < 0) return result;
  const std::string cotangent(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  const auto backward = [this, &node, snapshot = frame, cotangent, axes = value.axes, subject](const Numbers &from,
                                                                                               Numbers &to) {
    Frame inner = snapshot;
    machine.tape.recording = false;
    inner.values[cotangent] = constant(axes, from);
    const std::optional<Value> yielded = block(node.block, inner, std::nullopt);
    if (!yielded)
      throw Fault{"'backward' yields nothing; it must yield the cotangent of the subject", node.place, inner.file};
    const Value arrived = arranged(machine, *yielded, subject.axes);
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += (*arrived.data)[i];
  };
  const auto forward = [place = node.place, file = frame.file](const Numbers &, Numbers &) {
    throw Fault{"this declaration has a 'backward' of its own, which gives no tangents", place, file};
  };
  result.node = machine.tape.add(result.size(), {{subject.node, {}, {}, {}, forward, backward}});
  return result;
}

} // namespace norma::reference
