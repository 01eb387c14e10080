//===- interpreter.h - the walk over a parsed file ------------------------===//
//
// Internal to the reference. One interpreter evaluates one request: names live in frames, arrays of the
// call are bound to axes when their declaration is met, and primitive operations are left to the
// functions on values.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "compiler/reference/aggregate.h"
#include "compiler/reference/evaluate.h"
#include "compiler/reference/fault.h"
#include "compiler/reference/value.h"

#include <functional>
#include <optional>
#include <set>

namespace norma::reference {

/// A statistic of the stage at hand that is tracked.
struct TrackedStat {
  std::string name; ///< as exported
  Value own;
  std::optional<Value> first;
};

/// What a stage tells the definition that it calls.
struct StageCall {
  std::optional<Axes> per;
  std::string prefix; ///< of `as group`: `group_`
  const dsl::Tracking *tracking = nullptr;
  const dsl::File *file = nullptr;            ///< whose `tracking` it is
  std::map<std::string, Value> running;       ///< by the statistic's own name: read in place of it
  std::map<std::string, TrackedStat> tracked; ///< by its own name
  std::map<std::string, Value> exported;
  std::map<std::string, std::size_t> exported_states;
};

/// Names of one scope, and what holds where it is.
struct Frame {
  const dsl::File *file = nullptr;
  Frame *parent = nullptr; ///< around the body of a loop
  std::map<std::string, Value> values;
  std::map<std::string, std::size_t> states; ///< which names are states, and which one in `Interpreter::slots`
  std::map<std::string, AreaOver> partitions;
  std::optional<AreaOver> area; ///< the default
  Axes joint;
  StageCall *stage = nullptr; ///< in a definition's body
  Axis along = -1;            ///< in the body of `along`: the axis, where it is, and what it carries
  std::int64_t at = 0;
  std::set<std::string> carried;
};

/// A state: where its new value goes.
struct StateSlot {
  std::string name;
  Axes axes; ///< as declared
  Value value;
};

/// What `stop_gradient` and states gave, in order: written down by one evaluation, read by others, so that a
/// difference sees as constant what the derivative sees as constant.
struct Stops {
  bool replaying = false;
  std::size_t next = 0;
  std::vector<Numbers> values;
};

class Interpreter {
public:
  explicit Interpreter(const Request &request, Stops *stops = nullptr);

  /// Fills in the outcome or throws a Fault.
  Outcome run();
  const dsl::File *main_file() const { return files.front(); }

private:
  const Request &request;
  std::vector<const dsl::File *> files;
  Machine machine;
  Outcome outcome;
  std::vector<StateSlot> slots;
  std::map<std::string, Value> leaves;     ///< what is differentiated, in declared order
  std::map<std::string, Value> statistics; ///< by exported name
  std::map<std::string, std::pair<Value, Axes>> results;
  std::set<std::string> taken; ///< arrays of the request that something has asked for
  bool rehearsing = false;     ///< a run for axes alone: nothing is reported, no variance complains
  struct FirstValue {
    Axes axes;
    std::uint64_t stream;
  };
  std::optional<FirstValue> drawing; ///< what `normal` and `uniform` draw for

  // definitions.cpp
  struct Found {
    const dsl::Definition *definition = nullptr;
    const dsl::File *file = nullptr;
  };
  Found find(std::string_view name) const;
  Value call_definition(const Found &found, const dsl::Expression &call, Frame &caller,
                        const std::optional<Value> &subject, std::optional<AreaOver> area, StageCall *stage);

  // expressions.cpp
  Value evaluate(dsl::Index index, Frame &frame);
  Value expression(const dsl::Expression &node, Frame &frame);
  Value binary(const dsl::Expression &node, Frame &frame);
  Value name(std::string_view spelled, Frame &frame);
  Value seen(Value value, const Frame &from, const Frame *until, const std::string &name);

  // calls.cpp
  Value call(const dsl::Expression &node, Frame &frame);
  std::optional<Value> matrix_call(std::string_view callee, const dsl::Expression &node, Frame &frame);
  Value aggregate_call(std::string_view callee, const dsl::Expression &node, Frame &frame);
  Value where(const dsl::Expression &node, Frame &frame);
  Value narrowed(const dsl::Expression &node, Frame &frame);
  Value draw(std::string_view callee, const dsl::Expression &node, Frame &frame);
  const dsl::Argument &argument(const dsl::Expression &node, const Frame &frame, int number) const;

  // areas.cpp
  AreaOver spans(dsl::Range range, Frame &frame);
  void filter(AreaOver &area, dsl::Range filters, Frame &frame);
  std::optional<AreaOver> area_of(const dsl::Argument &argument, Frame &frame);
  Axis axis(const dsl::AxisName &name, const Frame &frame, bool may_define = false);
  Axes axes(dsl::Range range, const Frame &frame, bool may_define = false);

  // statements.cpp
  std::optional<Value> block(dsl::Range range, Frame &frame, const std::optional<Value> &subject);
  std::optional<Value> statement(const dsl::Statement &node, Frame &frame);
  void split(const dsl::Statement &node, Frame &frame);
  void partition(const dsl::Statement &node, Frame &frame);
  void let(const dsl::Statement &node, Frame &frame);
  void assign(const dsl::Statement &node, Frame &frame);
  void repeat(const dsl::Statement &node, Frame &frame);
  void along(const dsl::Statement &node, Frame &frame);
  Value with_backward(const dsl::Statement &node, Frame &frame, const Value &value, const Value &subject);

  // stages.cpp
  void stage(const dsl::Statement &node, Frame &frame);
  std::optional<Value> primitive(const dsl::Statement &node, Frame &frame, const Value &subject);
  void rehearse(Frame &frame, const std::function<void(Frame &, StageCall &)> &run, StageCall &call);

  // statistics.cpp
  void stat(const dsl::Statement &node, Frame &frame);
  const dsl::Feed *feed_of(const dsl::Tracking &tracking, const dsl::File &file, const std::string &name,
                           bool &selected) const;
  void track(const TrackedStat &stat, const Value &feed, double rate);
  std::optional<Value> running(const std::string &name, const Value &feed);

  // arguments.cpp
  Value bind(const std::string &name, const Axes &axes, const Array &array);
  const Array *passed(const std::string &name);
  void setting(const dsl::Setting &node, Frame &frame);
  void inputs(const dsl::Definition &definition, Frame &frame);
  void label_extents(const dsl::Definition &definition, const Frame &frame);
  void param(const dsl::Statement &node, Frame &frame);
  void state(const dsl::Statement &node, Frame &frame);
  Value first_value(dsl::Index index, Frame &frame, const Axes &axes, const std::string &name);
  void used(const std::string &name, ArgumentRole role, const Value &value, const Axes &axes, bool passed, bool real);
  Value leaf(const std::string &name, const Value &bound);

  // results.cpp
  Axes own_layout(const Value &value) const;
  Array array(const Value &value, const Axes &axes);
  void collect(const dsl::Definition &definition, Frame &frame);
  void differentiate();
  void unknown_names() const;

  std::string under_way; ///< the name of the value under way
  bool stage_open = false;
  Stops *stops; ///< may be null
  Value stopped(Value value);
};

/// The entry with a record of what counts as constant.
Outcome evaluate(const Request &request, Stops *stops);

} // namespace norma::reference
