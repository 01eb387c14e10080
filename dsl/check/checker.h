//===- checker.h - the structural checks, their state and their parts -----===//
//
// One walk over each definition, top to bottom, with the names and axes known so far. All that needs no
// inference of axes or types is found here, by the C++ compiler for a literal and by the command for a file.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/check/builtins.h"
#include "dsl/check/reserved.h"
#include "dsl/check/signatures.h"
#include "dsl/diagnostic.h"
#include "dsl/near_miss.h"
#include "dsl/prelude/signatures.h"
#include "dsl/syntax/lexer.h"
#include "dsl/syntax/limits.h"

namespace norma::dsl {

/// What a file sees besides itself.
struct Surroundings {
  std::span<const Signature> imported = {}; ///< from `use`
  bool is_prelude = false;                  ///< the prelude itself is checked
  bool is_literal = false;                  ///< text inside C++: no `use`
};

enum class ValueKind : std::uint8_t { input, setting, let, stat, param, state, value_under_way, gradient };

struct Value {
  std::string_view name;
  ValueKind kind = ValueKind::let;
  Place place;
  bool fixed = false; ///< computed from settings alone
  int loop = 0;       ///< how many loops it was defined in
  bool updated = false;
};

/// A named or unnamed axis that may be used from here on. Packs keep their dots in `pack`.
struct KnownAxis {
  std::string_view name;
  bool pack = false;
  Place place;
  bool label = false;
  bool twin = false;  ///< `A'` may be written
  int split = -1;     ///< it is a factor of this split
  bool named = false; ///< scratch of the partition check
};

struct KnownSplit {
  Range sources; ///< in the file's axes
  Range factors; ///< in the file's factors
  Place place;
};

/// Where a statement or an expression stands.
enum class Where : std::uint8_t { norm, stage_block, repeat, along, backward, definition };
enum class Purpose : std::uint8_t { value, first_value, default_value, extent };

/// So many marks, none set. Filled one by one: the sized constructor of g++ 12's library is not for clang's constants.
using Marks = std::vector<char>;
constexpr Marks marks(std::size_t count) {
  Marks none_set;
  for (std::size_t i = 0; i < count; ++i) none_set.push_back(false);
  return none_set;
}

struct Checker {
  const File &file;
  Surroundings around;
  SignatureSet own;
  std::vector<Diagnostic> diagnostics;

  // Of the definition at hand.
  const Definition *definition = nullptr;
  std::vector<Value> values;
  std::vector<KnownAxis> axes;
  std::vector<KnownSplit> splits;
  std::vector<Place> partitions;
  std::vector<Text> prefixed; ///< names that `as` made
  bool has_default_area = false;
  bool split_failed = false;
  int loop = 0;

  constexpr Checker(const File &file, Surroundings around) : file(file), around(around), own(file) {}

  constexpr bool in_norm() const { return definition->kind == DefinitionKind::norm; }
  constexpr std::string_view spelled(Place place) const { return file.spelled(place); }
  constexpr const Expression &at(Index index) const { return file.expressions[std::size_t(index)]; }
  constexpr Diagnostic &error(Place place, Text message) {
    diagnostics.push_back({Diagnostic::error, std::move(message), place, {}});
    return diagnostics.back();
  }
  constexpr Diagnostic &warning(Place place, Text message) {
    diagnostics.push_back({Diagnostic::warning, std::move(message), place, {}});
    return diagnostics.back();
  }
  static constexpr Text quoted(std::string_view name) { return "'" + Text(name) + "'"; }

  // names.h
  constexpr const Value *find_value(std::string_view name) const;
  constexpr bool check_reserved(Place place, std::string_view name);
  constexpr void define(Place place, ValueKind kind, bool fixed = false);
  constexpr void define(std::string_view name, Place place, ValueKind kind, bool fixed);
  constexpr void unknown_name(Place place);
  constexpr void gradient_names();
  constexpr const Signature *find_definition(std::string_view name) const;

  // axes.h
  constexpr Text shown(const KnownAxis &axis) const;
  constexpr KnownAxis *find_axis(const AxisName &axis);
  constexpr KnownAxis *find_axis(std::string_view name, bool pack = false);
  constexpr bool know(const AxisName &axis, std::string_view what);
  constexpr void introduce(const AxisName &axis, bool label = false);
  constexpr void introduce_fresh(Place name, int split = -1);
  constexpr void distinct_axes(Range range, std::string_view what);
  constexpr void use_axes(Range range, std::string_view what);
  constexpr void bracket(Range range, std::string_view what);
  constexpr void check_split(const Statement &s);

  // partition.h
  struct NamedAxis {
    AxisName axis;
    int part = 0; ///< 0 over, 1 per, 2 jointly
  };
  struct Coverage {
    std::vector<Diagnostic> problems;
  };
  constexpr void check_partition(const Statement &s);
  constexpr void check_spans(Range spans);
  constexpr void check_filters(Range filters, bool partition);
  constexpr bool touched(const std::vector<NamedAxis> &named, std::string_view name, bool pack) const;
  constexpr void cover(const Statement &s, const std::vector<NamedAxis> &named, std::string_view name, bool pack,
                       Marks &reached, std::vector<Diagnostic> &problems);
  constexpr void missing(const Statement &s, const std::vector<NamedAxis> &named, std::string_view name, bool pack,
                         std::vector<Diagnostic> &problems);
  constexpr std::vector<Diagnostic> covers(const Statement &s, const std::vector<NamedAxis> &named, const Input &input);

  // expressions.h: whether it is computed from settings alone
  constexpr bool check(Index expression, Purpose purpose = Purpose::value);
  constexpr bool check_name(const Expression &e, Purpose purpose);
  constexpr bool check_coordinate(const Expression &e, Purpose purpose);
  constexpr bool check_picks(const Expression &e, Purpose purpose);
  constexpr bool check_call(const Expression &e, Purpose purpose, bool tuple = false);
  constexpr bool check_builtin(const Expression &e, const Builtin &builtin, Purpose purpose, bool tuple);
  constexpr bool check_arguments(const Expression &e, Purpose purpose, std::size_t from);
  constexpr void check_area(const Argument &argument);
  constexpr const Argument &argument(const Expression &e, Index i) const {
    return file.arguments[std::size_t(e.arguments.first + i)];
  }

  // calls.h
  constexpr void unknown_callee(Place place, std::string_view what);
  constexpr void match_arguments(const Expression *call, Place name, const Signature &signature, bool pipe);
  constexpr void check_stage(const Statement &s);
  constexpr const Signature *primitive(const Statement &s);
  constexpr void check_clauses(const Statement &s, const Signature *signature);
  constexpr void check_tracking(Index tracking, std::span<const ExportSignature> stats, std::string_view owner);
  constexpr void export_names(const Statement &s, const Signature &signature, std::string_view prefix);

  // statements.h
  constexpr void check_block(Range block, Where where);
  constexpr void check_statement(const Statement &s, Where where);
  constexpr bool belongs(const Statement &s, Where where);
  constexpr void check_yields(Range block, Where where, Place owner);
  constexpr void check_let(const Statement &s);
  constexpr void check_stat(const Statement &s);
  constexpr void check_first_value(const Statement &s);
  constexpr void check_update(const Statement &s, Where where);
  constexpr void check_loop(const Statement &s);

  // definitions.h
  constexpr void check_definition_names();
  constexpr void check_circles();
  struct CallOf {
    std::size_t caller = 0, callee = 0; ///< in the file's definitions
  };
  constexpr std::vector<CallOf> calls_of_definitions() const;
  constexpr bool reaches(const std::vector<CallOf> &calls, std::size_t from, std::size_t to, Marks &seen,
                         std::vector<std::size_t> &path) const;
  constexpr void check_header();
  constexpr void check_results_before();
  constexpr void check_results_after();
  constexpr void check_definition(const Definition &d);
  constexpr void run();
};

constexpr std::string_view kind_name(DefinitionKind kind) {
  switch (kind) {
  case DefinitionKind::norm:
    return "norm";
  case DefinitionKind::operation:
    return "operation";
  case DefinitionKind::recovery:
    return "recovery";
  case DefinitionKind::function:
    return "function";
  }
  return {};
}

constexpr std::string_view with_article(DefinitionKind kind) {
  switch (kind) {
  case DefinitionKind::norm:
    return "a norm";
  case DefinitionKind::operation:
    return "an operation";
  case DefinitionKind::recovery:
    return "a recovery";
  case DefinitionKind::function:
    return "a function";
  }
  return {};
}

constexpr std::string_view with_article(ValueKind kind) {
  switch (kind) {
  case ValueKind::input:
    return "an input";
  case ValueKind::setting:
    return "a setting";
  case ValueKind::let:
    return "a let";
  case ValueKind::stat:
    return "a stat";
  case ValueKind::param:
    return "a parameter";
  case ValueKind::state:
    return "a state";
  case ValueKind::value_under_way:
    return "the value under way";
  case ValueKind::gradient:
    return "the incoming gradient";
  }
  return {};
}

} // namespace norma::dsl
