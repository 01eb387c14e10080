//===- elaborator.h - one walk over a norm --------------------------------===//
//
// The walk evaluates statements in order and appends nodes. Its parts are in the files named below, one idea
// each. A wrong value is the node -1, about which something has been said; nothing more is said about what is
// made of it.
//
// A setting that turns out to shape the kernel is noted in `structural`; the caller then walks again with it
// folded, until no new one is found.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/elaborate/axis_table.h"
#include "dsl/elaborate/detail/frame.h"
#include "dsl/elaborate/detail/graph.h"
#include "dsl/elaborate/elaborate.h"
#include "dsl/elaborate/elementwise_names.h"

#include <deque>
#include <span>

namespace norma::dsl::elaboration {

class Elaborator {
public:
  /// `files`: the norm's own first, then those that it sees, the prelude last.
  Elaborator(const std::vector<const File *> &files, const ElaborateOptions &options, std::set<std::string> structural)
      : structural(std::move(structural)), files(files), options(options) {}

  /// Walks over `norm`; the result is in `out`.
  void run(DefinitionReference norm);

  Elaborated out;
  std::vector<Diagnostic> diagnostics;
  std::set<std::string> structural; ///< settings that shape the kernel

private:
  DefinitionReference find_definition(std::string_view name) const;

  /// A setting of the norm.
  struct SettingValue {
    std::string name;
    std::optional<double> value;
    Scalar scalar = Scalar::real;
    bool folded = false;
  };
  /// An input whose values lead into an axis.
  struct Label {
    AxisId axis = -1;
    NodeId node = -1;
  };
  struct Block {
    NodeId yielded = -1;
    bool yields = false;
  };

  // detail/report.cpp
  void report(Diagnostic::Severity severity, const Frame &frame, Place place, std::string message,
              std::vector<Note> notes = {});
  NodeId error(const Frame &frame, Place place, std::string message, std::vector<Note> notes = {});
  Place here(const Frame &frame, Place place) const;
  static std::string_view spelled(const Frame &frame, Place place);

  // detail/settings.cpp
  void read_settings(Frame &frame, const Definition &norm);
  void list_structural_settings();
  /// The value of a node that is made of constants and settings; they become structural.
  std::optional<double> settings_value(NodeId node);
  bool made_of_settings(NodeId node) const;
  /// Makes all settings structural that the arithmetic of `node` reads; whether there is a new one.
  bool fold_settings_in(NodeId node);
  std::optional<std::int64_t> fold_integer(Frame &frame, Index expression, std::string_view what);

  // detail/axes.cpp
  void read_axes(Frame &frame, const Definition &norm);
  void collect_axis_statements(Frame &frame, Range block);
  void read_axis_extents(Frame &frame);
  AxisId declare_axis(Frame &frame, const std::string &name, AxisOrigin origin, Place place);
  void declare_merged_split(Frame &frame, const Statement &split, const AxisSet &sources);
  AxisSet declare_factors(Frame &frame, const Statement &split);
  void divide_extent(Frame &frame, const Statement &split, AxisSet &factors, std::optional<std::int64_t> whole);
  AxisId resolve_axis(Frame &frame, const AxisName &name, bool may_be_new = false);
  AxisId resolve_axis(Frame &frame, Place place, bool twin);
  AxisSet resolve_axes(Frame &frame, Range axes, bool may_be_new = false);
  static std::string axis_spelling(const Frame &frame, const AxisName &name);

  // detail/align.cpp
  bool align(const Frame &frame, std::vector<NodeId> &operands, Place place);
  bool read_labels(const Frame &frame, std::vector<NodeId> &operands, Place place);
  void align_splits(std::vector<NodeId> &operands);
  NodeId regroup(NodeId node, const MergedSplit &split, bool to_factors);
  NodeId seen_along(NodeId node);
  /// The value with the axes that `wanted` names, where a merged split gives the choice.
  NodeId view_for(NodeId node, const AxisSet &wanted);
  /// The value over the sources of merged splits.
  NodeId canonical(NodeId node);

  // detail/elementwise.cpp
  static std::string_view called(Scalar scalar);
  NodeId apply(const Frame &frame, std::string_view function, std::vector<NodeId> operands, Place place);
  bool agree_on_kinds(const Frame &frame, const ElementwiseFunction &function, std::vector<NodeId> &operands,
                      Place place);
  NodeId simplify_choice(std::span<const NodeId> operands);
  NodeId simplify_logic(std::string_view function, std::span<const NodeId> operands);
  NodeId to_real(const Frame &frame, NodeId node, Place place, std::string_view what);

  // detail/expressions.cpp
  NodeId evaluate(Frame &frame, Index expression);
  std::vector<NodeId> evaluate_all(Frame &frame, Index expression);
  std::vector<NodeId> evaluate_kind(Frame &frame, const Expression &expression);
  NodeId evaluate_number(const Frame &frame, const Expression &expression);
  NodeId evaluate_name(Frame &frame, const Expression &expression);
  NodeId evaluate_binary(Frame &frame, const Expression &expression);
  NodeId evaluate_pick(Frame &frame, const Expression &expression);
  NodeId evaluate_index(Frame &frame, const Pick &pick);
  void take_index_apart(AxisId axis, NodeId index, std::vector<PickAt> &picks, Place place);
  NodeId coordinate(AxisId axis, Place place);
  NodeId size_of(AxisId axis, Place place);

  // detail/areas.cpp
  ResolvedArea read_area(Frame &frame, Range spans, Range filters, Place place);
  void read_spans(Frame &frame, Range spans, ResolvedArea &area);
  void read_filters(Frame &frame, Range filters, ResolvedArea &area);
  /// The area that an argument states, if it states any.
  std::optional<ResolvedArea> area_of(Frame &frame, const Argument &argument);
  void run_partition(Frame &frame, const Statement &statement);

  // detail/aggregates.cpp
  static bool is_aggregate(std::string_view name);
  NodeId call_aggregate(Frame &frame, std::string_view name, const Expression &call);
  NodeId aggregate(Frame &frame, Node node, const ResolvedArea &area, std::string_view spelled, bool area_is_default);
  NodeId label_mask(Frame &frame, const ResolvedArea &area, const AxisSet &over, const AxisSet &operand, Place place);
  void warn_of_one_element(Frame &frame, const ResolvedArea &area, Place place, bool unbiased);

  // detail/calls.cpp
  std::vector<NodeId> call(Frame &frame, const Expression &expression);
  NodeId call_elementwise(Frame &frame, const ElementwiseFunction &function, const Expression &call);
  NodeId expand(Frame &frame, DefinitionReference definition, Range arguments, Place place, NodeId piped, Frame callee);
  std::vector<NodeId> plain_arguments(Frame &frame, const Expression &call, int least, int most,
                                      std::string_view usage);
  void unknown_callee(const Frame &frame, const Expression &call);

  // detail/builtins.cpp
  static bool is_builtin(std::string_view name);
  NodeId call_builtin(Frame &frame, std::string_view name, const Expression &call);
  NodeId call_size(Frame &frame, const Expression &call);
  NodeId call_narrow(Frame &frame, const Expression &call);
  NodeId call_random(Frame &frame, std::string_view name, const Expression &call);
  NodeId call_epsilon(Frame &frame, const Expression &call);
  int argument_named(Frame &frame, Index expression);

  // detail/matrices.cpp
  static bool is_matrix_function(std::string_view name);
  std::vector<NodeId> call_matrix(Frame &frame, std::string_view name, const Expression &call);
  NodeId transpose(const Frame &frame, NodeId operand, Place place);
  NodeId multiply_matrices(const Frame &frame, NodeId left, NodeId right, Place place);
  NodeId identity(const Frame &frame, Place place);
  AxisSet joint_candidates(const Frame &frame) const;
  /// Atoms of the joint axes along which `node` is a vector; for matrices also along their twins.
  std::optional<AxisSet> joint_of(const Frame &frame, NodeId node, bool plain, bool twin, Place place);

  // detail/statements.cpp
  Block run_block(Frame &frame, Range block);
  void run_statement(Frame &frame, const Statement &statement, Block &block);
  void run_let(Frame &frame, const Statement &statement);
  void run_param(Frame &frame, const Statement &statement);
  void run_state(Frame &frame, const Statement &statement);
  void run_assign(Frame &frame, const Statement &statement);
  bool define(Frame &frame, const std::string &name, Symbol symbol, Place place);
  void leave_in_norm(Frame &frame, const std::string &name, const Symbol &symbol, Place place);
  std::string full_name(const Frame &frame, std::string_view name) const;
  int add_argument(const Frame &frame, ElaboratedArgument argument);

  // detail/first_values.cpp
  BodyId first_value(Frame &frame, Index expression, const AxisSet &wanted, Scalar scalar, bool &draws);
  BodyId constant_value(double value, Scalar scalar);
  NodeId bring_into(const Frame &frame, BodyId body, NodeId node, std::map<NodeId, NodeId> &brought,
                    std::vector<NodeId> &order, Place place);

  // detail/statistics.cpp
  void run_stat(Frame &frame, const Statement &statement);
  void check_lacks_an_axis(Frame &frame, const Statement &statement, std::string_view name, NodeId value);
  NodeId track(Frame &frame, const Statement &statement, const std::string &name, NodeId own);
  NodeId running_value(Frame &frame, const Statement &statement, const std::string &name, NodeId feed, NodeId rate,
                       NodeId own);
  void warn_of_batch_axes(Frame &frame);

  // detail/loops.cpp
  struct Carried {
    std::string name;
    Symbol *outer = nullptr;
  };
  void collect_assigned(const Frame &frame, Range block, std::vector<std::string> &names) const;
  std::vector<Carried> carried_by(Frame &frame, Range block);
  void run_repeat(Frame &frame, const Statement &statement);
  void run_along(Frame &frame, const Statement &statement);
  Body run_loop_body(Frame &frame, Range block, const std::vector<Carried> &carried, std::vector<AxisSet> &axes,
                     const std::vector<std::string> &defined, BodyId &id);
  NodeId run_backward(Frame &frame, const Statement &statement, NodeId value);

  // detail/stages.cpp
  void run_stage(Frame &frame, const Statement &statement);
  DefinitionReference primitive_of(Frame &frame, Index expression) const;
  NodeId run_primitive(Frame &frame, const Statement &statement, DefinitionReference primitive, Frame inner);
  void set_under_way(Frame &frame, NodeId value, Place place);

  // detail/norm.cpp
  void read_inputs(Frame &frame, const Definition &norm);
  void choose_name_under_way(const Frame &frame, const Definition &norm);
  bool defines(const Frame &frame, Range block, std::string_view name) const;
  void run_norm_statement(Frame &frame, const Statement &statement);

  // detail/results.cpp
  void gather_results(Frame &frame, const Definition &norm);
  void add_output(Frame &frame, const Result *written, const std::string &name, Place place);
  std::optional<AxisSet> result_axes(Frame &frame, const Result *written, std::string_view name, NodeId node,
                                     Place place);
  void add_states();

  const std::vector<const File *> &files;
  const ElaborateOptions &options;
  AxisTable axes{out.axes, out.merged};
  Graph graph{out};
  std::deque<Scope> scopes;
  std::vector<const Definition *> expanding;
  std::vector<SettingValue> settings;
  std::vector<Label> labels;
  std::set<std::string> header_axes; ///< spelled in the brackets of inputs
  std::vector<const Statement *> splits, axis_statements;
  std::vector<AxisId> along;            ///< loops that the walk is in
  std::map<int, NodeId> argument_nodes; ///< the node of an argument in `main`
  std::map<int, NodeId> new_states;     ///< the last value of a state argument
  std::set<int> running;                ///< state arguments of tracked statistics
  std::optional<AxisSet> drawn_axes;    ///< in a first value: the axes of what it is for
  bool has_drawn = false;
  int depth = 0;         ///< of the expression at hand, definitions expanded
  bool too_many = false; ///< values; said once
  std::string under_way;
  AxisSet first_result_axes; ///< atoms that the value under way may have
  bool stage_open = false;   ///< an `operate` or `recover` has followed the last partition
  AxisSet unnamed_joint;
};

/// Drops what nothing needs and brings arguments into the order of their roles.
void prune(Elaborated &elaborated);

} // namespace norma::dsl::elaboration
