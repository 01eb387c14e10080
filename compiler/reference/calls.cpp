//===- calls.cpp - what is built in ---------------------------------------===//

#include "compiler/reference/elementary.h"
#include "compiler/reference/interpreter.h"
#include "compiler/reference/matrices.h"
#include "compiler/reference/random.h"
#include "compiler/reference/rounding.h"

#include <limits>

namespace norma::reference {

const dsl::Argument &Interpreter::argument(const dsl::Expression &node, const Frame &frame, int number) const {
  if (number >= node.arguments.count)
    fail(std::string(frame.file->spelled(node.text)) + " takes more than " + std::to_string(node.arguments.count) +
         " arguments");
  return frame.file->arguments[std::size_t(node.arguments.first + number)];
}

Value Interpreter::call(const dsl::Expression &node, Frame &frame) {
  const std::string callee(frame.file->spelled(node.text));
  const auto operand = [&](int number) { return evaluate(argument(node, frame, number).value, frame); };
  if (const Found found = find(callee); found.definition) {
    if (node.arguments.count == 0) fail(callee + " needs its subject as the first argument");
    const dsl::Argument &first = argument(node, frame, 0);
    StageCall stage;
    const std::optional<AreaOver> area = area_of(first, frame);
    if (first.filters.count > 0 && area && !area->per.empty()) stage.per = area->per;
    return call_definition(found, node, frame, std::nullopt, area, &stage);
  }
  if (callee == "where") return where(node, frame);
  if (callee == "stop_gradient") return stopped(operand(0));
  if (callee == "narrow") return narrowed(node, frame);
  if (callee == "epsilon") return constant(std::numeric_limits<double>::epsilon());
  if (callee == "size") {
    const dsl::Expression &of = frame.file->expressions[std::size_t(argument(node, frame, 0).value)];
    const Axis axis = machine.axes.find(frame.file->spelled(of.place));
    if (axis < 0) fail("size takes an axis; " + std::string(frame.file->spelled(of.place)) + " is none");
    return constant(double(machine.axes.extent(axis)));
  }
  if (callee == "normal" || callee == "uniform") return draw(callee, node, frame);
  if (is_aggregate(callee) && !(node.arguments.count > 1 && elementary(callee, std::size_t(node.arguments.count))))
    return aggregate_call(callee, node, frame);
  if (const Elementary *function = elementary(callee, std::size_t(node.arguments.count))) {
    std::vector<Value> operands;
    for (int i = 0; i < node.arguments.count; ++i) operands.push_back(operand(i));
    return apply(machine, *function, operands);
  }
  if (is_elementary(callee)) fail(callee + " does not take " + std::to_string(node.arguments.count) + " arguments");
  if (auto result = matrix_call(callee, node, frame)) return *result;
  fail("no function is called " + callee);
}

/// Rounded to the type of the second argument; to derivatives the same value.
Value Interpreter::narrowed(const dsl::Expression &node, Frame &frame) {
  Value value = evaluate(argument(node, frame, 0).value, frame);
  const dsl::Expression &like = frame.file->expressions[std::size_t(argument(node, frame, 1).value)];
  const std::string name(frame.file->spelled(like.place));
  const auto type = request.stored_as.find((frame.stage ? frame.stage->prefix : "") + name);
  if (type == request.stored_as.end() || type->second == Storage::f64) return value;
  Numbers numbers = *value.data;
  for (double &number : numbers) number = rounded(number, type->second);
  value.data = std::make_shared<const Numbers>(std::move(numbers));
  value.spectral = nullptr;
  return value;
}

/// The value as a constant to every derivative.
Value Interpreter::stopped(Value value) {
  if (stops && stops->replaying) return constant(value.axes, stops->values.at(stops->next++));
  if (stops) stops->values.push_back(*value.data);
  value.node = -1;
  value.spectral = nullptr;
  return value;
}

std::optional<Value> Interpreter::matrix_call(std::string_view callee, const dsl::Expression &node, Frame &frame) {
  const auto operand = [&](int number) { return evaluate(argument(node, frame, number).value, frame); };
  if (callee == "trace") return trace(machine, operand(0), frame.joint);
  if (callee == "cholesky" || callee == "sqrt_symmetric")
    return matrix_function(machine, callee, operand(0), frame.joint);
  if (callee == "solve")
    return multiplied(machine, matrix_function(machine, "inverse", operand(0), frame.joint), operand(1), frame.joint);
  if (callee == "lyapunov_solve") return lyapunov_solved(machine, operand(0), operand(1), frame.joint);
  return std::nullopt;
}

Value Interpreter::aggregate_call(std::string_view callee, const dsl::Expression &node, Frame &frame) {
  const dsl::Argument &first = argument(node, frame, 0);
  const Value subject = evaluate(first.value, frame);
  const std::optional<AreaOver> area = area_of(first, frame);
  if (!area) fail("no partition is in force here; write " + std::string(callee) + "(… over (…))");
  AggregateOptions options;
  options.quiet = rehearsing;
  if (node.arguments.count > 1) {
    const dsl::Argument &second = argument(node, frame, 1);
    const dsl::Expression &written = frame.file->expressions[std::size_t(second.value)];
    if (callee == "var") {
      if (frame.file->spelled(written.place) != "unbiased") fail("the second argument of var can only be 'unbiased'");
      options.unbiased = true;
    } else {
      options.number = single(evaluate(second.value, frame), "the second argument of " + std::string(callee));
    }
  }
  return aggregate(machine, callee, subject, *area, options);
}

/// A condition without axes chooses a side as a whole, as the compiler folds it.
Value Interpreter::where(const dsl::Expression &node, Frame &frame) {
  if (node.arguments.count != 3) fail("where takes a condition and two values");
  std::vector<Value> operands;
  for (int i = 0; i < 3; ++i) operands.push_back(evaluate(argument(node, frame, i).value, frame));
  if (operands[0].axes.empty()) {
    const Value &taken = operands[0][0] != 0 ? operands[1] : operands[2];
    return arranged(machine, taken, machine.axes.canonical_union(operands[1].axes, operands[2].axes));
  }
  return apply(machine, *elementary("where", 3), operands);
}

Value Interpreter::draw(std::string_view callee, const dsl::Expression &node, Frame &frame) {
  if (!drawing) fail(std::string(callee) + " stands in first values only");
  if (node.arguments.count != 2) fail(std::string(callee) + " takes two arguments");
  Numbers numbers(std::size_t(machine.axes.extent(drawing->axes)));
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = (callee == "normal" ? normal_draw : uniform_draw)(request.seed, drawing->stream, i);
  drawing->stream = stream_of(std::to_string(drawing->stream));
  const Value drawn = canonical(machine, constant(drawing->axes, std::move(numbers)));
  const Value a = evaluate(argument(node, frame, 0).value, frame);
  const Value b = evaluate(argument(node, frame, 1).value, frame);
  const Value scale = callee == "normal" ? b : apply(machine, "subtract", b, a);
  return apply(machine, "add", a, apply(machine, "multiply", scale, drawn));
}

} // namespace norma::reference
