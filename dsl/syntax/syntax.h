//===- syntax.h - a parsed file as plain, index-linked values -------------===//
//
// What the parser fills and everybody else reads: the printer, the checker, the elaborator and the
// reference evaluator. A node refers to others by index, a list is a range in the pool of its element
// type, and all text is a place in the source, so that the same structure serves at run time
// (growing pools) and in constants (fixed pools).
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dsl/syntax/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace norma::dsl {

/// Half-open range of byte offsets in the source text; empty where nothing was written.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr bool empty() const { return begin == end; }
  constexpr bool operator==(const Place &) const = default;
};

/// Index of a node in its pool; `none` where the grammar's optional part is absent.
using Index = std::int32_t;
inline constexpr Index none = -1;

/// `count` consecutive elements of one pool, beginning at `first`.
struct Range {
  Index first = 0;
  Index count = 0;
};

/// `C`, `C'`, `...` or `S...`. `name` covers the letters alone and is empty for `...`.
struct AxisName {
  Place place;
  Place name;
  bool twin = false;
  bool pack = false;
};

enum class ExpressionKind : std::uint8_t {
  number,      ///< `text` is its spelling; converted at elaboration, never before
  boolean,     ///< `true` or `false`
  name,        ///< a value's or a setting's name
  axis,        ///< the coordinate along an axis, `twin` for `D'`
  call,        ///< `text` is the callee (`norm` and `where` included), `arguments` the rest
  pick,        ///< `left[picks]`, reading elsewhere
  transpose,   ///< `left'`
  negate,      ///< `-left`
  logical_not, ///< `not left`
  binary       ///< `left op right`
};

enum class Operator : std::uint8_t {
  none,
  add,
  subtract,
  multiply,
  divide,
  matmul,
  power,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or
};

struct Expression {
  ExpressionKind kind = ExpressionKind::number;
  Operator op = Operator::none;
  bool twin = false;
  Place place; ///< all of it
  Place text;  ///< the number, name, axis, callee or operator token
  Index left = none;
  Index right = none;
  Range arguments; ///< in `arguments`, for a call
  Range picks;     ///< in `picks`
};

/// `A = value` inside brackets.
struct Pick {
  AxisName axis;
  Index value = none;
};

/// One axis of `over (…)`: `N`, `C within -2 .. 2`, `T within .. 0`, `N across replicas`.
struct Span {
  AxisName axis;
  bool within = false;
  Index low = none;  ///< none: open
  Index high = none; ///< none: open
  bool across_replicas = false;
};

enum class FilterKind : std::uint8_t { where, weighted_by, per, jointly };

struct Filter {
  FilterKind kind = FilterKind::where;
  Place place;
  Index value = none; ///< for where, weighted_by
  Range axes;         ///< in `axes`, for per, jointly
};

/// What follows `over`: a named partition or axes in parentheses.
struct Area {
  bool present = false;
  Place place;
  Place partition; ///< the name, empty where spans are given
  Range spans;     ///< in `spans`
};

struct Argument {
  Place name; ///< of `name = value`, else empty
  Index value = none;
  Area area;
  Range filters; ///< in `filters`
};

/// `G`, or `(G = extent)`.
struct Factor {
  Place axis;
  Index extent = none;
};

/// `m` or `v = var(x, unbiased)` after the semicolon of a tracking clause.
struct Feed {
  Place name;
  Index value = none; ///< none: the statistic's own value
};

struct Tracking {
  Place place;
  Index rate = none;
  bool selects = false; ///< a semicolon was written: only the feeds are tracked
  Range feeds;          ///< in `feeds`
};

enum class ClauseKind : std::uint8_t { on, over, per, as, tracking };

struct Clause {
  ClauseKind kind = ClauseKind::on;
  Place place;
  Index value = none;    ///< on
  Place name;            ///< over, as
  Range axes;            ///< per, in `axes`
  Index tracking = none; ///< in `trackings`
};

enum class StatementKind : std::uint8_t {
  axis,
  split,
  partition,
  operate,
  recover,
  let,
  stat,
  param,
  state,
  assign,
  repeat,
  along,
  yield,
  backward
};

struct Statement {
  StatementKind kind = StatementKind::let;
  Place place;
  Place rest;  ///< what follows its first word
  Range names; ///< in `names`: what is defined or assigned; partition: its name, if any; backward: its argument; axis,
               ///< along: the axis
  bool has_shape = false;
  Range axes;         ///< in `axes`: brackets of param and state; left side of split
  Place type;         ///< `int`, of a state
  Range factors;      ///< in `factors`: split
  Range spans;        ///< in `spans`: partition
  Range filters;      ///< in `filters`: partition
  Index value = none; ///< the expression: right side, count of repeat, what is yielded, what operate or recover calls
  Range clauses;      ///< in `clauses`: operate, recover
  Index initially = none;
  Index tracking = none; ///< in `trackings`: stat
  bool has_block = false;
  Range block;         ///< in `blocks`: operate, recover, repeat, along, backward
  Range comments;      ///< in `comments`: on lines of their own before it
  Place comment_after; ///< at the end of its last line, without the line break
  Range comments_end;  ///< in `comments`: before its block's closing brace
};

enum class DefinitionKind : std::uint8_t { norm, operation, recovery, function };

struct Input {
  Place place;
  Place name;
  bool has_shape = false;
  Range axes;         ///< in `axes`
  Place type;         ///< `int`, `bool` or the axis that it labels; empty for real
  Index value = none; ///< default
};

struct Setting {
  Place name;
  Index value = none;
};

struct Result {
  Place place;
  Place name;
  bool has_shape = false;
  Range axes;
};

struct Definition {
  DefinitionKind kind = DefinitionKind::norm;
  Place place;
  Place name;
  Range inputs;
  Range settings;
  bool has_results = false;
  Range results;
  Range body;          ///< in `blocks`
  Range documentation; ///< in `comments`: the `##` lines before it
  Range comments;      ///< in `comments`: other comments before it
  Range comments_end;  ///< in `comments`: before its closing brace
  Place comment_after; ///< at the end of its last line
};

/// The pools. `blocks` holds statement indices so that a nested block is one range.
struct File {
  Text text;
  Text name;               ///< as given on the command line, for diagnostics; never opened
  std::vector<Place> uses; ///< the strings of `use`, without their quotes
  std::vector<Definition> definitions;
  std::vector<Input> inputs;
  std::vector<Setting> settings;
  std::vector<Result> results;
  std::vector<Statement> statements;
  std::vector<Index> blocks;
  std::vector<Expression> expressions;
  std::vector<Argument> arguments;
  std::vector<Pick> picks;
  std::vector<Span> spans;
  std::vector<Filter> filters;
  std::vector<AxisName> axes;
  std::vector<Factor> factors;
  std::vector<Clause> clauses;
  std::vector<Tracking> trackings;
  std::vector<Feed> feeds;
  std::vector<Place> names;
  std::vector<Place> comments;
  Range comments_end; ///< after the last definition

  constexpr std::string_view spelled(Place place) const { return text.substr(place.begin, place.end - place.begin); }
};

} // namespace norma::dsl
