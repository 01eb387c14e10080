//===- arguments.cpp - what the call passes -------------------------------===//

#include "compiler/reference/interpreter.h"
#include "compiler/reference/random.h"

#include <algorithm>
#include <cmath>

namespace norma::reference {

const Array *Interpreter::passed(const std::string &name) {
  const auto found = request.inputs.find(name);
  if (found == request.inputs.end()) return nullptr;
  taken.insert(name);
  return &found->second;
}

/// The array as a value over its declared axes; whatever extents it tells become known.
Value Interpreter::bind(const std::string &name, const Axes &axes, const Array &array) {
  std::int64_t size = 1;
  for (std::int64_t extent : array.shape) size *= extent;
  if (size != std::int64_t(array.data.size()))
    fail(name + ": its shape counts " + std::to_string(size) + " elements, its data " +
         std::to_string(array.data.size()));
  const auto packs = std::count_if(axes.begin(), axes.end(), [&](Axis axis) { return machine.axes.entry(axis).pack; });
  const std::int64_t rank = std::int64_t(array.shape.size()), plain = std::int64_t(axes.size()) - packs;
  if (packs == 0 ? rank != plain : rank < plain)
    fail(name + ": its rank is " + std::to_string(rank) + ", " + (packs ? "at least " : "") + std::to_string(plain) +
         " is wanted");
  std::size_t next = 0;
  for (Axis axis : axes) {
    if (!machine.axes.entry(axis).pack) {
      machine.axes.set_extent(axis, array.shape[next++], name);
      continue;
    }
    std::size_t count = std::size_t(rank - plain);
    if (packs > 1) {
      if (!machine.axes.known(axis)) fail(name + ": two packs of axes, neither known before");
      count = machine.axes.pack_extents(axis).size();
    }
    machine.axes.set_pack(
        axis, Extents(array.shape.begin() + std::ptrdiff_t(next), array.shape.begin() + std::ptrdiff_t(next + count)),
        name);
    next += count;
  }
  return constant(axes, array.data);
}

void Interpreter::used(const std::string &name, ArgumentRole role, const Value &value, const Axes &axes, bool passed,
                       bool real) {
  if (rehearsing) return;
  outcome.arguments.push_back({name, role, array(value, axes), passed, real});
}

Value Interpreter::leaf(const std::string &name, const Value &bound) {
  if (!machine.tape.recording) return canonical(machine, bound);
  if (const auto known = leaves.find(name); known != leaves.end()) return canonical(machine, known->second);
  Value result = bound;
  result.node = machine.tape.leaf(bound.size());
  leaves[name] = result;
  return canonical(machine, result);
}

void Interpreter::setting(const dsl::Setting &node, Frame &frame) {
  const std::string name(frame.file->spelled(node.name));
  if (const auto given = request.settings.find(name); given != request.settings.end()) {
    frame.values[name] = constant(given->second);
    return;
  }
  if (node.value == dsl::none) throw Fault{"setting " + name + " has no value; pass one", node.name, frame.file};
  frame.values[name] = evaluate(node.value, frame);
}

void Interpreter::inputs(const dsl::Definition &definition, Frame &frame) {
  const auto each = [&](auto visit) {
    for (dsl::Index i = definition.inputs.first; i < definition.inputs.first + definition.inputs.count; ++i) {
      const dsl::Input &input = frame.file->inputs[std::size_t(i)];
      try {
        visit(input, std::string(frame.file->spelled(input.name)), axes(input.axes, frame, true));
      } catch (Fault &fault) {
        if (!fault.file) fault.file = frame.file, fault.place = input.place;
        throw;
      }
    }
  };
  const auto is_label = [&](const dsl::Input &input) {
    const std::string_view type = frame.file->spelled(input.type);
    return !type.empty() && type != "int" && type != "bool";
  };
  each([&](const dsl::Input &input, const std::string &name, const Axes &axes) {
    const Array *given = passed(name);
    if (!given && input.value == dsl::none) fail("input " + name + " is missing; pass an array for it");
    if (!given) return;
    const Value bound = bind(name, axes, *given);
    if (!input.type.empty())
      for (double number : given->data)
        if (number != std::floor(number)) fail(name + ": it holds " + std::to_string(number) + "; integers are wanted");
    used(name, ArgumentRole::input, bound, axes, true, input.type.empty());
    frame.values[name] = input.type.empty() ? leaf(name, bound) : canonical(machine, bound);
  });
  each([&](const dsl::Input &input, const std::string &name, const Axes &axes) {
    if (!frame.values.contains(name)) {
      frame.values[name] = first_value(input.value, frame, axes, name);
      used(name, ArgumentRole::input, arranged(machine, frame.values[name], axes), axes, false, input.type.empty());
    }
    if (!is_label(input)) return;
    const std::string type(frame.file->spelled(input.type));
    const Axis known = machine.axes.find(type);
    const Axis axis = known < 0 ? machine.axes.define(type) : known;
    const Value labels = frame.values[name];
    machine.axes.labels.push_back({name, axis, labels.axes, *labels.data});
    if (const auto given = request.extents.find(type); given != request.extents.end())
      machine.axes.set_extent(axis, given->second, "the extents given");
  });
  label_extents(definition, frame);
}

/// A label's axis has its extent from a parameter or state that is passed, else it ends at the greatest label.
void Interpreter::label_extents(const dsl::Definition &definition, const Frame &frame) {
  const dsl::File &file = *frame.file;
  const auto tell = [&](const std::string &name, dsl::Range brackets) {
    const auto given = request.inputs.find(name);
    if (given == request.inputs.end() || std::size_t(brackets.count) != given->second.shape.size()) return;
    for (const LabelRule &label : machine.axes.labels)
      for (dsl::Index i = 0; i < brackets.count; ++i)
        if (file.spelled(file.axes[std::size_t(brackets.first + i)].place) == machine.axes.name(label.axis))
          machine.axes.set_extent(label.axis, given->second.shape[std::size_t(i)], name);
  };
  const std::function<void(dsl::Range)> search = [&](dsl::Range statements) {
    for (dsl::Index i = statements.first; i < statements.first + statements.count; ++i) {
      const dsl::Statement &node = file.statements[std::size_t(file.blocks[std::size_t(i)])];
      const bool holds = node.kind == dsl::StatementKind::param || node.kind == dsl::StatementKind::state;
      if (holds && node.has_shape) {
        const std::string name(file.spelled(file.names[std::size_t(node.names.first)]));
        tell(name, node.axes);
        tell("state_" + name, node.axes);
      }
      if (node.has_block) search(node.block);
      std::string prefix;
      dsl::Range per;
      for (dsl::Index c = node.clauses.first; c < node.clauses.first + node.clauses.count; ++c) {
        const dsl::Clause &clause = file.clauses[std::size_t(c)];
        if (clause.kind == dsl::ClauseKind::as) prefix = std::string(file.spelled(clause.name)) + "_";
        if (clause.kind == dsl::ClauseKind::per) per = clause.axes;
      }
      const Found callee = per.count > 0 && node.value != dsl::none
                               ? find(file.spelled(file.expressions[std::size_t(node.value)].text))
                               : Found{};
      if (!callee.definition) continue;
      for (dsl::Index b = callee.definition->body.first;
           b < callee.definition->body.first + callee.definition->body.count; ++b) {
        const dsl::Statement &inner = callee.file->statements[std::size_t(callee.file->blocks[std::size_t(b)])];
        if (inner.kind == dsl::StatementKind::param && !inner.has_shape)
          tell(prefix + std::string(callee.file->spelled(callee.file->names[std::size_t(inner.names.first)])), per);
      }
    }
  };
  search(definition.body);
  for (const LabelRule &label : machine.axes.labels) {
    if (machine.axes.known(label.axis)) continue;
    const double greatest = label.labels.empty() ? 0 : *std::max_element(label.labels.begin(), label.labels.end());
    machine.axes.set_extent(label.axis, std::max<std::int64_t>(1, std::int64_t(greatest) + 1), label.name);
  }
}

/// First values are constants: nothing in them is differentiated, and they may draw.
Value Interpreter::first_value(dsl::Index index, Frame &frame, const Axes &axes, const std::string &name) {
  const bool recording = machine.tape.recording;
  machine.tape.recording = false;
  drawing = FirstValue{axes, stream_of(name)};
  const Value value = arranged(machine, evaluate(index, frame), machine.axes.canonical(axes));
  drawing.reset();
  machine.tape.recording = recording;
  return value;
}

void Interpreter::param(const dsl::Statement &node, Frame &frame) {
  const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  const std::string called = (frame.stage ? frame.stage->prefix : "") + name;
  Axes shape;
  if (node.has_shape)
    shape = axes(node.axes, frame, true);
  else if (frame.stage && frame.stage->per)
    shape = *frame.stage->per;
  else if (frame.stage)
    fail("parameter " + name + " has the axes of the call's 'per', and the call has none");
  Value value;
  if (const Array *given = passed(called)) {
    const Value bound = bind(called, shape, *given);
    used(called, ArgumentRole::parameter, bound, shape, true, true);
    value = leaf(called, bound);
  } else {
    value = first_value(node.value, frame, shape, called);
    used(called, ArgumentRole::parameter, arranged(machine, value, shape), shape, false, true);
  }
  frame.values[name] = value;
  if (frame.stage) frame.stage->exported[called] = value;
}

void Interpreter::state(const dsl::Statement &node, Frame &frame) {
  const std::string name(frame.file->spelled(frame.file->names[std::size_t(node.names.first)]));
  const std::string called = (frame.stage ? frame.stage->prefix : "") + name;
  const Axes shape = node.has_shape                    ? axes(node.axes, frame, true)
                     : frame.stage && frame.stage->per ? *frame.stage->per
                                                       : Axes{};
  const Array *given = passed("state_" + called);
  if (!given) given = passed(called);
  const Value bound = given ? bind("state_" + called, shape, *given)
                            : arranged(machine, first_value(node.value, frame, shape, called), shape);
  used("state_" + called, ArgumentRole::state, bound, shape, given != nullptr, node.type.empty());
  slots.push_back({called, shape, bound});
  frame.values[name] = canonical(machine, bound);
  frame.states[name] = slots.size() - 1;
  if (!frame.stage) return;
  frame.stage->exported[called] = frame.values[name];
  frame.stage->exported_states[called] = slots.size() - 1;
}

} // namespace norma::reference
